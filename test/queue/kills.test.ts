import { randomUUID } from 'node:crypto';
import { itemsOf, type Execution } from '../../host';
import { until } from '../../host/process/until';
import { withCredentials } from '../../demo/exampleWorkflow';
import { submitKind, USUAL_KIND } from '../e2e/stage/jobKinds';
import { jobsOf, submitsOf, type MarkedJob } from '../e2e/stage/markedJob';
import { SUSPEND } from '../e2e/stage/waysToWait';
import { fromWebhook, wait } from '../e2e/stage/workflows';
import { openQueueStage, type QueueStage } from './queueStage';

const SETUP_MS = 600_000;
const WAITS = 4;
/** Two of n8n's looks, the end of a stalled check and the queue, on a busy machine. */
const END_WITHIN_SECONDS = 400;
/** A check that is held so long is met by a kill. */
const HELD_MS = 30_000;

/** So that n8n notices within seconds that a worker is gone, and not within two minutes. */
const NOTICED_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

describe('suspended waits in queue mode', () => {
	let stage: QueueStage;

	beforeAll(async () => {
		stage = await openQueueStage(4, NOTICED_SOON);
		await stage.simulator.control.planJobs({ outcome: { kind: 'never' } });
	}, SETUP_MS);

	afterAll(async () => await stage?.close(), 120_000);

	interface Wait extends MarkedJob {
		workflowId: string;
	}

	/** Starts waits at once and lets them run until all of them are parked. */
	async function park(): Promise<Wait[]> {
		const { api } = stage;
		const begun = Array.from({ length: WAITS }, async () => {
			const job = { kind: USUAL_KIND, mark: randomUUID() };
			const waiting = wait(undefined, { providers: [job.kind.provider], ...SUSPEND.parameters });
			const workflow = fromWebhook(job.mark, [submitKind(job.kind, job.mark), waiting]);
			const workflowId = await api.createWorkflow(withCredentials(workflow, stage.credentials));
			await api.activateWorkflow(workflowId);
			await api.callWebhook(job.mark);
			return { ...job, workflowId };
		});
		const waits = await Promise.all(begun);
		const parked = `SELECT id::text FROM execution_entity WHERE status = 'waiting'`;
		await reaching(async () => (await ids(parked)).length >= 3 * WAITS);
		return waits;
	}

	async function ids(sql: string): Promise<string[]> {
		return (await stage.cluster.postgres.query<{ id: string }>(sql)).map(({ id }) => id);
	}

	async function reaching(isSo: () => Promise<boolean>): Promise<void> {
		const patience = { lookMs: 200, patienceMs: END_WITHIN_SECONDS * 1000 };
		if (!(await until(isSo, patience))) throw new Error('It did not come to that');
	}

	/** Until n8n has taken up the check of each wait. */
	async function untilAllAreChecked(): Promise<void> {
		const checking = `SELECT id::text FROM execution_entity WHERE mode = 'integrated' AND status = 'running'`;
		await reaching(async () => (await ids(checking)).length === WAITS);
	}

	async function endJobs(waits: readonly Wait[]): Promise<void> {
		const { simulator } = stage;
		for (const job of waits) {
			for (const { id } of await jobsOf(simulator, job)) {
				await simulator.control.finishJob(job.kind.simulatorId, id);
			}
		}
	}

	async function endsOf(waits: readonly Wait[]): Promise<Execution[]> {
		return await Promise.all(
			waits.map(async ({ workflowId }) => await stage.endOf(workflowId, END_WITHIN_SECONDS)),
		);
	}

	/** Each with the result of the one job that was paid for, and none with what was seen last. */
	async function expectResults(waits: readonly Wait[], ends: readonly Execution[]): Promise<void> {
		for (const [position, execution] of ends.entries()) {
			expect(execution.error).toBeUndefined();
			const items = itemsOf(execution, 'Wait').map(({ json }) => json);
			expect(items).toEqual([expect.objectContaining({ status: 'completed' })]);
			expect(items[0]?.wait).not.toHaveProperty('interrupted');
			const submits = await submitsOf(stage.simulator, waits[position] as Wait);
			expect(submits).toHaveLength(1);
		}
	}

	/** Executions that checked and were ended by n8n or with it. */
	const endedBadly = async () =>
		await ids(
			`SELECT id::text FROM execution_entity WHERE mode = 'integrated' AND status IN ('crashed', 'error', 'canceled')`,
		);

	it(
		'lose a check with the worker that is killed, and end with their results',
		async () => {
			const waits = await park();
			await stage.simulator.control.injectFault({
				provider: USUAL_KIND.simulatorId,
				method: 'GET',
				times: 0,
				delayMs: HELD_MS,
			});
			await untilAllAreChecked();
			await endJobs(waits);
			const [killed] = stage.cluster.workers;
			await killed?.kill();
			await stage.simulator.control.clearFaults();
			const ends = await endsOf(waits);
			expect((await endedBadly()).length).toBeGreaterThan(0);
			await expectResults(waits, ends);
			await killed?.start();
		},
		SETUP_MS,
	);

	it(
		'continue when the workers are stopped in good order, and started when checks are due',
		async () => {
			const before = (await endedBadly()).length;
			const waits = await park();
			await endJobs(waits);
			await Promise.all(stage.cluster.workers.map(async (worker) => await worker.halt()));
			await untilAllAreChecked();
			await Promise.all(stage.cluster.workers.map(async (worker) => await worker.start()));
			const ends = await endsOf(waits);
			await expectResults(waits, ends);
			process.stdout.write(
				`${(await endedBadly()).length - before} of ${WAITS} checks were lost\n`,
			);
		},
		SETUP_MS,
	);
});
