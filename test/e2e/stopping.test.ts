import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf, type Execution } from '../../host';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { USUAL_KIND } from './stage/jobKinds';
import { askedAbout, endJob, jobsOf, questionsAbout, type MarkedJob } from './stage/markedJob';
import { parked, type ParkedRun } from './stage/parkedRun';
import { KEEP_RUNNING, WAYS, workflowOf, type Cell, type Way } from './stage/waysToWait';

/** More than the longest pause between two checks in memory would be this early. */
const QUIET_MS = 8_000;
const CANCELED = new Set(['canceled']);

/** What guards looks a minute after it. */
const SHORT_LIMIT = { timeLimitMinutes: 0.2 };

const titled = (waits: Way['waits']) =>
	WAYS.filter((way) => way.waits === waits).map((way) => [way.name, way] as const);

describe('a run that waits', () => {
	let stage: E2eStage;
	let deleted: Record<'checks' | 'supervisor' | 'both', { run: ParkedRun; job: MarkedJob }>;

	beforeAll(async () => {
		stage = await openStage();
		const { control } = stage.simulator;
		await control.setAccount('vizard', { createsPerMinute: 100, createsPerHour: 100 });
		await control.planJobs({ durationSeconds: 3600 });
		deleted = {
			checks: await deleting('child'),
			supervisor: await deleting('supervisor'),
			both: await deleting('supervisor', 'child'),
		};
		await endJob(stage.simulator, deleted.supervisor.job);
	});

	/** Lets a run with a short time limit be parked, and deletes executions behind it as a user does in the list. */
	async function deleting(...which: (keyof ParkedRun)[]) {
		const parameters = { mode: 'suspend', options: SHORT_LIMIT };
		const job = jobFor({ name: 'Suspend', parameters, waits: 'suspend' });
		const run = await parked(stage, workflowOf(job));
		await stage.api.deleteExecutions(...which.map((execution) => run[execution]));
		return { run, job };
	}

	afterAll(async () => await stage.close());

	const jobFor = (way: Way): Cell => ({ kind: USUAL_KIND, way, mark: randomUUID() });

	const questions = async (job: MarkedJob) => (await questionsAbout(stage.simulator, job)).length;

	/** What remains of a stopped run has to show which job was paid for. */
	async function expectJobIdIn(id: string, job: MarkedJob): Promise<void> {
		const paid = await jobsOf(stage.simulator, job);
		const submitted = itemsOf(await stage.api.execution(id), 'Submit');
		expect(paid).toHaveLength(1);
		expect(submitted.map(({ json }) => json.jobId)).toEqual(paid.map((one) => one.id));
	}

	async function stop(id: string): Promise<void> {
		await stage.api.stopExecution(id);
		await stage.api.executionReaching(id, PATIENCE_SECONDS, CANCELED);
	}

	it.each(titled('keepRunning'))(
		'stopped in memory, %s: ends it at once and asks the provider nothing more',
		async (_, way) => {
			const job = jobFor(way);
			const id = await stage.begin(workflowOf(job));
			await askedAbout(stage.simulator, job, 30);
			await stop(id);

			const asked = await questions(job);
			await sleep(QUIET_MS);
			expect(await questions(job)).toBe(asked);
			const { status, workflowId } = await stage.api.execution(id);
			expect(status).toBe('canceled');
			expect(await stage.api.executionsOf(workflowId)).toEqual([id]);
		},
	);

	it('stopped in memory: leaves the job id in what n8n has stored if it saves the progress', async () => {
		const job = jobFor(KEEP_RUNNING);
		const workflow = workflowOf(job);
		const settings = { ...workflow.settings, saveExecutionProgress: true };
		const id = await stage.begin({ ...workflow, settings });
		await askedAbout(stage.simulator, job, 30);
		await stop(id);
		await expectJobIdIn(id, job);
	});

	it.each(titled('suspend'))(
		'stopped while parked, %s: ends it at once, and what checks can be stopped as well',
		async (_, way) => {
			const job = jobFor(way);
			const { parent, child } = await parked(stage, workflowOf(job));
			await stop(parent);
			await expectJobIdIn(parent, job);
			expect((await stage.api.execution(child)).status).toBe('waiting');
			await stop(child);

			expect((await stage.api.execution(parent)).status).toBe('canceled');
			expect(await questions(job)).toBe(1);
		},
	);

	describe('parked, without a call, after someone has deleted', () => {
		const ended = async ({ run }: { run: ParkedRun }): Promise<Execution> =>
			await stage.api.executionReaching(run.parent, PATIENCE_SECONDS);
		const paidFor = async ({ job }: { job: MarkedJob }) =>
			(await jobsOf(stage.simulator, job)).map(({ id }) => id);

		it('what checks: is checked by another one, which ends it by its time limit', async () => {
			const { status, error } = await ended(deleted.checks);
			const [jobId] = await paidFor(deleted.checks);
			expect(status).toBe('error');
			expect(error?.message).toContain(`Vizard job '${jobId}' did not end within 0.2 minutes`);
			expect(error?.description).toContain('wait for it again by its job ID');
		});

		it('what supervises: continues with the result', async () => {
			const execution = await ended(deleted.supervisor);
			expect(execution.error).toBeUndefined();
			const [jobId] = await paidFor(deleted.supervisor);
			expect(itemsOf(execution, 'Wait').map(({ json }) => json)).toEqual([
				expect.objectContaining({ jobId, status: 'completed' }),
			]);
		});

		it('both: continues with the job, and says that it has not seen its end', async () => {
			const execution = await ended(deleted.both);
			expect(execution.error).toBeUndefined();
			const [jobId] = await paidFor(deleted.both);
			expect(itemsOf(execution, 'Wait').map(({ json }) => json)).toEqual([
				expect.objectContaining({ jobId, wait: { mode: 'suspend', interrupted: true } }),
			]);
		});

		it('one of them: leaves none that waits for ever, and none of the one that guards', async () => {
			for (const { run } of Object.values(deleted)) {
				const { workflowId } = await ended({ run });
				const left = async () => await stage.api.executionsOf(workflowId);
				while ((await left()).includes(run.guard)) await sleep(500);
				for (const id of await left()) {
					await stage.api.executionReaching(id, PATIENCE_SECONDS);
				}
			}
		});
	});
});
