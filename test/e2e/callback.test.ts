import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf, type Execution } from '../../host';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { JOB_KINDS, submitKind, type JobKind } from './stage/jobKinds';
import { jobsOf, questionsAbout } from './stage/markedJob';
import { onceParked, type ParkedRun } from './stage/parkedRun';
import { callingBack, inARow, submit, wait, type OnError } from './stage/workflows';

const CALLING: readonly JobKind[] = JOB_KINDS.filter(({ provider }) =>
	['vizard', 'clipzy', 'pictory'].includes(provider),
);

describe('a parked wait that the provider calls', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	beforeEach(async () => {
		await stage.simulator.control.reset();
		// The tests end them, once they are parked.
		await stage.simulator.control.planJobs({ durationSeconds: 3600 });
		// The engine of Clipzy that calls; others take the address and never do.
		await stage.simulator.control.setSwitches('clipzy', { variant: 'docs' });
	});

	afterAll(async () => await stage.close());

	/** Submits to Vizard, and returns the executions once they are parked. */
	async function park(
		urls: readonly string[],
		changes: Record<string, unknown> = {},
		onError?: OnError,
	): Promise<ParkedRun> {
		const items = urls.map((videoUrl) => ({ videoUrl }));
		const nodes = [callingBack(submit()), wait(onError, { mode: 'suspend', ...changes })];
		return await onceParked(stage, await stage.begin(inARow(items, nodes)));
	}

	const ended = async (id: string) => await stage.api.executionReaching(id, PATIENCE_SECONDS);

	/** Waits until n8n has deleted an execution by itself. */
	async function forgets(workflowId: string, id: string): Promise<void> {
		while ((await stage.api.executionsOf(workflowId)).includes(id)) await sleep(100);
	}

	/** The jobs end one after the other, as their sources say, and the provider calls. */
	async function endAll(): Promise<void> {
		for (const { provider, id } of await stage.simulator.control.jobs()) {
			await stage.simulator.control.finishJob(provider, id);
		}
	}

	const questions = async () =>
		(await stage.simulator.control.requests({ provider: 'vizard', url: '/project/query' })).length;

	async function resumeUrl(): Promise<string> {
		const [request] = await stage.simulator.control.requests({ url: '/project/create' });
		return (request?.body as { webhookUrl: string }).webhookUrl;
	}

	const call = async (url: string, body: unknown) =>
		await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});

	const byCall = { status: 'completed', wait: { mode: 'suspend', detectedBy: 'callback' } };

	it.each(CALLING.map((kind) => ({ title: `${kind.provider}, ${kind.jobType}`, kind })))(
		'$title: continues at once, without a scheduled check, and nothing is left behind',
		async ({ title, kind }) => {
			const marked = { kind, mark: title.replaceAll(/\W+/g, '-') };
			const nodes = [
				callingBack(submitKind(kind, marked.mark)),
				wait(undefined, { mode: 'suspend', providers: [kind.provider] }),
			];
			const keys = await stage.storeAllKeys();
			const { parent, child, guard } = await onceParked(
				stage,
				await stage.begin(inARow([{}], nodes), ...keys),
			);
			await endAll();
			const execution = await ended(parent);
			expect(execution.error).toBeUndefined();
			const [item] = itemsOf(execution, 'Wait');
			const [job] = await jobsOf(stage.simulator, marked);
			expect(item?.json).toMatchObject({ ...byCall, jobId: job?.id });
			// One look before parking, one to believe the call.
			const asked = await questionsAbout(stage.simulator, marked);
			expect(asked).toHaveLength(1 + kind.requestsForEnd);
			expect((await ended(child)).status).toBe('success');
			await forgets(execution.workflowId, guard);
		},
	);

	it.each<[string, readonly (keyof ParkedRun)[]]>([
		['what supervises', ['supervisor']],
		['what supervises and what checks', ['supervisor', 'child']],
	])('continues at once although someone has deleted %s', async (_which, deleted) => {
		const run = await park(['https://example.com/a.mp4']);
		await stage.api.deleteExecutions(...deleted.map((execution) => run[execution]));
		await endAll();
		const [item] = itemsOf(await ended(run.parent), 'Wait');
		expect(item?.json).toMatchObject(byCall);
	});

	it('has another execution check although someone has deleted the one that did', async () => {
		const run = await park(['https://example.com/a.mp4']);
		await stage.api.deleteExecutions(run.child);
		await endAll();
		// It is due at once, and n8n looks once a minute for what is due.
		const [item] = itemsOf(await ended(run.parent), 'Wait');
		expect(item?.json).toMatchObject({ status: 'completed', wait: { mode: 'suspend' } });
	});

	it('continues when the last of its jobs has called, with the results in order', async () => {
		const { parent } = await park(['https://example.com/a.mp4', 'https://example.com/b.mp4']);
		await endAll();
		const execution = await ended(parent);
		const [first, second] = itemsOf(execution, 'Wait');
		expect([first?.json.jobId, second?.json.jobId]).toEqual(
			itemsOf(execution, 'Submit').map(({ json }) => json.jobId),
		);
		expect([first?.pairedItem, second?.pairedItem]).toEqual([{ item: 0 }, { item: 1 }]);
		expect(first?.json).toMatchObject(byCall);
		expect(second?.json).toMatchObject(byCall);
	});

	it('continues at once with the files, where they are wanted', async () => {
		const { parent } = await park(['https://example.com/a.mp4?sim-clips=2'], {
			whenFinished: 'resultWithFiles',
		});
		await endAll();
		const [item] = itemsOf(await ended(parent), 'Wait');
		expect(item?.json).toMatchObject(byCall);
		expect(Object.keys(item?.binary ?? {})).toEqual(['video_0', 'video_1']);
	});

	it('ends at once with the error of a job that has failed', async () => {
		const { parent } = await park(['https://example.com/a.mp4?sim-fail=4008']);
		await endAll();
		const { status, error } = await ended(parent);
		expect(status).toBe('error');
		expect(error?.message).toContain('could not download the video');
	});

	it('sends a job that has failed out of the error output, and the other one on', async () => {
		const failing = 'https://example.com/a.mp4?sim-fail=4008';
		const { parent } = await park(
			[failing, 'https://example.com/b.mp4'],
			{},
			'continueErrorOutput',
		);
		await endAll();
		const execution = await ended(parent);
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Wait').map(({ json }) => json)).toMatchObject([byCall]);
		const [failed] = itemsOf(execution, 'Wait', 1);
		expect(failed?.json.error).toContain('could not download the video');
	});

	it('changes nothing for a forged, a foreign or an early call, and loses nothing by it', async () => {
		const { parent } = await park(['https://example.com/a.mp4']);
		const [job] = await stage.simulator.control.jobs({ provider: 'vizard' });
		const url = await resumeUrl();

		const unsigned = new URL(url);
		unsigned.search = '';
		const forged = await call(unsigned.toString(), { projectId: job?.id, code: 2000 });
		expect(forged.status).toBe(401);

		const foreign = await call(url, { projectId: 12345678, code: 2000 });
		await expect(foreign.json()).resolves.toMatchObject({ checking: false });
		const nonsense = await call(url, [[[[[[{ parked: true, jobIds: {} }]]]]]]);
		await expect(nonsense.json()).resolves.toMatchObject({ checking: false });
		expect(await questions()).toBe(1);

		// Said to be finished by whoever calls; the provider is asked, and knows better.
		await call(url, { projectId: job?.id, code: 2000, videos: [{ videoUrl: 'x' }] });
		while ((await questions()) < 2) await sleep(100);
		expect((await stage.api.execution(parent)).status).toBe('waiting');

		await endAll();
		const execution = await ended(parent);
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Wait')[0]?.json).toMatchObject(byCall);

		const late = await call(url, { projectId: job?.id, code: 2000 });
		expect(late.status).toBeGreaterThanOrEqual(400);
		expect(itemsOf(await stage.api.execution(parent), 'Wait')).toHaveLength(1);
	});

	it('takes two calls at the same time for one', async () => {
		const { parent, child } = await park(['https://example.com/a.mp4']);
		const [job] = await stage.simulator.control.jobs({ provider: 'vizard' });
		const url = await resumeUrl();
		await endAll();
		await Promise.all(
			[1, 2, 3].map(async () => await call(url, { projectId: job?.id, code: 2000 })),
		);
		const execution = await ended(parent);
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Wait').map(({ json }) => json)).toMatchObject([byCall]);
		expect((await ended(child)).status).toBe('success');
	});

	it('loses nothing by a call that comes before it is parked', async () => {
		const nodes = [callingBack(submit()), wait(undefined, { mode: 'suspend' })];
		await stage.simulator.control.injectFault({
			provider: 'vizard',
			path: '/project/query',
			delayMs: 2_000,
		});
		const id = await stage.begin(inARow([{ videoUrl: 'https://example.com/a.mp4' }], nodes));
		while ((await questions()) === 0) await sleep(50);
		const [job] = await stage.simulator.control.jobs({ provider: 'vizard' });
		const early = await call(await resumeUrl(), { projectId: job?.id, code: 2000 });
		expect(early.ok).toBe(false);

		const { parent } = await onceParked(stage, id);
		await endAll();
		expect(itemsOf(await ended(parent), 'Wait')[0]?.json).toMatchObject(byCall);
	});

	it('warns when the resume URL can be reached from your own network only', async () => {
		const { parent } = await park(['https://example.com/a.mp4']);
		const execution: Execution = await stage.api.execution(parent);
		const hints = execution.runs.Submit?.at(-1)?.hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('which only your own network can reach'),
		]);
	});
});
