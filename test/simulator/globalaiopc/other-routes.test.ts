import { OTHER_FAMILIES } from '../../../simulator/globalaiopc/families';
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

describe('The key', () => {
	const strangers = () => [new ThirdPartyGlobalAiOpcClient(simulator, 'another-key')] as const;

	it('is refused with HTTP 401 when it is another one', async () => {
		const [stranger] = strangers();
		expect(await stranger.create()).toMatchObject({ status: 401, body: { code: '401' } });
		expect(await stranger.result('proj_1')).toMatchObject({ status: 401 });
		expect(await simulator.control.jobs()).toEqual([]);
	});

	it('is refused under HTTP 200 when switched to', async () => {
		await setSwitches({ wrongKey: 'code', codeForm: 'number' });
		const [stranger] = strangers();
		expect(await stranger.create()).toMatchObject({ status: 200, body: { code: 401 } });
	});

	it('is missed when there is no header', async () => {
		const response = await fetch(`${simulator.baseUrl('globalaiopc')}/v1/result/proj_1`);
		expect(response.status).toBe(401);
	});
});

describe('Headers', () => {
	it('need no content type unless switched to', async () => {
		const plain = { 'Content-Type': 'text/plain' };
		const send = () => client.send('POST', '/v1/videos/videos', SAMPLE_BODY, plain);
		expect((await send()).status).toBe(200);
		await setSwitches({ contentType: 'required' });
		expect((await send()).status).toBe(415);
		expect((await client.create()).status).toBe(200);
	});

	it('with an idempotency key give the first task again when switched to', async () => {
		const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'a' };
		const send = async () =>
			(await client.send('POST', '/v1/videos/videos', SAMPLE_BODY, headers)).body.id;
		expect(await send()).toEqual(expect.any(String));
		expect(await send()).not.toBe(await send());
		await setSwitches({ idempotencyKey: 'honoured' });
		expect(await send()).toBe(await send());
	});
});

describe('Addresses that nobody serves', () => {
	it.each(['/v1/models', '/v1/balance', '/v1/v1/result/1'])('%s has no handler', async (path) => {
		expect(await client.send('GET', path)).toMatchObject({
			status: 404,
			body: { message: `No handler found for GET /kyyReactApiServer${path}` },
		});
	});
});

describe('The other families', () => {
	it.each(OTHER_FAMILIES.map(({ path, object, media }) => ({ path, object, media })))(
		'$path answers with a task, asked for like all others',
		async ({ path, object, media }) => {
			const { body } = await client.send('POST', path, { model: 'some-model', prompt: 'boat' });
			expect(body).toMatchObject({ id: expect.any(String), object, status: 'queued', error: null });
			await simulator.control.finishJob('globalaiopc', String(body.id));
			const result = (await client.result(body.id)).body;
			expect(result).toMatchObject({ id: body.id, status: 'completed', model: 'some-model' });
			const link = media === 'image' ? result.image_url : result.video_url;
			const file = await fetch(String(link));
			expect(file.headers.get('content-type')).toBe(media === 'image' ? 'image/png' : 'video/mp4');
		},
	);

	const URL = 'https://media.example.org/boat.png';
	const text = { type: 'text', text: 'boat' };

	it.each<[string, string, Record<string, unknown>, RegExp]>([
		['two names of a length', 'sora', { duration: 4, seconds: 4 }, /不能同时使用/],
		['two names of a shape', 'sora', { size: '1280x720', aspect_ratio: '16:9' }, /不能同时使用/],
		['a length that is not made', 'sora', { seconds: 5 }, /duration 5/],
		['a length in words', 'sora', { seconds: '4s' }, /seconds 必须为整数/],
		['too many images', 'sora', { input_reference: [URL, URL] }, /at most 1/],
		['a shape that is not made', 'veo', { aspect_ratio: '1:1' }, /aspect_ratio 1:1/],
		['a resolution that is not made', 'veo', { resolution: '8K' }, /resolution 8K/],
		['a last frame alone', 'veo', { last_image: URL }, /首帧/],
		['frames and images', 'veo', { first_image: URL, input_reference: [URL] }, /混用/],
		['a frame that is no link', 'veo', { first_image: 'boat.png' }, /公网URL/],
		['no list', 'veo', { input_reference: URL }, /必须为数组/],
		['no video where one is needed', 'kyyvideo2', { model: 'seedance_2_0' }, /参考视频/],
		[
			'an unknown kind of content',
			'seedance',
			{ content: [text, { type: 'x' }] },
			/content.type x/,
		],
	])('refuse %s', async (_what, family, fields, message) => {
		const models: Record<string, string> = { sora: 'openAiSora2Plus', veo: 'veo_3_1_fast' };
		const body = { model: models[family] ?? 'some-model', prompt: 'boat', ...fields };
		const answer = await client.send('POST', `/v1/${family}/videos`, body);
		expect(answer.body).toMatchObject({ code: '1', msg: expect.stringMatching(message) });
	});

	it.each<[string, string, Record<string, unknown>]>([
		['sora', 'openAiSora2Plus', { size: '720x1280', duration: 8, image_urls: [URL] }],
		['veo', 'veo_3_1_pro', { resolution: '4k', first_image: URL }],
		['seedance', 'seedance_1_5_pro_720p', { content: [text], ratio: 'adaptive', duration: 12 }],
		['starvideos', 'starvideos_v3', { images: [URL, URL], duration: 3 }],
		['kyyvideo2', 'kyyvideo2', { referenceImages: ['asset://asset-1'], generateAudio: true }],
	])('%s takes what its page shows', async (family, model, fields) => {
		await setSwitches({ unknownFields: 'refuse' });
		const body = { model, prompt: 'boat', ...fields };
		const answer = await client.send('POST', `/v1/${family}/videos`, body);
		expect(answer.body).toMatchObject({ id: expect.any(String), status: 'queued' });
	});

	it('refuse a field that is on no page when switched to', async () => {
		await setSwitches({ unknownFields: 'refuse' });
		const body = { model: 'veo_3_1_fast', prompt: 'boat', duration: 8 };
		const answer = await client.send('POST', '/v1/veo/videos', body);
		expect(answer.body.msg).toContain('duration');
	});

	it('answer in an envelope when switched to', async () => {
		await setSwitches({ createAnswer: 'envelope' });
		const body = { model: 'veo_3_1_fast', prompt: 'boat' };
		const answer = await client.send('POST', '/v1/veo/videos', body);
		expect(answer.body).toMatchObject({ code: '0', data: { projectId: expect.any(String) } });
	});

	it.each([
		['page', 200, 404],
		['sample', 404, 200],
		['both', 200, 200],
	])('Sora is where the switch %s says', async (soraPath, page, sample) => {
		await setSwitches({ soraPath });
		const body = { model: 'openAiSora2Plus', prompt: 'boat' };
		expect((await client.send('POST', '/v1/sora/videos', body)).status).toBe(page);
		expect((await client.send('POST', '/sora/videos', body)).status).toBe(sample);
	});

	it('refuse a request without a model', async () => {
		expect((await client.send('POST', '/v1/sora/videos', { prompt: 'boat' })).body.code).toBe('1');
	});
});

