import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { SAMPLE_BODY, ThirdPartyGlobalAiOpcClient } from './third-party-client';

const DAY = 24 * 3600;
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

describe('A task of the Videos family', () => {
	it('is queued, processed and completed with a link', async () => {
		const created = await client.create();
		expect(created.status).toBe(200);
		const { nowMs } = await simulator.control.clock();
		expect(created.body).toEqual({
			id: expect.stringMatching(/^video_\d+$/),
			object: 'video',
			created: Math.floor(nowMs / 1000),
			model: 'videos',
			status: 'queued',
			error: null,
		});
		const { id } = created.body;
		const head = {
			id,
			object: 'video',
			created: Math.floor(nowMs / 1000),
			model: 'videos',
			video_url: null,
			error: null,
		};
		expect((await client.result(id)).body).toEqual({ ...head, status: 'queued' });
		await simulator.control.advance(30);
		expect((await client.result(id)).body).toEqual({ ...head, status: 'processing' });
		await simulator.control.advance(3600);
		const { body } = await client.result(id);
		expect(body).toEqual({
			...head,
			status: 'completed',
			video_url: expect.stringMatching(/\/out\/\d+\.mp4/),
			actualDuration: 5,
		});
		const file = await fetch(String(body.video_url));
		expect(file.headers.get('content-type')).toBe('video/mp4');
	});

	it('may be answered with an envelope, as the page has it', async () => {
		await setSwitches({ createAnswer: 'envelope' });
		const { body } = await client.create();
		expect(body).toEqual({
			code: '0',
			msg: null,
			data: { projectId: expect.stringMatching(/^proj_\d+$/) },
		});
		const id = body.data?.projectId;
		expect((await client.result(id)).body).toMatchObject({ id, status: 'queued' });
	});

	it('may give its beginning as text', async () => {
		await setSwitches({ createdForm: 'string' });
		const { body } = await client.create();
		expect(body.created).toMatch(/^\d{10}$/);
		expect((await client.result(body.id)).body.created).toBe(body.created);
	});

	it('may be answered with HTTP 202, and with a number for code', async () => {
		await setSwitches({ createAnswer: 'envelope', createHttpStatus: 202, codeForm: 'number' });
		expect(await client.create()).toMatchObject({ status: 202, body: { code: 0 } });
	});

	it('may have its result inside data', async () => {
		await setSwitches({ resultShape: 'in-data' });
		expect(await client.finished()).toMatchObject({
			code: '0',
			data: { status: 'completed', video_url: expect.any(String) },
		});
	});

	it('may give its length and its price as text', async () => {
		await setSwitches({ actualDurationForm: 'string', amount: 'string' });
		expect(await client.finished()).toMatchObject({ actualDuration: '5', amount: '1.2' });
		await setSwitches({ amount: 'number' });
		expect(await client.finished()).toMatchObject({ amount: 1.2 });
	});

	it.each([
		[{}, { error: 'reference image could not be read' }],
		[{ errorForm: 'object' }, { error: { message: expect.any(String), code: 'reference' } }],
		[{ errorField: 'msg' }, { error: null, msg: 'reference image could not be read' }],
	])('that fails with %j says so in %j', async (switches, expected) => {
		await setSwitches(switches);
		const prompt = 'boat sim-fail=reference';
		const body = await client.finished({ ...SAMPLE_BODY, prompt });
		expect(body).toMatchObject({ status: 'failed', video_url: null, ...expected });
		expect(body).not.toHaveProperty('actualDuration');
	});

	it('that breaks the content rules fails at once', async () => {
		const id = await client.createdId({ ...SAMPLE_BODY, prompt: 'sim-fail=content' });
		await simulator.control.advance(30);
		expect((await client.result(id)).body).toMatchObject({ status: 'failed' });
	});

	it('may be completed without a link, cancelled, or never end', async () => {
		const withOutcome = (kind: string) => ({ ...SAMPLE_BODY, prompt: `boat sim-outcome=${kind}` });
		expect(await client.finished(withOutcome('empty'))).toMatchObject({
			status: 'completed',
			video_url: null,
		});
		expect(await client.finished(withOutcome('cancelled'))).toMatchObject({ status: 'cancelled' });
		const id = await client.createdId(withOutcome('never'));
		await simulator.control.advance(365 * DAY);
		expect((await client.result(id)).body.status).toBe('processing');
	});
});

describe('A result link', () => {
	const ended = async () => {
		const id = await client.createdId();
		await simulator.control.finishJob('globalaiopc', id);
		const link = async () => String((await client.result(id)).body.video_url);
		return { link };
	};
	const statusOf = async (url: string) => (await fetch(url)).status;

	it('works for a day, and asking again gives a new one', async () => {
		const { link } = await ended();
		const first = await link();
		await simulator.control.advance(DAY - 60);
		expect(await statusOf(first)).toBe(200);
		await simulator.control.advance(120);
		expect(await statusOf(first)).toBe(403);
		expect(await statusOf(await link())).toBe(200);
	});

	it('may end for good', async () => {
		await setSwitches({ linkRenewal: 'kept' });
		const { link } = await ended();
		const first = await link();
		await simulator.control.advance(DAY + 1);
		expect(await link()).toBe(first);
		expect(await statusOf(first)).not.toBe(200);
	});

	it('leads to a file of the shape and size asked for', async () => {
		const prompt = 'boat sim-bytes=3000000';
		const { video_url } = await client.finished({ ...SAMPLE_BODY, prompt });
		const file = await fetch(String(video_url));
		expect((await file.arrayBuffer()).byteLength).toBe(3_000_000);
	});
});

describe('An id that no task has', () => {
	it.each([
		['code', { status: 200, body: { code: '1', msg: expect.any(String), data: null } }],
		['http-404', { status: 404, body: { code: '404' } }],
		['failed-task', { status: 200, body: { id: 'proj_1', status: 'failed' } }],
		['null-data', { status: 200, body: { code: '0', data: null } }],
	])('is answered as the switch %s says', async (unknownId, expected) => {
		await setSwitches({ unknownId });
		expect(await client.result('proj_1')).toMatchObject(expected);
	});

	it('is also that of a task which was forgotten', async () => {
		const id = await client.createdId();
		await simulator.control.expireJob('globalaiopc', id);
		expect((await client.result(id)).body).toMatchObject({ code: '1' });
	});
});

describe('The limit of queries', () => {
	it('does not exist unless switched on', async () => {
		const id = await client.createdId();
		for (let query = 0; query < 50; query++) expect((await client.result(id)).status).toBe(200);
	});

	it('answers HTTP 429 for a task that is asked for too often', async () => {
		await setSwitches({ queriesPerMinute: 2 });
		const [id, other] = [await client.createdId(), await client.createdId()];
		await client.result(id);
		await client.result(id);
		const refused = await client.result(id);
		expect(refused).toMatchObject({ status: 429, body: { code: '429' } });
		expect(refused.headers.get('retry-after')).toBeNull();
		expect((await client.result(other)).status).toBe(200);
		await simulator.control.advance(61);
		expect((await client.result(id)).status).toBe(200);
	});

	it('says how long to wait when switched to', async () => {
		await simulator.control.setSpeed(60);
		await setSwitches({ queriesPerMinute: 1, retryAfterHeader: true });
		const id = await client.createdId();
		await client.result(id);
		const { status, headers } = await client.result(id);
		expect(status).toBe(429);
		expect(Number(headers.get('retry-after'))).toBe(1);
	});
});
