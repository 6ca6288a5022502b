import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf } from '../../host';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { USUAL_KIND } from './stage/jobKinds';
import { askedAbout, jobsOf, questionsAbout, type MarkedJob } from './stage/markedJob';
import { parked } from './stage/parkedRun';
import { KEEP_RUNNING, WAYS, workflowOf, type Cell, type Way } from './stage/waysToWait';

/** More than the longest pause between two checks in memory would be this early. */
const QUIET_MS = 8_000;
const CANCELED = new Set(['canceled']);

const titled = (waits: Way['waits']) =>
	WAYS.filter((way) => way.waits === waits).map((way) => [way.name, way] as const);

describe('stopping a run that waits', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
		const { control } = stage.simulator;
		await control.setAccount('vizard', { createsPerMinute: 100, createsPerHour: 100 });
		await control.planJobs({ durationSeconds: 3600 });
	});

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
		'in memory, %s: ends it at once and asks the provider nothing more',
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

	it('in memory: leaves the job id in what n8n has stored if it saves the progress', async () => {
		const job = jobFor(KEEP_RUNNING);
		const workflow = workflowOf(job);
		const settings = { ...workflow.settings, saveExecutionProgress: true };
		const id = await stage.begin({ ...workflow, settings });
		await askedAbout(stage.simulator, job, 30);
		await stop(id);
		await expectJobIdIn(id, job);
	});

	it.each(titled('suspend'))(
		'parked, %s: ends it at once, and what checks can be stopped as well',
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
});