describe('The model center', () => {
	const TASKS = '/v2/model-center/tasks';
	const BODY = { model: 'videos_stable', prompt: 'boat', duration: 5, aspect_ratio: '16:9' };

	it('shows progress, tokens and two links', async () => {
		await simulator.control.planJobs({ durationSeconds: 200 });
		const { body } = await client.send('POST', TASKS, BODY);
		await simulator.control.advance(105);
		expect((await client.send('GET', `${TASKS}/${body.id}`)).body).toMatchObject({
			id: body.id,
			status: 'processing',
			progress: 50,
			result_url: null,
		});
		await simulator.control.advance(100);
		const done = (await client.send('GET', `${TASKS}/${body.id}`)).body;
		expect(done).toMatchObject({
			status: 'completed',
			progress: 100,
			amount: 1.2,
			actualDuration: 5,
			totalTokens: expect.any(Number),
			error: null,
		});
		expect(done.result_url).toBe(done.video_url);
	});

	it('may wrap them in data', async () => {
		await setSwitches({ modelCenterShape: 'in-data' });
		const { body } = await client.send('POST', TASKS, BODY);
		const answer = await client.send('GET', `${TASKS}/${body.id}`);
		expect(answer.body).toMatchObject({ code: '0', data: { status: 'queued' } });
	});
});

describe('The review of assets', () => {
	it('takes several, and makes them active in time', async () => {
		const { body } = await client.send('POST', '/asset/sd2Manxue/assetUpload', {
			imageUrls: ['https://media.example.org/face.png', 'face.png'],
			videoUrls: [],
			audioUrls: ['https://media.example.org/voice.mp3'],
		});
		expect(body).toMatchObject({
			code: '0',
			data: { items: [{ status: 'submitted' }, { assetType: 'Audio' }], failedItems: [{}] },
		});
		const data = body.data as { items: { assetId: string }[] };
		const assetIds = data.items.map(({ assetId }) => assetId);
		const statuses = async () => {
			const answer = await client.send('POST', '/asset/sd2Manxue/assetStatus', { assetIds });
			return (answer.body.data as { items: { status: string }[] }).items.map(
				({ status }) => status,
			);
		};
		await simulator.control.advance(10);
		expect(await statuses()).toEqual(['Processing', 'Processing']);
		await simulator.control.advance(30);
		expect(await statuses()).toEqual(['Active', 'Active']);
		expect(await simulator.control.inspect('globalaiopc')).toMatchObject({ assets: [{}, {}] });
	});

	it('knows two more generations of the calls', async () => {
		const one = { assetType: 'Image', url: 'https://media.example.org/face.png', name: 'face' };
		const single = await client.send('POST', '/kyyVideo2/asset/upload', one);
		const assetId = single.body.data?.assetId;
		expect(assetId).toEqual(expect.any(String));
		const detail = await client.send('POST', '/asset/seedance2/assetDetail', { assetId });
		expect(detail.body).toMatchObject({ code: '0', data: { assetId, assetType: 'Image' } });
		const upload = await client.send('POST', '/asset/seedance2/assetUpload', {
			imageUrls: [one.url],
		});
		expect(upload.body).toMatchObject({ data: { items: [{ assetType: 'Image' }] } });
		const path = `/kyyVideo2/asset/${assetId}`;
		expect((await client.send('GET', path)).body).toMatchObject({ code: '0', data: { assetId } });
		expect((await client.send('GET', `${path}0`)).body).toMatchObject({ code: '-1', data: null });
	});

	it.each(['assetUpload', 'assetStatus'])('refuses a body of another form in %s', async (call) => {
		const path = `/asset/sd2Manxue/${call}`;
		const body = { imageUrls: 'x', assetIds: 'x' };
		expect((await client.send('POST', path, body)).body).toMatchObject({ code: '1' });
	});
});
