import { readExample } from '../../demo/exampleWorkflow';
import { itemsOf, type StoredCredential } from '../../host';
import { withParameters } from './stage/changedNodes';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { onceParked } from './stage/parkedRun';

describe('the examples that suspend their wait', () => {
	let stage: E2eStage;
	let credentials: StoredCredential[];

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.planJobs({ durationSeconds: 3600 });
		credentials = await stage.storeAllKeys();
	});
	afterAll(async () => await stage.close());

	it('continue-on-callback: continues when the provider calls, and downloads the video', async () => {
		const workflow = await readExample('continue-on-callback');
		const { parent } = await onceParked(stage, await stage.begin(workflow, ...credentials));
		const [job] = await stage.simulator.control.jobs({ provider: 'pictory' });
		await stage.simulator.control.finishJob('pictory', job?.id ?? '');
		const execution = await stage.api.executionReaching(parent, PATIENCE_SECONDS);
		expect(execution.error).toBeUndefined();
		const [waited] = itemsOf(execution, 'Wait For Call');
		expect(waited?.json).toMatchObject({
			jobId: job?.id,
			wait: { mode: 'suspend', detectedBy: 'callback' },
		});
		const files = itemsOf(execution, 'Download Video').map(({ binary }) => binary?.data?.mimeType);
		expect(files).toEqual(['video/mp4']);
	});

	it('suspend-a-long-job: downloads the clips, or names the job that still runs after the time limit', async () => {
		const example = await readExample('suspend-a-long-job');
		const impatient = withParameters(example, {
			'Wait For Clips': { options: { timeLimitMinutes: 0.02, onTimeout: 'returnItem' } },
		});
		const late = await stage.begin(impatient, ...credentials);
		const timedOut = await stage.api.executionReaching(late, PATIENCE_SECONDS);
		const inTime = await onceParked(stage, await stage.begin(example, ...credentials));
		const [unfinished, finished] = await stage.simulator.control.jobs({ provider: 'vizard' });
		await stage.simulator.control.finishJob('vizard', finished?.id ?? '');

		const [message] = itemsOf(timedOut, 'Still Running');
		expect(message?.json.message).toMatch(
			new RegExp(`The job ${unfinished?.id} is (queued|processing)\\.`),
		);
		expect(timedOut.runs['Download Clips']).toBeUndefined();

		const execution = await stage.api.executionReaching(inTime.parent, PATIENCE_SECONDS);
		const clips = itemsOf(execution, 'Download Clips').map(({ binary }) => binary?.data?.mimeType);
		expect(clips.length).toBeGreaterThan(1);
		expect(new Set(clips)).toEqual(new Set(['video/mp4']));
		expect(execution.runs['Still Running']).toBeUndefined();
	});
});
