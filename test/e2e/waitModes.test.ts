import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { KITS } from '../providers';
import { itemsOf, type Execution, type StoredCredential } from '../../host';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { JOB_KINDS, KIND_OF_EACH_PROVIDER, submitKind, USUAL_KIND } from './stage/jobKinds';
import { askedAbout, endJob, questionsAbout, submitsOf, type MarkedJob } from './stage/markedJob';
import { onceParked, parked, type ParkedRun } from './stage/parkedRun';
import { SUSPEND, WAYS, workflowOf, type Cell, type Way } from './stage/waysToWait';
import { lookBack, MERGE, sideBySide, wait } from './stage/workflows';

/** Longer than the pause between two checks in memory where that is short. */
const QUIET_MS = 8_000;

/** One workflow for each way to wait for each kind of job. */
const CELLS: readonly Cell[] = JOB_KINDS.flatMap((kind) =>
	WAYS.map((way) => ({ kind, way, mark: randomUUID() })),
);

const waitedBy = (waits: Way['waits']) =>
	CELLS.filter(({ way }) => way.waits === waits).map((cell) => ({
		title: `${cell.way.name}: ${cell.kind.provider}, ${cell.kind.jobType}`,
		cell,
	}));

const IN_MEMORY = waitedBy('keepRunning');
const PARKED = waitedBy('suspend');

/** One whose checks someone stops while its own execution waits for them. */
const UNCHECKED: Cell = { kind: USUAL_KIND, way: SUSPEND, mark: randomUUID() };

/** What there is to see of a parked cell between two checks. */
interface Between extends ParkedRun {
	statuses: string[];
	questions: number;
}

/** One job of each provider, all waited for by one node. */
const TOGETHER: readonly MarkedJob[] = KIND_OF_EACH_PROVIDER.map((kind) => ({
	kind,
	mark: randomUUID(),
}));
const FAILING = { provider: 'pictory', code: 'INSUFFICIENT_CREDITS' };

