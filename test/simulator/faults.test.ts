import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { FaultInput } from '../../simulator/core/fault';
import { eventually } from './eventually';
import { ThirdPartyVizardClient } from './vizard/third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const inject = (effect: FaultInput['effect'], more: Partial<FaultInput> = {}) =>
	simulator.control.injectFault({ effect, ...more });
const rawQuery = () =>
	fetch(`${simulator.baseUrl('vizard')}/project/query/1`, {
		headers: { VIZARDAI_API_KEY: 'sim-vizard-key' },
	});
const jobCount = async () => (await simulator.control.jobs()).length;

describe('An injected fault', () => {
	it('answers in the provider’s place with status, headers and JSON', async () => {
		await inject({
			kind: 'respond',
			status: 429,
			body: { busy: true },
			headers: { 'retry-after': '7' },
		});
		const response = await rawQuery();
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('7');
		expect(await response.json()).toEqual({ busy: true });
		expect((await rawQuery()).status).toBe(200);
	});

	it('answers with text, with nothing, or with a web page', async () => {
		await inject({ kind: 'respond', status: 503, body: 'over capacity' });
		await inject({ kind: 'respond', status: 204 });
		await inject({ kind: 'empty' });
		await inject({ kind: 'html' });
		expect(await (await rawQuery()).text()).toBe('over capacity');
		expect((await rawQuery()).status).toBe(204);
		const empty = await rawQuery();
		expect([empty.status, await empty.text()]).toEqual([200, '']);
		const page = await rawQuery();
		expect([page.status, page.headers.get('content-type')]).toEqual([
			502,
			'text/html; charset=utf-8',
		]);
		expect(await page.text()).toContain('<html>');
	});

	it('rewrites what paths lead to, in every element where a path says so', async () => {
		const { projectId } = await client.finished();
		await inject({
			kind: 'rewrite',
			set: { code: 1000, 'videos.*.title': 'Same', 'nothing.there': 1 },
			remove: ['videos.*.videoUrl', 'projectName'],
		});
		const { videos = [], ...rest } = (await client.query(projectId)).body;
		expect(rest).toMatchObject({ code: 1000, projectId });
		expect(rest).not.toHaveProperty('projectName');
		expect(rest).not.toHaveProperty('nothing');
		expect(videos.map(({ title, videoUrl }) => [title, videoUrl])).toEqual(
			videos.map(() => ['Same', undefined]),
		);
		expect(videos.length).toBeGreaterThan(1);
		expect((await client.query(projectId)).body.code).toBe(2000);
	});

	it('sends numbers as text, and text that is a number as a number', async () => {
		const { projectId } = await client.finished();
		await inject({ kind: 'rewrite', numbers: 'asText' });
		await inject({ kind: 'rewrite', numbers: 'fromText' });
		const asText = (await client.query(projectId)).body;
		expect([asText.code, asText.projectId]).toEqual(['2000', String(projectId)]);
		const fromText = (await client.query(projectId)).body;
		expect(fromText.videos?.map(({ viralScore }) => typeof viralScore)).toContain('number');
	});

	it.each([
		[false, 0],
		[true, 1],
	])('that loses the answer leaves a job behind when processed: %s', async (processed, jobs) => {
		const effects = [{ kind: 'reset' }, { kind: 'empty' }, { kind: 'html' }] as const;
		for (const effect of effects) {
			await simulator.control.reset();
			await inject({ ...effect, processed });
			await expect(client.create()).rejects.toThrow();
			expect(await jobCount()).toBe(jobs);
		}
		await simulator.control.reset();
		await inject({ kind: 'respond', status: 500, body: {}, processed });
		expect((await client.create()).status).toBe(500);
		expect(await jobCount()).toBe(jobs);
	});

	it('breaks the answer off in the middle', async () => {
		await inject({ kind: 'truncate' });
		const response = await rawQuery();
		expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10);
		await expect(response.text()).rejects.toThrow();
	});

	it('breaks a download off after a number of bytes', async () => {
		const { videoUrl } = await client.firstClip();
		await inject({ kind: 'truncate', keepBytes: 1000 }, { target: 'files' });
		const response = await fetch(videoUrl);
		let received = 0;
		const reading = (async () => {
			for await (const chunk of response.body ?? []) received += Buffer.from(chunk).length;
		})();
		await expect(reading).rejects.toThrow();
		expect(received).toBe(1000);
	});

	it('slows a download down', async () => {
		const { videoUrl } = await client.firstClip();
		const size = (await (await fetch(videoUrl)).arrayBuffer()).byteLength;
		await inject({ kind: 'throttle', bytesPerSecond: size * 4 }, { target: 'files' });
		const start = Date.now();
		expect((await (await fetch(videoUrl)).arrayBuffer()).byteLength).toBe(size);
		expect(Date.now() - start).toBeGreaterThan(180);
	});

	it('holds an answer back while the job exists already', async () => {
		await simulator.control.injectFault({ holdMs: 300 });
		const answer = client.create();
		await eventually(async () => expect(await jobCount()).toBe(1));
		await expect(Promise.race([answer, 'not yet'])).resolves.toBe('not yet');
		expect((await answer).body.code).toBe(2000);
	});

	it('delays only, when it has no effect', async () => {
		await simulator.control.injectFault({ delayMs: 120 });
		const start = Date.now();
		expect((await rawQuery()).status).toBe(200);
		expect(Date.now() - start).toBeGreaterThanOrEqual(115);
	});

	it('hits only requests that match, after those it skips, as often as told', async () => {
		const { id } = await inject(
			{ kind: 'respond', status: 500 },
			{ provider: 'vizard', method: 'get', path: '/project/query/\\d+$', skip: 1, times: 2 },
		);
		await inject({ kind: 'respond', status: 501 }, { provider: 'pictory' });
		await inject({ kind: 'respond', status: 502 }, { target: 'files' });
		expect((await client.create()).status).toBe(200);
		const statuses = [];
		for (let call = 0; call < 4; call++) statuses.push((await rawQuery()).status);
		expect(statuses).toEqual([200, 500, 500, 200]);
		expect((await simulator.control.requests({ status: 500 })).map(({ faults }) => faults)).toEqual(
			[[id], [id]],
		);
	});

	it('continues until it is removed', async () => {
		const { id } = await inject({ kind: 'respond', status: 500 }, { times: 0 });
		for (let call = 0; call < 3; call++) expect((await rawQuery()).status).toBe(500);
		await simulator.control.removeFault(id);
		expect((await rawQuery()).status).toBe(200);
		await expect(simulator.control.removeFault(id)).rejects.toThrow('404');
	});

	it('is refused when it cannot be understood', async () => {
		await expect(inject({ kind: 'respond', status: 99 })).rejects.toThrow('400');
		await expect(simulator.control.injectFault({ path: '(' })).rejects.toThrow('400');
	});
});
