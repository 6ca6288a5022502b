import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCredentials } from '../../demo/exampleWorkflow';
import { itemsOf, type Execution, type WorkflowNode } from '../../host';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { onceParked, type ParkedRun } from './stage/parkedRun';
import { callingBack, fromWebhook, inARow, submit, wait } from './stage/workflows';

/** How long the answer to a check is held, so that calls meet it. */
const HELD_MS = 4_000;

const SUSPEND = wait(undefined, { mode: 'suspend' });

/** n8n's own Wait node, at which a workflow stays until its own caller calls. */
function approval(): WorkflowNode {
	return {
		id: randomUUID(),
		name: 'Approval',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { resume: 'webhook', httpMethod: 'POST' },
		webhookId: randomUUID(),
	};
}

const source = () => `https://media.example.org/${randomUUID()}.mp4?sim-duration=3600`;

/** A job that was submitted with the resume URL of its execution. */
interface CalledJob {
	id: string;
	/** Where the provider calls. */
	url: string;
}

async function post(url: string, body: unknown): Promise<number> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return response.status;
}

describe('what a parked workflow waits for is given by its own caller', () => {
	const sources = { before: source(), behind: source(), busy: source() };
	let stage: E2eStage;
	let before: string;
	let behind: ParkedRun;
	let busy: ParkedRun;
	let answered: Promise<Response>;

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.setAccount('vizard', {
			createsPerMinute: 100,
			createsPerHour: 100,
		});
		const begin = async (videoUrl: string, nodes: WorkflowNode[]) =>
			await stage.begin(inARow([{ videoUrl }], [callingBack(submit()), ...nodes]));
		answered = byWebhook();
		// Its test is where a failure is reported.
		answered.catch(() => undefined);
		const begun = [
			await begin(sources.before, [approval(), SUSPEND]),
			await begin(sources.behind, [SUSPEND, approval()]),
			await begin(sources.busy, [SUSPEND, approval()]),
		] as const;
		before = begun[0];
		await parkedAt(before, 'Approval');
		behind = await onceParked(stage, begun[1]);
		busy = await onceParked(stage, begun[2]);
	});

	afterAll(async () => await stage.close());

	/** Begins a workflow that answers when its last node finishes, by a call to its webhook. */
	async function byWebhook(): Promise<Response> {
		const path = randomUUID();
		const nodes = [submit(undefined, '={{ $json.body.videoUrl }}'), SUSPEND];
		const workflow = fromWebhook(path, nodes);
		Object.assign(workflow.nodes[0]?.parameters as object, { responseMode: 'lastNode' });
		const { api, credential } = stage;
		await api.activateWorkflow(await api.createWorkflow(withCredentials(workflow, [credential])));
		return await api.callWebhook(path, { videoUrl: source() });
	}

	async function jobOf(videoUrl: string): Promise<CalledJob> {
		const jobs = await stage.simulator.control.jobs({ provider: 'vizard' });
		const job = jobs.find(({ request }) => JSON.stringify(request).includes(videoUrl));
		const { webhookUrl } = job?.request as { webhookUrl: string };
		return { id: String(job?.id), url: webhookUrl };
	}

	const end = async ({ id }: CalledJob) => await stage.simulator.control.finishJob('vizard', id);
	const call = async ({ id, url }: CalledJob) => await post(url, { projectId: id, code: 2000 });
	const questions = async ({ id }: CalledJob) =>
		(await stage.simulator.control.requests({ url: `/project/query/${id}` })).length;

	async function parkedAt(id: string, node: string): Promise<void> {
		for (let tries = 0; tries < PATIENCE_SECONDS * 5; tries++) {
			const { status, lastNodeExecuted } = await stage.api.execution(id);
			if (status === 'waiting' && lastNodeExecuted === node) return;
			await sleep(200);
		}
		throw new Error(`Execution ${id} is not parked at ${node}`);
	}

	/** What the user's own caller does: its URL is that of n8n's Wait node, without our suffix. */
	async function approve(id: string, { url }: CalledJob): Promise<Execution> {
		expect(url).toContain('/video-job?');
		expect(await post(url.replace('/video-job?', '?'), { approved: true })).toBe(200);
		return await stage.api.executionReaching(id, PATIENCE_SECONDS);
	}

	const given = (execution: Execution) =>
		itemsOf(execution, 'Approval').map(({ json }) => json.body);

	it('a webhook that responds when the last node finishes is answered with the references', async () => {
		const response = await answered;
		expect(response.status).toBe(200);
		await expect(response.json()).resolves.toMatchObject({
			provider: 'vizard',
			jobId: expect.stringMatching(/^\d+$/),
		});
	});

	it('the call of a provider that comes early does not release a node before ours', async () => {
		const job = await jobOf(sources.before);
		await end(job);
		expect(await call(job)).toBe(404);
		await parkedAt(before, 'Approval');
		const { url } = job;
		expect(await post(url.replace('/video-job?', '?'), { approved: true })).toBe(200);
		await stage.api.executionReaching(before, PATIENCE_SECONDS);
	});

	it('a call that is late or repeated does not release a node behind ours', async () => {
		const job = await jobOf(sources.behind);
		await end(job);
		await parkedAt(behind.parent, 'Approval');
		expect((await stage.api.executionReaching(behind.child, PATIENCE_SECONDS)).status).toBe(
			'success',
		);
		expect(await call(job)).toBe(404);
		expect(await call(job)).toBe(404);
		await parkedAt(behind.parent, 'Approval');
		expect(given(await approve(behind.parent, job))).toEqual([{ approved: true }]);
	});

	it('a call that meets a running check is not lost, and only the end of the checks resumes', async () => {
		const job = await jobOf(sources.busy);
		await stage.simulator.control.injectFault({
			provider: 'vizard',
			path: `/project/query/${job.id}`,
			holdMs: HELD_MS,
		});
		const before = await questions(job);
		expect(await call(job)).toBe(200);
		while ((await questions(job)) === before) await sleep(50);
		await sleep(200);
		// The check that is under way has been told that the job is running. Now it ends, and is called about.
		await end(job);
		await parkedAt(busy.parent, 'Approval');
		expect(await questions(job)).toBe(before + 2);
		expect((await stage.api.executionReaching(busy.child, PATIENCE_SECONDS)).status).toBe(
			'success',
		);
		const [result] = itemsOf(await stage.api.execution(busy.parent), 'Wait');
		expect(result?.json).toMatchObject({ status: 'completed', wait: { detectedBy: 'callback' } });
		expect(given(await approve(busy.parent, job))).toEqual([{ approved: true }]);
	});
});
