import { join } from 'node:path';
import { firstExecution, publishCalled, withWebhookUrl } from '../../demo/calledExample';
import { readExample, withCredentials } from '../../demo/exampleWorkflow';
import { servedSizes } from '../../demo/servedFiles';
import { collectVideo, jobOf } from '../../demo/videoFiles';
import {
	createTemporaryFolder,
	itemsOf,
	removeTemporaryFolder,
	type Execution,
	type StoredCredential,
} from '../../host';
import { keysIn } from '../harness/keyForms';
import { videoServiceKit } from '../providers/videoService';
import { fromSetup, N8N_URL_VARIABLE } from './setup/runningHost';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { START } from './stage/workflows';

/** Longer than the submitting workflow takes. */
const JOB_SECONDS = 5;

describe('the example in two workflows, in a real n8n', () => {
	let stage: E2eStage;
	let folder: string;
	let credentials: StoredCredential[];
	let submitting: Execution;
	let publishing: Execution;
	let publishingId: string;

	beforeAll(async () => {
		stage = await openStage();
		folder = await createTemporaryFolder('publish');
		await stage.simulator.control.planJobs({ durationSeconds: JOB_SECONDS });
		credentials = await stage.storeAllKeys();
		const example = async (name: string) =>
			withCredentials(await readExample(`publish-when-finished-${name}`), credentials);
		const { api } = stage;
		const n8nUrl = fromSetup(N8N_URL_VARIABLE);
		const { workflowId, url } = await publishCalled(api, n8nUrl, await example('2-publish'));
		publishingId = workflowId;
		const submit = await api.createWorkflow(withWebhookUrl(await example('1-submit'), url));
		submitting = await api.runToEnd(submit, START);
		const id = await firstExecution(api, workflowId, PATIENCE_SECONDS);
		publishing = await api.executionReaching(id, PATIENCE_SECONDS);
	});

	afterAll(async () => {
		await removeTemporaryFolder(folder);
		await stage.close();
	});

	it('submits the job and ends', () => {
		expect(submitting.status).toBe('success');
		expect(itemsOf(submitting, 'Submit Prompt')).toHaveLength(1);
	});

	it('starts the other workflow with the same job, when it has ended', () => {
		expect(publishing.error).toBeUndefined();
		const [submitted] = itemsOf(submitting, 'Submit Prompt');
		const started = itemsOf(publishing, 'When a Clip Is Finished').map(({ json }) => json);
		expect(started).toEqual([
			expect.objectContaining({ jobId: submitted?.json.jobId, status: 'completed' }),
		]);
	});

	it('ends with the whole video', async () => {
		const [item, ...others] = itemsOf(publishing, 'Download Clip');
		if (!item) throw new Error('Nothing was downloaded');
		expect(others).toEqual([]);
		const served = await servedSizes(stage.simulator, jobOf(item));
		const into = join(folder, 'clips');
		const video = await collectVideo(item, stage.api, into, ({ file }) => file.name, served);
		expect(video.faults).toEqual([]);
	});

	it('runs once, and leaves no key in what n8n has stored', async () => {
		expect(await stage.api.executionsOf(publishingId)).toEqual([publishing.id]);
		const key = stage.simulator.apiKey(videoServiceKit.simulatorId);
		for (const { id } of [submitting, publishing]) {
			expect(keysIn(await stage.api.executionText(id), [key])).toEqual([]);
		}
	});
});
