import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyWayinClient, VIDEO_URL } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyWayinClient;
const switchTo = (changes: Record<string, unknown>) =>
	simulator.control.setSwitches('wayinvideo', changes);

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyWayinClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const rendered = (settings: object) => ({ enable_export: true, ...settings });
const reframed = (settings: object) => rendered({ enable_ai_reframe: true, ...settings });

describe('WayinVideo refuses', () => {
	it.each([{ Authorization: 'Bearer another' }, { Authorization: 'sim-wayinvideo-key' }])(
		'the key %j with 403 and the four fields of the gateway',
		async (headers) => {
			const stranger = new ThirdPartyWayinClient(simulator, headers);
			const { status, body } = await stranger.clip();
			expect(status).toBe(403);
			expect(body).toEqual({
				timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/),
				status: 403,
				error: 'Forbidden',
				path: '/api/v2/clips',
			});
		},
	);

	it.each<[string, object]>([
		['no video_url', { video_url: undefined }],
		['an empty video_url', { video_url: '' }],
		['a length of the website', { target_duration: 'DURATION_15_30' }],
		['a limit that is text', { limit: '4' }],
		['a limit of 0', { limit: 0 }],
		['a flag that is text', { enable_export: 'true' }],
		['a language without its region', { source_lang: 'zh' }],
		['an unknown output language', { target_lang: 'tlh' }],
		['an unknown resolution', rendered({ resolution: '1080p' })],
		['an unknown caption mode', rendered({ enable_caption: true, caption_display: 'all' })],
		['an unknown hook style', rendered({ enable_ai_hook: true, ai_hook_script_style: 'grim' })],
		['an unknown hook position', rendered({ enable_ai_hook: true, ai_hook_position: 'mid' })],
		['reframing without a ratio', reframed({})],
		['an unknown ratio', reframed({ ratio: 'RATIO_ORIGINAL' })],
		['a layout of another ratio', reframed({ ratio: 'RATIO_1_1', reframe_layout: 'PiP' })],
		['a layout in other case', reframed({ ratio: 'RATIO_9_16', reframe_layout: 'auto' })],
	])('%s', async (_name, body) => {
		expect(await client.clip(body)).toMatchObject({
			status: 400,
			body: { message: expect.any(String), status: 400, path: '/api/v2/clips' },
		});
		expect(await simulator.control.jobs()).toEqual([]);
	});

	it.each([['{"video_url":'], ['[]'], ['null']])('the body %s', async (body) => {
		expect((await client.post('/clips', body)).status).toBe(400);
	});

	it('a search without a query', async () => {
		const answer = await client.post('/clips/find-moments', { video_url: VIDEO_URL });
		expect(answer.status).toBe(400);
	});

	it('addresses that do not exist', async () => {
		const { status, body } = await client.get('/clips');
		expect({ status, body }).toMatchObject({
			status: 404,
			body: { status: 404, error: 'Not Found', path: '/api/v2/clips' },
		});
	});

	it.each([
		['message', { message: expect.any(String) }],
		['gateway', { status: 400, error: 'Bad Request' }],
		['nested', { data: { error_message: expect.any(String) } }],
	])('in the form of the switch: %s', async (errorBody, expected) => {
		await switchTo({ errorBody });
		expect((await client.clip({ limit: 0 })).body).toMatchObject(expected);
	});

	it.each<[string, Record<string, unknown>, object]>([
		['values of no list', { invalidValues: 'ignore' }, { target_duration: 'DURATION_15_30' }],
		['a missing ratio', { reframeWithoutRatio: 'ignore' }, reframed({})],
	])('%s unless switched off', async (_name, switches, body) => {
		expect((await client.clip(body)).status).toBe(400);
		await switchTo(switches);
		expect((await client.clip(body)).status).toBe(200);
	});

	it('other things only when switched to', async () => {
		const both = rendered({ enable_caption: true, caption_display: 'both' });
		expect((await client.clip(both)).status).toBe(200);
		await switchTo({ bothWithoutStaticStyle: 'refuse', validationStatus: 422 });
		expect((await client.clip(both)).status).toBe(422);
		expect((await client.clip({ ...both, cc_style_tpl: 'temp-static-1' })).status).toBe(200);

		const search = { video_url: VIDEO_URL, query: 'x', target_duration: 'DURATION_0_30' };
		expect((await client.post('/clips/find-moments', search)).status).toBe(200);
		await switchTo({ targetDurationInFindMoments: 'refuse' });
		expect((await client.post('/clips/find-moments', search)).status).toBe(422);

		const versionless = new ThirdPartyWayinClient(simulator, { 'x-wayinvideo-api-version': 'v1' });
		expect((await versionless.clip()).status).toBe(200);
		await switchTo({ missingVersionHeader: 'refuse' });
		expect((await versionless.clip()).status).toBe(422);
	});

	it('nothing of the render fields without enable_export', async () => {
		expect((await client.clip({ resolution: 'huge', enable_ai_reframe: true })).status).toBe(200);
	});

	it('ids that it does not know, with the status of the switch', async () => {
		expect((await client.results('prj1')).status).toBe(404);
		await switchTo({ unknownIdStatus: 400, notFoundAfterSubmitSeconds: 30 });
		expect((await client.results('prj1')).status).toBe(400);
		const id = await client.clippingId();
		expect((await client.results(id)).status).toBe(400);
		await simulator.control.advance(30);
		expect((await client.results(id)).status).toBe(200);
	});
});

