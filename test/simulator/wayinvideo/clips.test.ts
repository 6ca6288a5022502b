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

describe('WayinVideo clipping', () => {
	it('goes from CREATED over QUEUED and ONGOING to SUCCEEDED', async () => {
		await simulator.control.planJobs({ durationSeconds: 1000, output: { count: 10 } });
		const created = await client.clip({ project_name: 'Harbour' });
		expect(created).toMatchObject({ status: 200 });
		expect(created.body).toEqual({
			data: { id: expect.stringMatching(/^prj/), name: 'Harbour', status: 'CREATED' },
		});
		const id = created.body.data?.id;
		const look = async (seconds: number) => {
			await simulator.control.advance(seconds);
			return (await client.results(id)).body.data;
		};
		expect(await look(0)).toMatchObject({ id, name: 'Harbour', status: 'CREATED', clips: [] });
		expect(await look(40)).toMatchObject({ status: 'QUEUED' });
		const ongoing = await look(500);
		expect(ongoing).toMatchObject({ status: 'ONGOING' });
		expect(ongoing?.clips?.length).toBeGreaterThan(2);
		expect(ongoing?.clips?.length).toBeLessThan(10);
		const done = await look(500);
		expect(done).toMatchObject({
			status: 'SUCCEEDED',
			cost_usage: expect.any(Number),
			expire_at: expect.any(Number),
		});
		expect(done).not.toHaveProperty('error_message');
		expect(done?.clips?.map(({ idx }) => idx)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		const scores = done?.clips?.map(({ score }) => score) ?? [];
		expect(scores).toEqual([...scores].sort((one, other) => other - one));
		for (const clip of done?.clips ?? [])
			expect(clip).toEqual({
				idx: expect.any(Number),
				title: expect.any(String),
				begin_ms: expect.any(Number),
				end_ms: expect.any(Number),
				thumbnail: expect.stringMatching(/^http/),
				tags: expect.arrayContaining([expect.any(String)]),
				desc: expect.any(String),
				score: expect.any(Number),
			});
	});

	it.each([
		['created', 'CREATED'],
		['queued', 'QUEUED'],
	])('may begin differently: %s', async (earlyStatuses, status) => {
		await switchTo({ earlyStatuses });
		expect((await client.results(await client.clippingId())).body.data?.status).toBe(status);
	});

	it('may show nothing before the end, or not even the field', async () => {
		await simulator.control.planJobs({ durationSeconds: 1000, output: { count: 10 } });
		const id = await client.clippingId();
		await simulator.control.advance(700);
		await switchTo({ partialClips: false });
		expect((await client.results(id)).body.data?.clips).toEqual([]);
		await switchTo({ clipsBeforeFirst: 'absent' });
		expect((await client.results(id)).body.data).not.toHaveProperty('clips');
	});

	it('keeps to the length and the number that were asked for', async () => {
		const { clips } = await client.finished({ target_duration: 'DURATION_60_90', limit: 3 });
		expect(clips).toHaveLength(3);
		const lengths = (clips ?? []).map(({ begin_ms, end_ms }) => Number(end_ms) - Number(begin_ms));
		expect(new Set(lengths).size).toBe(3);
		expect(Math.min(...lengths)).toBeGreaterThanOrEqual(60_000);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(90_000);
	});

	it('may give times as text', async () => {
		await switchTo({ clipTimes: 'text' });
		const { clips } = await client.finished();
		expect(clips?.[0]).toMatchObject({ begin_ms: expect.stringMatching(/^\d+$/) });
	});

	it('fails under HTTP 200 with a reason', async () => {
		const { body } = await client.clip({ video_url: `${VIDEO_URL}&sim-fail=video_unavailable` });
		await simulator.control.advance(3 * 3600);
		expect(await client.results(body.data?.id)).toMatchObject({
			status: 200,
			body: { data: { status: 'FAILED', error_message: 'video unavailable' } },
		});
	});

	it('renders with enable_export, with links that are new each time and live a day', async () => {
		const data = await client.finished({
			enable_export: true,
			enable_ai_reframe: true,
			ratio: 'RATIO_4_5',
		});
		const link = String(data.clips?.[0]?.export_link);
		await simulator.control.advance(10);
		const again = (await client.results(data.id)).body.data?.clips?.[0]?.export_link;
		expect(again).not.toBe(link);
		expect((await fetch(link)).headers.get('content-type')).toBe('video/mp4');
		await simulator.control.advance(24 * 3600 - 5);
		expect((await fetch(link)).status).toBe(403);
		expect((await fetch(String(again))).status).toBe(200);
	});

	it.each([
		['clips-later', [[], [true], [true, true]]],
		[
			'links-later',
			[
				[false, false],
				[true, false],
				[true, true],
			],
		],
	])('may succeed before its renders have ended: %s', async (inlineExport, expected) => {
		await switchTo({ inlineExport });
		await simulator.control.planJobs({ output: { count: 2 } });
		const { id } = await client.finished({ enable_export: true });
		const seen = [];
		for (const seconds of [0, 60, 60]) {
			await simulator.control.advance(seconds);
			const { data } = (await client.results(id)).body;
			expect(data?.status).toBe('SUCCEEDED');
			seen.push((data?.clips ?? []).map(({ export_link }) => export_link !== undefined));
		}
		expect(seen).toEqual(expected);
	});

	it.each([
		['clips', '/clips/results', 20],
		['clips', '/clips/results', 240],
		['clips/find-moments', '/clips/find-moments/results', 240],
	])('of %s lists five slow renders one by one (%s, %d s)', async (call, path, seconds) => {
		await switchTo({ inlineExport: 'clips-later', inlineRenderSeconds: seconds });
		await simulator.control.planJobs({ durationSeconds: 600 });
		const body = { video_url: VIDEO_URL, query: 'ferries', limit: 5, enable_export: true };
		const id = (await client.post(`/${call}`, body)).body.data?.id;
		const listed = async () => (await client.get(`${path}/${String(id)}`)).body.data;
		await simulator.control.advance(550);
		expect(await listed()).toMatchObject({ status: 'ONGOING', clips: [] });
		await simulator.control.finishJob('wayinvideo', String(id));
		const seen: number[] = [];
		for (let render = 0; render <= 5; render++) {
			const data = await listed();
			expect(data?.status).toBe('SUCCEEDED');
			for (const clip of data?.clips ?? []) expect(clip.export_link).toMatch(/^http/);
			seen.push(data?.clips?.length ?? -1);
			await simulator.control.advance(seconds);
		}
		expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('has no links under ONGOING that would be gone later', async () => {
		await switchTo({ inlineExport: 'links-later' });
		await simulator.control.planJobs({ durationSeconds: 600, output: { count: 5 } });
		const id = await client.clippingId({ enable_export: true });
		await simulator.control.advance(550);
		const { clips = [] } = (await client.results(id)).body.data ?? {};
		expect(clips.length).toBeGreaterThan(0);
		expect(clips.every(({ export_link }) => export_link === undefined)).toBe(true);
	});

	it('is forgotten after three days', async () => {
		const { id, expire_at } = await client.finished();
		expect(expire_at).toBeGreaterThan(Date.now());
		await simulator.control.advance(3 * 24 * 3600);
		expect((await client.results(id)).status).toBe(404);
		await switchTo({ expiredIdStatus: 410 });
		expect((await client.results(id)).status).toBe(410);
	});
});

describe('WayinVideo find-moments', () => {
	it('needs a query and has results on a path of its own', async () => {
		const body = { video_url: VIDEO_URL, query: 'who pays for it', limit: 1 };
		const id = (await client.post('/clips/find-moments', body)).body.data?.id;
		await simulator.control.finishJob('wayinvideo', String(id));
		const found = await client.get(`/clips/find-moments/results/${id}`);
		expect(found.body.data).toMatchObject({ id, status: 'SUCCEEDED', clips: [{ idx: 0 }] });
		expect((await client.results(id)).status).toBe(404);
		await switchTo({ idsOfOtherKinds: 'resolve' });
		expect((await client.results(id)).status).toBe(200);
	});
});