describe('a wait for each provider in each mode', () => {
	let stage: E2eStage;
	let credentials: StoredCredential[];
	const parents = new Map<MarkedJob, string>();
	const betweenChecks = new Map<MarkedJob, Between>();
	let together: ParkedRun;
	let unchecked: ParkedRun;

	beforeAll(async () => {
		stage = await openStage();
		const { control } = stage.simulator;
		await control.setAccount('vizard', { createsPerMinute: 100, createsPerHour: 100 });
		await control.setAccount('wayinvideo', { requestsPerMinute: 1000, runningTasks: 100 });
		// The test ends each job itself, once it has been seen running.
		await control.planJobs({ durationSeconds: 3600 });
		credentials = await stage.storeAllKeys();

		await Promise.all([...PARKED.map(({ cell }) => park(cell)), parkTogether(), parkUnchecked()]);
		await Promise.all(IN_MEMORY.map(({ cell }) => endOnceAsked(cell)));
	});

	afterAll(async () => await stage.close());

	async function begin(cell: Cell): Promise<void> {
		parents.set(cell, await stage.begin(workflowOf(cell), ...credentials));
	}

	/** Looks at the cell between two checks, for which there is a minute, and ends its job. */
	async function park(cell: Cell): Promise<void> {
		await begin(cell);
		const run = await onceParked(stage, parentOf(cell));
		await sleep(QUIET_MS);
		betweenChecks.set(cell, await look(cell, run));
		await endJob(stage.simulator, cell);
	}

	async function parkUnchecked(): Promise<void> {
		unchecked = await parked(stage, workflowOf(UNCHECKED), ...credentials);
		await stage.api.stopExecution(unchecked.child);
	}

	async function parkTogether(): Promise<void> {
		together = await onceParked(stage, await beginTogether());
		for (const job of TOGETHER) {
			const fails = job.kind.provider === FAILING.provider;
			await endJob(stage.simulator, job, fails ? FAILING.code : undefined);
		}
	}

	async function beginTogether(): Promise<string> {
		const submits = TOGETHER.map(({ kind, mark }) =>
			submitKind(kind, mark, `Submit to ${kind.provider}`),
		);
		const providers = TOGETHER.map(({ kind }) => kind.provider);
		const waiting = wait('continueRegularOutput', { providers, mode: 'suspend' });
		const workflow = sideBySide(submits, [waiting, lookBack(MERGE, 'provider')]);
		return await stage.begin(workflow, ...credentials);
	}

	async function endOnceAsked(cell: Cell): Promise<void> {
		await begin(cell);
		await askedAbout(stage.simulator, cell, PATIENCE_SECONDS);
		await endJob(stage.simulator, cell);
	}

	async function look(cell: Cell, run: ParkedRun): Promise<Between> {
		const executions = await Promise.all([
			stage.api.execution(run.parent),
			stage.api.execution(run.child),
		]);
		return {
			...run,
			statuses: executions.map(({ status }) => status),
			questions: (await questionsAbout(stage.simulator, cell)).length,
		};
	}

	function parentOf(job: MarkedJob): string {
		const id = parents.get(job);
		if (id === undefined) throw new Error(`${job.kind.provider} has not begun`);
		return id;
	}

	const ended = async (cell: Cell): Promise<Execution> =>
		await stage.api.executionReaching(parentOf(cell), PATIENCE_SECONDS);

	async function expectNoKeys(executionId: string): Promise<void> {
		const stored = await stage.api.executionText(executionId);
		expect(stored).toContain('jobId');
		for (const { simulatorId } of KITS) {
			expect(stored).not.toContain(stage.simulator.apiKey(simulatorId));
		}
	}

	async function expectResultOf(cell: Cell, checks: unknown): Promise<void> {
		const execution = await ended(cell);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		const [submitted] = itemsOf(execution, 'Submit');
		const [item, ...others] = itemsOf(execution, 'Wait');
		expect(others).toEqual([]);
		expect(item?.json).toMatchObject({
			provider: cell.kind.provider,
			jobType: cell.kind.jobType,
			jobId: submitted?.json.jobId,
			status: 'completed',
			wait: { mode: cell.way.waits, detectedBy: 'check', timedOut: false, checks },
		});
		// Clipzy's engine names a place of its own, file:///..., which Export fetches through its API.
		expect(item?.json.videos).toContainEqual(
			expect.objectContaining({ url: expect.stringMatching(/^(https?|file):/) as unknown }),
		);
		expect(item?.json).not.toHaveProperty('error');
		expect(item?.pairedItem).toEqual({ item: 0 });
	}

	describe.each(IN_MEMORY)('$title', ({ cell }) => {
		it('ends with the videos of the job that was submitted', async () => {
			await expectResultOf(cell, expect.any(Number));
		});

		it('pays once, and asks until the job has ended', async () => {
			const execution = await ended(cell);
			expect(await submitsOf(stage.simulator, cell)).toHaveLength(1);
			const questions = await questionsAbout(stage.simulator, cell);
			const { checks } = itemsOf(execution, 'Wait')[0]?.json.wait as { checks: number };
			// One before the end and one after it; more only if the test was slow to end the job.
			expect(checks).toBeGreaterThanOrEqual(2);
			expect(checks).toBeLessThanOrEqual(4);
			expect(questions).toHaveLength(checks - 1 + cell.kind.requestsForEnd);
		});

		it('needs no other execution, and leaves no key in its own', async () => {
			const { id, workflowId } = await ended(cell);
			expect(await stage.api.executionsOf(workflowId)).toEqual([id]);
			await expectNoKeys(id);
		});
	});

	describe.each(PARKED)('$title', ({ cell }) => {
		it('is parked between two checks with the execution that checks, and sends nothing', () => {
			expect(betweenChecks.get(cell)).toMatchObject({
				statuses: ['waiting', 'waiting'],
				questions: 1,
			});
		});

		it(
			'ends with the videos of the job that was submitted',
			async () => await expectResultOf(cell, 2),
			PATIENCE_SECONDS * 1000,
		);

		it('pays once, and asks at the start and when a minute is over', async () => {
			await ended(cell);
			expect(await submitsOf(stage.simulator, cell)).toHaveLength(1);
			const questions = await questionsAbout(stage.simulator, cell);
			expect(questions).toHaveLength(1 + cell.kind.requestsForEnd);
		});

		it('leaves no key in what n8n has stored of either execution', async () => {
			await ended(cell);
			await expectNoKeys(parentOf(cell));
			await expectNoKeys(betweenChecks.get(cell)?.child ?? '');
		});
	});

	describe('all providers in one node, suspended', () => {
		let execution: Execution;

		beforeAll(async () => {
			execution = await stage.api.executionReaching(together.parent, PATIENCE_SECONDS);
		}, PATIENCE_SECONDS * 1000);

		it('ends with the jobs in the order of the input, each as it has ended', () => {
			expect(execution.status).toBe('success');
			const submitted = itemsOf(execution, MERGE).map(({ json }) => json.jobId);
			const items = itemsOf(execution, 'Wait');
			expect(items.map(({ json }) => json.provider)).toEqual(
				TOGETHER.map(({ kind }) => kind.provider),
			);
			expect(items.map(({ json }) => json.jobId)).toEqual(submitted);
			expect(items.map(({ json }) => json.status ?? 'error')).toEqual(
				TOGETHER.map(({ kind }) => (kind.provider === FAILING.provider ? 'error' : 'completed')),
			);
			const failed = items.find(({ json }) => json.provider === FAILING.provider);
			expect(failed?.json.error).toContain(String(failed?.json.jobId));
		});

		it('links each result to the item that it was waited for with', () => {
			const providers = TOGETHER.map(({ kind }) => kind.provider);
			expect(itemsOf(execution, 'Wait').map(({ pairedItem }) => pairedItem)).toEqual(
				providers.map((_, item) => ({ item })),
			);
			const looks = itemsOf(execution, 'Look Back').map(({ json }) => json.provider);
			expect(looks).toEqual(providers);
		});

		it('submits each once, and leaves none of the keys in what n8n has stored', async () => {
			const submits = await Promise.all(
				TOGETHER.map(async (job) => (await submitsOf(stage.simulator, job)).length),
			);
			expect(submits).toEqual(TOGETHER.map(() => 1));
			await expectNoKeys(together.parent);
			await expectNoKeys(together.child);
		});
	});

	it(
		'ends with an error within a minute when only what checks is stopped, instead of waiting on',
		async () => {
			const execution = await stage.api.executionReaching(unchecked.parent, PATIENCE_SECONDS);
			expect(execution.status).toBe('error');
			expect(execution.lastNodeExecuted).toBe('Wait');
			const [submitted] = itemsOf(execution, 'Submit');
			expect(submitted?.json).toHaveProperty('jobId');
		},
		PATIENCE_SECONDS * 1000,
	);
});