describe('WayinVideo limits', () => {
	it('all requests together to 15 a minute', async () => {
		const statuses = [];
		for (let call = 0; call < 16; call++) statuses.push((await client.results('prj1')).status);
		expect(statuses.slice(0, 15)).toEqual(Array.from({ length: 15 }, () => 404));
		expect(statuses[15]).toBe(429);
		const refused = await client.clip();
		expect(refused.body).toMatchObject({ status: 429, error: 'Too Many Requests' });
		expect(refused.headers.get('retry-after')).toBeNull();
		await switchTo({ retryAfterHeader: true });
		expect((await client.clip()).headers.get('retry-after')).toMatch(/^\d+$/);
		await simulator.control.advance(60);
		expect((await client.clip()).status).toBe(200);
	});

	it.each([
		['all', 429],
		['accepted', 404],
	])('requests, of which %s count', async (rateLimitCounts, later) => {
		const before = await simulator.control.switches('wayinvideo');
		expect(before.values['rateLimitCounts']).toBe('all');
		await switchTo({ rateLimitCounts });
		const ask = async () => (await client.results('prj1')).status;
		for (let call = 0; call < 15; call++) await ask();
		await simulator.control.advance(30);
		for (let call = 0; call < 15; call++) expect(await ask()).toBe(429);
		await simulator.control.advance(35);
		expect(await ask()).toBe(later);
	});

	it('tasks to five at once, in words that do not distinguish it from the rate', async () => {
		for (let task = 0; task < 5; task++) expect((await client.clip()).status).toBe(200);
		const { status, body } = await client.clip();
		expect(status).toBe(429);
		expect(Object.keys(body)).toEqual(['timestamp', 'status', 'error', 'path']);
		const [first] = await simulator.control.jobs();
		await simulator.control.finishJob('wayinvideo', first?.id ?? '');
		expect((await client.clip()).status).toBe(200);
	});

	it('what has not been paid for', async () => {
		await simulator.control.setAccount('wayinvideo', { unitsLeft: 1 });
		expect((await client.clip()).status).toBe(402);
		await switchTo({ noUnitsStatus: 400 });
		expect((await client.clip()).status).toBe(400);
	});

	it.each([
		['submit', true, 1000],
		['submit', false, 980],
		['end', true, 1000],
		['end', false, 980],
	])('units taken at %s, given back: %s', async (unitsTaken, refundFailed, left) => {
		await switchTo({ unitsTaken, refundFailed });
		await simulator.control.setAccount('wayinvideo', { unitsLeft: 1000 });
		await simulator.control.describeSource(VIDEO_URL, { durationSeconds: 600 });
		const id = await client.clippingId();
		const unitsLeft = async () =>
			(await simulator.control.account('wayinvideo')).values['unitsLeft'];
		expect(await unitsLeft()).toBe(unitsTaken === 'submit' ? 980 : 1000);
		await simulator.control.failJob('wayinvideo', id, 'x');
		expect(await unitsLeft()).toBe(left);
	});

	it('some switches to the Enterprise plan', async () => {
		await simulator.control.describeSource(VIDEO_URL, { durationSeconds: 600 });
		const express = { enable_express_mode: true };
		expect((await client.finished(express)).cost_usage).toBe(10);
		await simulator.control.setAccount('wayinvideo', { plan: 'standard' });
		expect((await client.finished(express)).cost_usage).toBe(20);
		await switchTo({ enterpriseSwitches: 'refuse' });
		expect((await client.clip(express)).status).toBe(403);
	});
});
