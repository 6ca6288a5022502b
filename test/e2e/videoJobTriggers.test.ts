import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCredentials } from '../../demo/exampleWorkflow';
import { itemsOf, type N8nServer, type StoredCredential } from '../../host';
import { PATIENCE_SECONDS, stageOn, type E2eStage } from './stage/e2eStage';
import { JOB_KINDS, submitKind } from './stage/jobKinds';
import { START_WITHIN_MS, startOwnN8n } from './stage/ownN8n';
import { inARow, node, startingWith } from './stage/workflows';

const TRIGGER = 'Trigger';

/** n8n polls once a minute at most. */
const POLL_WITHIN_MS = 90_000;

/** Longer than n8n takes to begin a run that a call or a poll starts. */
const BEGUN_WITHIN_MS = 20_000;

describe('triggers of a real n8n', () => {
	let n8n: N8nServer;
	let stage: E2eStage;
	let credentials: StoredCredential[];

	beforeAll(async () => {
		n8n = await startOwnN8n();
		stage = await stageOn(n8n.api);
		// The tests end the jobs.
		await stage.simulator.control.planJobs({
			durationSeconds: 3600,
			outcome: { kind: 'success' },
		});
		credentials = await stage.storeAllKeys();
	}, START_WITHIN_MS);

	afterAll(async () => {
		await n8n.stop();
		await stage.close();
	});

	/** Publishes a workflow that begins with this trigger; its ID. */
	async function published(
		type: 'videoJobTrigger' | 'videoJobWatchTrigger',
		parameters: Record<string, unknown>,
		webhookId: string = randomUUID(),
	): Promise<string> {
		const trigger = {
			...node(TRIGGER, `n8n-nodes-video-jobs.${type}`, parameters),
			webhookId,
		};
		const next = node('Next', 'n8n-nodes-base.noOp', {});
		const workflow = withCredentials(startingWith(trigger, [next]), credentials);
		const id = await n8n.api.createWorkflow(workflow);
		await n8n.api.activateWorkflow(id);
		return id;
	}

	/** Submits a job in a workflow of its own; its ID. */
	async function submitted(provider: string): Promise<string> {
		const kind = JOB_KINDS.find((one) => one.provider === provider);
		if (!kind) throw new Error(`${provider} has no job`);
		const execution = await stage.run(
			inARow([{}], [submitKind(kind, randomUUID())]),
			...credentials,
		);
		return String(itemsOf(execution, 'Submit')[0]?.json.jobId);
	}

	const finish = async (provider: string, jobId: string) =>
		await stage.simulator.control.finishJob(provider, jobId);

	const runsOf = async (workflowId: string) => await n8n.api.executionsOf(workflowId);

	/** The IDs of the jobs that the runs of a workflow were started with, the oldest run first. */
	async function jobsStarting(workflowId: string): Promise<unknown[]> {
		const jobs: unknown[] = [];
		for (const id of (await runsOf(workflowId)).reverse()) {
			const execution = await n8n.api.executionReaching(id, PATIENCE_SECONDS);
			expect(execution.status).toBe('success');
			jobs.push(...itemsOf(execution, 'Next').map(({ json }) => json.jobId));
		}
		return jobs;
	}

	/** Publishes a workflow that watches this provider, and waits for the first poll, which n8n makes a little later. */
	async function watching(
		provider: string,
		parameters: Record<string, unknown> = {},
	): Promise<string> {
		// A submit looks into the list as well.
		await stage.simulator.control.clearRequests();
		const pollTimes = { item: [{ mode: 'everyMinute' }] };
		const id = await published('videoJobWatchTrigger', { provider, pollTimes, ...parameters });
		const deadline = Date.now() + BEGUN_WITHIN_MS;
		const list = { provider, method: 'GET', url: '/jobs(\\?|$)' };
		while ((await stage.simulator.control.requests(list)).length === 0) {
			if (Date.now() > deadline) throw new Error(`${provider} was not asked for its list`);
			await sleep(250);
		}
		return id;
	}

	async function onceRun(workflowId: string, runs: number, withinMs: number): Promise<void> {
		const deadline = Date.now() + withinMs;
		while ((await runsOf(workflowId)).length < runs) {
			if (Date.now() > deadline) throw new Error(`No run ${runs} within ${withinMs} ms`);
			await sleep(250);
		}
	}

	describe('Video Job Trigger', () => {
		const webhookId = randomUUID();
		const path = `${webhookId}/video-job`;
		let workflowId: string;
		let jobId: string;

		beforeAll(async () => {
			workflowId = await published('videoJobTrigger', { provider: 'vizard' }, webhookId);
			const webhookUrl = `${n8n.baseUrl}/webhook/${path}`;
			await stage.simulator.control.setAccount('vizard', { webhookUrl });
			jobId = await submitted('vizard');
			// The webhook is there as soon as it answers.
			await n8n.api.callWebhook(path, {});
			await finish('vizard', jobId);
		});

		const call = async (body: object): Promise<unknown> =>
			await (await n8n.api.callWebhook(path, body)).json();

		it('starts a run with the job of a call of the provider', async () => {
			await onceRun(workflowId, 1, BEGUN_WITHIN_MS);
			expect(await jobsStarting(workflowId)).toEqual([jobId]);
		});

		it('starts one run only, however often the call is repeated', async () => {
			expect(await call({ projectId: Number(jobId) })).toMatchObject({ started: false });
			expect(await runsOf(workflowId)).toHaveLength(1);
		});

		it('starts nothing for a made-up job', async () => {
			expect(await call({ projectId: 99_999_999, code: 2000 })).toMatchObject({ started: false });
			expect(await runsOf(workflowId)).toHaveLength(1);
		});

		it('is tested with a call in the editor', async () => {
			await n8n.api.listen(workflowId, TRIGGER);
			const answer = await fetch(`${n8n.baseUrl}/webhook-test/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ projectId: Number(jobId) }),
			});
			expect(await answer.json()).toEqual({ started: true });
			await onceRun(workflowId, 2, BEGUN_WITHIN_MS);
			expect(await jobsStarting(workflowId)).toEqual([jobId, jobId]);
		});
	});

	describe('Video Job Watch Trigger', () => {
		let workflowId: string;
		let jobId: string;

		beforeAll(async () => {
			await finish('clipzy', await submitted('clipzy'));
			jobId = await submitted('clipzy');
			workflowId = await watching('clipzy', { whenFinished: 'resultWithFiles' });
			await finish('clipzy', jobId);
			await onceRun(workflowId, 1, POLL_WITHIN_MS);
		}, 2 * POLL_WITHIN_MS);

		it('starts a run with the files of a job that has ended since it was published', async () => {
			expect(await jobsStarting(workflowId)).toEqual([jobId]);
			const [id = ''] = await runsOf(workflowId);
			const [item] = itemsOf(await n8n.api.execution(id), TRIGGER);
			expect(item?.json).toMatchObject({
				status: 'completed',
				videos: [{ file: { field: 'video_0' } }],
			});
			expect(Object.keys(item?.binary ?? {})).toEqual(['video_0']);
		});

		it('gets the newest job for a test in the editor', async () => {
			const execution = await n8n.api.runToEnd(workflowId, TRIGGER);
			expect(execution.error).toBeUndefined();
			expect(itemsOf(execution, TRIGGER).map(({ json }) => json.jobId)).toEqual([jobId]);
		});
	});

	describe('after a restart of n8n', () => {
		const webhookId = randomUUID();
		const path = `${webhookId}/video-job`;
		let called: string;
		let watched: string;
		let calledAbout: string;
		let endedMeanwhile: string;

		beforeAll(
			async () => {
				called = await published('videoJobTrigger', { provider: 'pictory' }, webhookId);
				watched = await watching('pictory');
				[calledAbout, endedMeanwhile] = [await submitted('pictory'), await submitted('pictory')];
				await finish('pictory', calledAbout);
				await n8n.api.callWebhook(path, { job_id: calledAbout });
				await onceRun(called, 1, BEGUN_WITHIN_MS);
				await onceRun(watched, 1, POLL_WITHIN_MS);
				// The kill must not meet a run that these have started.
				await jobsStarting(called);
				await jobsStarting(watched);

				await n8n.kill();
				await finish('pictory', endedMeanwhile);
				await n8n.startProcess();
				await onceRun(watched, 2, POLL_WITHIN_MS);
			},
			START_WITHIN_MS + 2 * POLL_WITHIN_MS,
		);

		it('the watch starts a run for the job that ended meanwhile, and none for the others', async () => {
			expect(await jobsStarting(watched)).toEqual([calledAbout, endedMeanwhile]);
		});

		it('a repeated call starts nothing', async () => {
			const answer = await n8n.api.callWebhook(path, { job_id: calledAbout });
			expect(await answer.json()).toMatchObject({ started: false });
			expect(await jobsStarting(called)).toEqual([calledAbout]);
		});
	});
});
