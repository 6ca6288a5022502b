import { randomUUID } from 'node:crypto';
import { itemsOf, type Execution, type QueueCluster } from '../../host';
import { withCredentials } from '../../demo/exampleWorkflow';
import { JOB_KINDS, KIND_OF_EACH_PROVIDER, submitKind } from '../e2e/stage/jobKinds';
import { submitsOf, type MarkedJob } from '../e2e/stage/markedJob';
import { SUSPEND, WAYS, type Cell, type Way } from '../e2e/stage/waysToWait';
import { download, fromWebhook, wait } from '../e2e/stage/workflows';
import { KITS } from '../providers';
import { openQueueStage, type QueueStage } from './queueStage';

/** Main process, two workers, PostgreSQL and Redis, on a busy machine. */
const SETUP_MS = 600_000;
/** Two of n8n's looks for what is due, and the queue. */
const END_WITHIN_SECONDS = 300;
/** So that waits that keep running give their slot up soon. */
const JOB_SECONDS = 20;

/** Each kind of job in each way, through the queue at once. */
const CELLS: readonly Cell[] = JOB_KINDS.flatMap((kind) =>
	WAYS.map((way) => ({ kind, way, mark: randomUUID() })),
);

/** One job of each provider, downloaded after its suspended wait, on whichever worker. */
const DOWNLOADED: readonly MarkedJob[] = KIND_OF_EACH_PROVIDER.map((kind) => ({
	kind,
	mark: randomUUID(),
}));

describe("n8n's queue mode with two workers", () => {
	let cluster: QueueCluster;
	let stage: QueueStage;
	const ends = new Map<MarkedJob, Execution>();

	beforeAll(
		async () => {
			stage = await openQueueStage(2);
			cluster = stage.cluster;
			const { credentials } = stage;
			await stage.simulator.control.planJobs({ durationSeconds: JOB_SECONDS });

			const finish = async (
				job: MarkedJob,
				way: Way,
				more = [] as ReturnType<typeof download>[],
			) => {
				const { kind, mark } = job;
				const waiting = wait(undefined, { providers: [kind.provider], ...way.parameters });
				const workflow = fromWebhook(mark, [submitKind(kind, mark), waiting, ...more]);
				const id = await cluster.main.api.createWorkflow(withCredentials(workflow, credentials));
				await cluster.main.api.activateWorkflow(id);
				await cluster.main.api.callWebhook(mark);
				ends.set(job, await stage.endOf(id, END_WITHIN_SECONDS));
			};
			await Promise.all([
				...CELLS.map(async (cell) => await finish(cell, cell.way)),
				...DOWNLOADED.map(
					async (job) => await finish(job, SUSPEND, [download(undefined, job.kind.provider)]),
				),
			]);
		},
		SETUP_MS + END_WITHIN_SECONDS * 1000,
	);

	afterAll(async () => {
		await stage?.close();
	}, 120_000);

	function endedAs(job: MarkedJob): Execution {
		const execution = ends.get(job);
		if (!execution) throw new Error('It has not ended');
		return execution;
	}

	it.each(
		CELLS.map((cell) => ({
			title: `${cell.kind.provider}, ${cell.kind.jobType}: ${cell.way.name}`,
			cell,
		})),
	)('$title ends with the videos of the one job that was paid for', async ({ cell }) => {
		const execution = endedAs(cell);
		expect(execution.error).toBeUndefined();
		const [item, ...others] = itemsOf(execution, 'Wait');
		expect(others).toEqual([]);
		expect(item?.json).toMatchObject({
			provider: cell.kind.provider,
			status: 'completed',
			wait: { mode: cell.way.waits, timedOut: false },
		});
		await expect(submitsOf(stage.simulator, cell)).resolves.toHaveLength(1);
	});

	it.each(DOWNLOADED.map((job) => ({ provider: job.kind.provider, job })))(
		'files of $provider are stored where the main process finds them',
		async ({ job }) => {
			const files = itemsOf(endedAs(job), 'Download').flatMap(({ binary = {} }) =>
				Object.values(binary),
			);
			expect(files.length).toBeGreaterThan(0);
			for (const { id } of files) expect(id).toMatch(/^database:/);
		},
	);

	it('both workers have had their share', () => {
		const shares = cluster.workers.map((worker) => worker.log().match(/Worker started/g)?.length);
		expect(shares).toEqual([expect.any(Number), expect.any(Number)]);
	});

	it('leaves no key in the database', async () => {
		const stored = await cluster.postgres.query<{ data: string }>(
			'SELECT data FROM execution_data',
		);
		expect(stored.length).toBeGreaterThanOrEqual(CELLS.length);
		const texts = stored.map(({ data }) => data).join('\n');
		for (const { simulatorId } of KITS) {
			expect(texts).not.toContain(stage.simulator.apiKey(simulatorId));
		}
	});
});
