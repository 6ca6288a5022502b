import { startSimulator, type Simulator } from '../../simulator/simulator';
import { CLIPPING_BODY, ThirdPartyVizardClient } from './vizard/third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0, seed: 'control' });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const created = async () => String((await client.create()).body.projectId);

describe('The control API', () => {
	it('says where everything is', async () => {
		expect(await simulator.control.info()).toMatchObject({
			url: simulator.url,
			filesUrl: simulator.filesUrl,
			seed: 'control',
			clock: { speed: 0 },
			providers: expect.arrayContaining([
				{
					id: 'vizard',
					displayName: 'Vizard',
					baseUrl: `${simulator.url}/vizard/hvizard-server-front/open-api/v1`,
					apiKey: 'sim-vizard-key',
				},
			]),
		});
		expect(simulator.apiKey('vizard')).toBe('sim-vizard-key');
		expect(() => simulator.baseUrl('nobody')).toThrow("'nobody'");
	});

	it('sets durations of jobs to come and of a running one', async () => {
		await simulator.control.planJobs({ provider: 'vizard', times: 1, durationSeconds: 30 });
		const id = await created();
		await simulator.control.advance(29);
		expect((await simulator.control.job('vizard', id)).state).toBe('running');
		await simulator.control.changeJob('vizard', id, { durationSeconds: 100 });
		await simulator.control.advance(70);
		expect((await client.query(id)).body.code).toBe(1000);
		await simulator.control.changeJob('vizard', id, { durationSeconds: 50 });
		expect((await client.query(id)).body.code).toBe(2000);
	});

	it('sets outcomes, also of a job that never ends', async () => {
		await simulator.control.planJobs({ outcome: { kind: 'never' } });
		const [id, other] = [await created(), await created()];
		await simulator.control.advance(365 * 24 * 3600);
		expect((await client.query(id)).body.code).toBe(1000);
		expect((await simulator.control.job('vizard', id)).endsAt).toBeNull();
		await simulator.control.changeJob('vizard', id, { outcome: { kind: 'empty' } });
		expect((await client.query(id)).body).toMatchObject({ code: 2000, videos: [] });
		await simulator.control.finishJob('vizard', other);
		expect((await client.query(other)).body.videos?.length).toBeGreaterThan(0);
	});

	it('finishes, fails and expires a job now', async () => {
		const [done, failed, gone] = [await created(), await created(), await created()];
		expect((await simulator.control.finishJob('vizard', done)).state).toBe('succeeded');
		expect((await simulator.control.failJob('vizard', failed, 4008, 'gone')).state).toBe('failed');
		expect((await simulator.control.expireJob('vizard', gone)).state).toBe('expired');
		expect((await client.query(done)).body.code).toBe(2000);
		expect((await client.query(failed)).body).toMatchObject({ code: 4008, errMsg: 'gone' });
		expect((await client.query(gone)).body.code).toBe(4006);
		expect(await simulator.control.jobs({ state: 'failed' })).toHaveLength(1);
	});

	it('keeps the timeline of a job in virtual time', async () => {
		await simulator.control.planJobs({ durationSeconds: 600 });
		const id = await created();
		const { nowMs } = await simulator.control.clock();
		await simulator.control.advance(60);
		await client.query(id);
		await simulator.control.advance(3600);
		await client.query(id);
		const { timeline } = await simulator.control.job('vizard', id);
		const seconds = timeline.map(({ at, event, detail }) => [
			Math.round((Date.parse(at) - nowMs) / 1000),
			event,
			detail,
		]);
		expect(seconds).toEqual([
			[0, 'submitted', undefined],
			[30, 'started', undefined],
			[60, 'queried', 'code 1000'],
			[600, 'finished', 'succeeded'],
			[3660, 'queried', 'code 2000'],
		]);
	});

	it('logs requests with headers and bodies and counts them by route', async () => {
		const id = await created();
		await client.query(id);
		await client.query(id);
		await fetch(`${simulator.url}/nowhere`);
		const [first] = await simulator.control.requests({ method: 'post' });
		expect(first).toMatchObject({
			target: 'api',
			provider: 'vizard',
			status: 200,
			body: CLIPPING_BODY,
			headers: { vizardai_api_key: 'sim-vizard-key' },
			faults: [],
		});
		expect(await simulator.control.requests({ url: `/query/${id}$` })).toHaveLength(2);
		expect(await simulator.control.requests({ afterId: first?.id ?? 0 })).toHaveLength(3);
		expect(await simulator.control.requests({ status: 404 })).toMatchObject([
			{ provider: null, route: null },
		]);
		const counts = await simulator.control.requestCounts();
		expect(counts.map(({ method, count }) => [method, count])).toEqual([
			['POST', 1],
			['GET', 2],
			['GET', 1],
		]);
		await simulator.control.clearRequests();
		expect(await simulator.control.requests()).toEqual([]);
	});

	it('describes every switch and refuses unknown ones', async () => {
		const { values, descriptions } = await simulator.control.switches('vizard');
		expect(Object.keys(descriptions)).toEqual(Object.keys(values));
		expect(Object.values(descriptions)).not.toContain('');
		await expect(simulator.control.setSwitches('vizard', { nonsense: 1 })).rejects.toThrow('400');
		await expect(simulator.control.setSwitches('vizard', { httpStatus: 1 })).rejects.toThrow('400');
		await expect(simulator.control.switches('nobody')).rejects.toThrow('404');
		await expect(simulator.control.job('vizard', '1')).rejects.toThrow('404');
		await expect(simulator.control.planJobs({ times: 0 })).rejects.toThrow('400');
	});

	it('resets everything', async () => {
		const first = await created();
		await simulator.control.setSwitches('vizard', { httpStatus: 'conventional' });
		await simulator.control.setAccount('vizard', { plan: 'free' });
		await simulator.control.planJobs({ durationSeconds: 1 });
		await simulator.control.injectFault({ delayMs: 1, times: 0 });
		await simulator.control.advance(1e6);
		await simulator.control.reset();
		expect(await simulator.control.jobs()).toEqual([]);
		expect(await simulator.control.plans()).toEqual([]);
		expect(await simulator.control.faults()).toEqual([]);
		expect((await simulator.control.switches('vizard')).values['httpStatus']).toBe('always-200');
		expect((await simulator.control.account('vizard')).values['plan']).toBe('business');
		expect(Math.abs((await simulator.control.clock()).nowMs - Date.now())).toBeLessThan(5000);
		expect(await created()).toBe(first);
	});
});
