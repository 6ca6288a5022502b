import { withCredentials } from '../../demo/exampleWorkflow';
import { PRESETS } from '../../nodes/VideoService/presets';
import type { Recipe } from '../../nodes/VideoService/recipe';
import { itemsOf, type Execution, type Workflow } from '../../host';
import { videoServiceKit } from '../providers/videoService';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { download, inARow, START, submitTo, wait } from './stage/workflows';

/** Longer than nothing, so that each job is seen while it runs. */
const JOB_SECONDS = 3;

const SERVICES = PRESETS.map(({ id }) => id);

/** Submits the example of a preset, waits for the job and downloads what has come of it. */
function workflowFor({ id, submit: { calls } }: Recipe): Workflow {
	const [call] = calls;
	// The user's own IDs have a placeholder in the example.
	const body = JSON.stringify(call?.body).replace(/YOUR_\w+/g, 'of-mine');
	const several = calls.length > 1 && { call: call?.path };
	return inARow(
		[{}],
		[
			submitTo('videoService', {
				jobType: id,
				...several,
				...(call?.model !== undefined && { model: call.model }),
				body,
			}),
			wait(undefined, {
				providers: ['videoService'],
				options: { expectedDurationSeconds: JOB_SECONDS },
			}),
			download(undefined, 'videoService'),
		],
	);
}

describe('a workflow for each service with a preset', () => {
	let stage: E2eStage;
	const begun = new Map<string, string>();

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.planJobs({
			durationSeconds: JOB_SECONDS,
			output: { count: 1, sizeBytes: 200_000 },
		});
		for (const preset of PRESETS) {
			const credential = await stage.api.createCredential({
				name: `${preset.displayName} (simulator)`,
				type: 'videoServiceApi',
				data: videoServiceKit.credential(stage.simulator, preset.id),
			});
			const workflow = withCredentials(workflowFor(preset), [credential]);
			const id = await stage.api.createWorkflow(workflow);
			begun.set(preset.id, await stage.api.run(id, START));
		}
	});

	afterAll(async () => await stage.close());

	it('is there for all of them', () => {
		expect(begun.size).toBe(18);
	});

	it.each(SERVICES)('%s: from its example to the downloaded video', async (service) => {
		const id = begun.get(service) ?? '';
		const execution: Execution = await stage.api.executionReaching(id, PATIENCE_SECONDS);
		expect(execution.error).toBeUndefined();
		const [submitted] = itemsOf(execution, 'Submit');
		const [finished] = itemsOf(execution, 'Wait');
		const reference = {
			provider: 'videoService',
			jobType: service,
			jobId: submitted?.json.jobId,
		};
		expect(submitted?.json).toMatchObject({ ...reference, status: 'queued' });
		expect(finished?.json).toMatchObject({
			...reference,
			status: 'completed',
			videos: [{ index: 0 }],
		});
		const [file] = itemsOf(execution, 'Download');
		expect(file?.json).toMatchObject({
			...reference,
			file: { kind: 'video', sizeBytes: 200_000 },
		});
		expect(file?.binary?.data).toBeDefined();
	});
});
