import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { SAMPLE_BODY, ThirdPartyGlobalAiOpcClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyGlobalAiOpcClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyGlobalAiOpcClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const setSwitches = (changes: Record<string, unknown>) =>
	simulator.control.setSwitches('globalaiopc', changes);
const link = 'https://media.example.org/a.png';
const links = (count: number) => Array.from({ length: count }, () => link);
const videos = (changes: object) => ({ ...SAMPLE_BODY, ...changes });
const pro = (changes: object) => videos({ model: 'videos_pro', duration: 10, ...changes });

describe('POST /v1/videos/videos', () => {
	it.each<[string, unknown]>([
		['no JSON', '{"model":'],
		['a list', [SAMPLE_BODY]],
		['no model', videos({ model: undefined })],
		['no prompt', videos({ prompt: '' })],
		['no duration', videos({ duration: undefined })],
		['half a second', videos({ duration: 4.5 })],
		['seconds with their unit', videos({ duration: '5s' })],
		['3 seconds', videos({ duration: 3 })],
		['16 seconds', videos({ duration: 16 })],
		['5 seconds of pro', pro({ duration: 5 })],
		['another ratio', videos({ ratio: '2:1' })],
		['a ratio of another model', videos({ model: 'videos_stable', ratio: '21:9' })],
		['1080p', videos({ resolution: '1080p' })],
		['a first frame alone', videos({ first_image: link })],
		['a last frame alone', videos({ lastFrameImage: link })],
		[
			'frames beside references',
			videos({ image: link, lastFrameImage: link, referenceImages: links(1) }),
		],
		['a file as a frame', videos({ first_image: 'data:image/png;base64,AA', last_image: link })],
		['a reference that is no list', videos({ referenceImages: link })],
		['base64 as a reference', videos({ referenceImages: ['AAAA'] })],
		['10 images', videos({ referenceImages: links(10) })],
		['4 videos', videos({ referenceVideos: links(4) })],
		['4 audios', videos({ referenceAudios: links(4) })],
		['audio of fast', videos({ model: 'videos_fast', referenceAudios: links(1) })],
		['5 images of stable', videos({ model: 'videos_stable', referenceImages: links(5) })],
		['a video of pro', pro({ referenceVideos: links(1) })],
		['audio of pro without an image', pro({ referenceAudios: links(1) })],
		['autoFace of another model', pro({ autoFace: true })],
		['a long prompt', videos({ model: 'videos_stable', prompt: 'x'.repeat(5001) })],
	])('refuses %s', async (_name, body) => {
		const answer = await client.create(body);
		expect(answer).toMatchObject({ status: 200, body: { code: '1', msg: expect.any(String) } });
		expect(await simulator.control.jobs()).toEqual([]);
	});

	it.each<[string, unknown]>([
		['the least', { model: 'videos', prompt: 'boat', duration: 4 }],
		['a duration as text', videos({ duration: '15' })],
		[
			'all references',
			videos({ referenceImages: links(9), referenceVideos: links(3), referenceAudios: links(3) }),
		],
		['frames under the newer names', videos({ first_image: link, last_image: link })],
		['frames under the older names', videos({ image: link, lastFrameImage: link })],
		['audio of pro beside an image', pro({ referenceAudios: links(3), referenceImages: links(1) })],
		['autoFace', videos({ autoFace: true })],
		['nulls for what is not given', videos({ first_image: null, referenceImages: null })],
		['a model that is not listed', videos({ model: 'videos_max', duration: 60, ratio: '2:1' })],
		['fields that are not listed', videos({ watermark: false })],
	])('takes %s', async (_name, body) => {
		expect((await client.create(body)).body).toMatchObject({ status: 'queued' });
	});

	it.each<[string, Record<string, unknown>, unknown]>([
		['a duration as text', { validation: 'strict' }, videos({ duration: '5' })],
		['unlisted models', { unlistedModels: 'refuse' }, videos({ model: 'videos_max' })],
		['unlisted fields', { unknownFields: 'refuse' }, videos({ watermark: false })],
		['4:3', { videosRatios: 'three' }, videos({ ratio: '4:3' })],
		[
			'5 seconds of stable_fast',
			{ stableFastDurations: '10-or-15' },
			videos({ model: 'videos_stable_fast' }),
		],
		['1501 characters', { promptLimit: '1500' }, videos({ prompt: 'x'.repeat(1501) })],
	])('refuses %s only when switched to', async (_name, switches, body) => {
		expect((await client.create(body)).body.status).toBe('queued');
		await setSwitches(switches);
		expect((await client.create(body)).body.code).toBe('1');
	});

	it('does not see frames under names that it does not read', async () => {
		await setSwitches({ frameFields: 'image' });
		const body = videos({ first_image: link, referenceImages: links(1) });
		expect((await client.create(body)).body.status).toBe('queued');
		await setSwitches({ frameFields: 'first_image' });
		expect((await client.create(body)).body.code).toBe('1');
	});

	it('has no limit of a prompt when switched to', async () => {
		await setSwitches({ promptLimit: 'none' });
		const body = videos({ model: 'videos_stable', prompt: 'x'.repeat(9000) });
		expect((await client.create(body)).body.status).toBe('queued');
	});

	it.each([
		['failed-task', { status: 200, body: { status: 'failed', error: expect.any(String) } }],
		['http-400', { status: 400, body: { code: '400' } }],
	])('refuses in the form %s when switched to', async (refusal, expected) => {
		await setSwitches({ refusal });
		expect(await client.create({})).toMatchObject(expected);
	});

	it('reports a failure on create when switched to', async () => {
		await setSwitches({ failuresShow: 'on-create', refusal: 'failed-task' });
		const { body } = await client.create(videos({ prompt: 'sim-fail=content' }));
		expect(body).toMatchObject({
			status: 'failed',
			error: expect.stringContaining('content policy'),
		});
		expect(await simulator.control.jobs()).toEqual([]);
	});
});

describe('The account', () => {
	const balance = async () => (await simulator.control.account('globalaiopc')).values['balance'];

	it('pays for each call until the balance is used up', async () => {
		await simulator.control.setAccount('globalaiopc', { balance: 2, pricePerCall: 1.5 });
		expect((await client.create()).body.status).toBe('queued');
		expect(await balance()).toBe(0.5);
		expect((await client.create()).body).toMatchObject({
			code: '1',
			msg: expect.stringContaining('余额'),
		});
	});

	it.each([
		[true, 100],
		[false, 99],
	])('gets the price of a failed task back: %s', async (refundFailed, left) => {
		await setSwitches({ refundFailed });
		await simulator.control.setAccount('globalaiopc', { balance: 100, pricePerCall: 1 });
		await client.finished(videos({ prompt: 'sim-fail=reference' }));
		expect(await balance()).toBe(left);
	});

	it('runs so many tasks at once', async () => {
		await setSwitches({ concurrentTasks: 1 });
		const id = await client.createdId();
		expect((await client.create()).body).toMatchObject({ code: '1' });
		await simulator.control.finishJob('globalaiopc', id);
		expect((await client.create()).body).toMatchObject({ status: 'queued' });
	});
});
