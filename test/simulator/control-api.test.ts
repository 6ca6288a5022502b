import { ControlClient } from '../../simulator/control-client';
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

describe.each([
	['in this process', () => simulator.control],
	['in another process', () => ControlClient.at(simulator.url)],
])('The control API of a simulator %s', (_where, controlled) => {
	let control: ControlClient;
	beforeAll(() => {
		control = controlled();
	});

	it('says where everything is', async () => {
		expect(await control.info()).toMatchObject({
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
		await control.planJobs({ provider: 'vizard', times: 1, durationSeconds: 30 });
		const id = await created();
		await control.advance(29);
		expect((await control.job('vizard', id)).state).toBe('running');
		await control.changeJob('vizard', id, { durationSeconds: 100 });
		await control.advance(70);
		expect((await client.query(id)).body.code).toBe(1000);
		await control.changeJob('vizard', id, { durationSeconds: 50 });
		expect((await client.query(id)).body.code).toBe(2000);
	});

	it('sets outcomes, also of a job that never ends', async () => {
		await control.planJobs({ outcome: { kind: 'never' } });
		const [id, other] = [await created(), await created()];
		await control.advance(365 * 24 * 3600);
		expect((await client.query(id)).body.code).toBe(1000);
		expect((await control.job('vizard', id)).endsAt).toBeNull();
		await control.changeJob('vizard', id, { outcome: { kind: 'empty' } });
		expect((await client.query(id)).body).toMatchObject({ code: 2000, videos: [] });
		await control.finishJob('vizard', other);
		expect((await client.query(other)).body.videos?.length).toBeGreaterThan(0);
	});

	it('finishes, fails and expires a job now', async () => {
		const [done, failed, gone] = [await created(), await created(), await created()];
		expect((await control.finishJob('vizard', done)).state).toBe('succeeded');
		expect((await control.failJob('vizard', failed, 4008, 'gone')).state).toBe('failed');
		expect((await control.expireJob('vizard', gone)).state).toBe('expired');
		expect((await client.query(done)).body.code).toBe(2000);
		expect((await client.query(failed)).body).toMatchObject({ code: 4008, errMsg: 'gone' });
		expect((await client.query(gone)).body.code).toBe(4006);
		expect(await control.jobs({ state: 'failed' })).toHaveLength(1);
	});

	it('keeps the timeline of a job in virtual time', async () => {
		await control.planJobs({ durationSeconds: 600 });
		const id = await created();
		const { nowMs } = await control.clock();
		await control.advance(60);
		await client.query(id);
		await control.advance(3600);
		await client.query(id);
		const { timeline } = await control.job('vizard', id);
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
		const [first] = await control.requests({ method: 'post' });
		expect(first).toMatchObject({
			target: 'api',
			provider: 'vizard',
			status: 200,
			body: CLIPPING_BODY,
			headers: { vizardai_api_key: 'sim-vizard-key' },
			faults: [],
		});
		expect(await control.requests({ url: `/query/${id}$` })).toHaveLength(2);
		expect(await control.requests({ afterId: first?.id ?? 0 })).toHaveLength(3);
		expect(await control.requests({ status: 404 })).toMatchObject([
			{ provider: null, route: null },
		]);
		const counts = await control.requestCounts();
		expect(counts.map(({ method, count }) => [method, count])).toEqual([
			['POST', 1],
			['GET', 2],
			['GET', 1],
		]);
		await control.clearRequests();
		expect(await control.requests()).toEqual([]);
	});

	it('describes every switch and refuses unknown ones', async () => {
		const { values, descriptions } = await control.switches('vizard');
		expect(Object.keys(descriptions)).toEqual(Object.keys(values));
		expect(Object.values(descriptions)).not.toContain('');
		await expect(control.setSwitches('vizard', { nonsense: 1 })).rejects.toThrow('400');
		await expect(control.setSwitches('vizard', { httpStatus: 1 })).rejects.toThrow('400');
		await expect(control.switches('nobody')).rejects.toThrow('404');
		await expect(control.job('vizard', '1')).rejects.toThrow('404');
		await expect(control.planJobs({ times: 0 })).rejects.toThrow('400');
	});

	it('resets everything', async () => {
		const first = await created();
		await control.setSwitches('vizard', { httpStatus: 'conventional' });
		await control.setAccount('vizard', { plan: 'free' });
		await control.planJobs({ durationSeconds: 1 });
		await control.injectFault({ delayMs: 1, times: 0 });
		await control.advance(1e6);
		await control.reset();
		expect(await control.jobs()).toEqual([]);
		expect(await control.plans()).toEqual([]);
		expect(await control.faults()).toEqual([]);
		expect((await control.switches('vizard')).values['httpStatus']).toBe('always-200');
		expect((await control.account('vizard')).values['plan']).toBe('business');
		expect(Math.abs((await control.clock()).nowMs - Date.now())).toBeLessThan(5000);
		expect(await created()).toBe(first);
	});
});
