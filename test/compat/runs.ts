import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { itemsOf, type Execution, type Workflow } from '../../host';
import type { E2eStage } from '../e2e/stage/e2eStage';
import { download, inARow, submit, wait, type OnError } from '../e2e/stage/workflows';

/** A workflow whose run shows something about a version of n8n. */
export interface Run {
	title: string;
	workflow: Workflow;
	/** What becomes of its execution on the way. */
	meanwhile?(stage: E2eStage, executionId: string): Promise<void>;
	/**
	 * @returns what there is to say about it
	 * @throws when the execution did not end as it should
	 */
	check(execution: Execution, stage: E2eStage): Promise<string>;
}

/** Two jobs of 20 seconds; the second may fail. */
function sources(second = '') {
	const videoUrl = (more: string) =>
		`https://media.example.org/${randomUUID()}.mp4?sim-duration=20&sim-clips=1${more}`;
	return [{ videoUrl: videoUrl('') }, { videoUrl: videoUrl(second) }];
}

const FAILS = '&sim-fail=4008';

/** The node suspends where n8n can: the end is expected in more than a minute. */
function automatic(onError?: OnError, options: Record<string, unknown> = {}) {
	return wait(onError, {
		mode: 'automatic',
		options: { expectedDurationSeconds: 90, ...options },
	});
}

/** Deletes the execution that checks for this one, as soon as it is parked. One that keeps running has none. */
async function deleteChecks({ api }: E2eStage, executionId: string): Promise<void> {
	const { workflowId } = await api.execution(executionId);
	const behind = (await api.executionsOf(workflowId)).filter((id) => id !== executionId);
	const [newest] = behind.sort((a, b) => Number(b) - Number(a));
	if (newest !== undefined) await api.deleteExecutions(newest);
}

const jobIds = (execution: Execution) =>
	itemsOf(execution, 'Submit').map(({ json }) => String(json.jobId));

function waitedHow(execution: Execution): string {
	const { mode, whyNotSuspended } = itemsOf(execution, 'Wait')[0]?.json.wait as {
		mode: string;
		whyNotSuspended?: string;
	};
	// An execution that kept running where it could suspend would show nothing about suspending.
	assert.equal(mode, whyNotSuspended === undefined ? 'suspend' : 'keepRunning');
	return mode === 'suspend' ? 'suspended' : 'kept running';
}

/** Each source is submitted once, whatever becomes of its job. */
async function assertPaidOnce({ simulator }: E2eStage, execution: Execution): Promise<void> {
	const jobs = await simulator.control.jobs({ provider: 'vizard' });
	const own = jobIds(execution);
	assert.equal(own.length, 2);
	assert.equal(jobs.filter(({ id }) => own.includes(id)).length, 2);
}

/** Everything that a version of n8n is tried with. */
export function allRuns(): Run[] {
	return [
		{
			title: 'Main workflow',
			workflow: inARow(sources(), [submit(), automatic(), download()]),
			async check(execution, stage) {
				assert.equal(execution.status, 'success');
				await assertPaidOnce(stage, execution);
				const files = itemsOf(execution, 'Download').map(({ binary }) => binary?.data?.mimeType);
				assert.deepEqual(files, ['video/mp4', 'video/mp4']);
				return waitedHow(execution);
			},
		},
		{
			title: 'A failing job',
			workflow: inARow(sources(FAILS), [submit(), automatic()]),
			async check(execution, stage) {
				assert.equal(execution.status, 'error');
				await assertPaidOnce(stage, execution);
				const message = execution.error?.message ?? '';
				assert.match(message, new RegExp(`${jobIds(execution)[1]}.*could not download the video`));
				return 'ends the workflow';
			},
		},
		{
			title: 'Its error output',
			workflow: inARow(sources(FAILS), [submit(), automatic('continueErrorOutput')]),
			async check(execution, stage) {
				assert.equal(execution.status, 'success');
				await assertPaidOnce(stage, execution);
				const ids = [0, 1].map((output) =>
					itemsOf(execution, 'Wait', output).map(({ json }) => String(json.jobId)),
				);
				assert.deepEqual(
					ids,
					jobIds(execution).map((id) => [id]),
				);
				return 'has the job';
			},
		},
		{
			title: 'Deleted checks',
			// What guards looks a minute after the time limit.
			workflow: inARow(sources(), [submit(), automatic(undefined, { timeLimitMinutes: 0.7 })]),
			meanwhile: deleteChecks,
			async check(execution, stage) {
				assert.equal(execution.status, 'success');
				await assertPaidOnce(stage, execution);
				const ended = itemsOf(execution, 'Wait').map(({ json }) => json.status);
				assert.deepEqual(ended, ['completed', 'completed']);
				return waitedHow(execution) === 'suspended' ? 'are replaced' : 'kept running';
			},
		},
	];
}
