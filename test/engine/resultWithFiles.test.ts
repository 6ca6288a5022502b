import { passUntil, simulator } from '../harness/simulatedTime';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import { runWorkflow, type TestNode, type WorkflowRun } from '../harness/runWorkflow';
import { SuspendingHost } from '../harness/suspendingHost';
import { waitNode } from '../harness/vizardRun';
import { KITS } from '../providers';

const PROVIDERS = KITS.map(({ provider }) => provider.id);

/** A wait that is to return files. */
function waitForFiles(
	options: INodeParameters = {},
	mode = 'keepRunning',
	settings: TestNode['settings'] = {},
): TestNode {
	return waitNode(options, settings, {
		providers: PROVIDERS,
		mode,
		whenFinished: 'resultWithFiles',
	});
}

async function waitInMemory(items: INodeExecutionData[], node: TestNode): Promise<WorkflowRun> {
	return await runWorkflow({ items, nodes: [node], credentials: everyCredential(simulator) });
}

const filesOf = ({ binary = {} }: INodeExecutionData) =>
	Object.entries(binary).map(([field, { fileName, mimeType }]) => [field, fileName, mimeType]);

describe('a wait that returns the result with files', () => {
	it('returns one item a job, with its videos in fields of that item and what is known of each', async () => {
		await simulator.control.planJobs({ output: { count: 2 } });
		const job = await submitJob(simulator, 'vizard');
		const { outputs, error } = await waitInMemory([job], waitForFiles());
		expect(error).toBeUndefined();
		const [items = []] = outputs('Wait');
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({
			jobId: job.json.jobId,
			status: 'completed',
			wait: { mode: 'keepRunning', detectedBy: 'check' },
			videos: [
				{ index: 0, url: expect.any(String), file: { field: 'video_0', mimeType: 'video/mp4' } },
				{ index: 1, url: expect.any(String), file: { field: 'video_1', mimeType: 'video/mp4' } },
			],
		});
		expect(items.flatMap(filesOf)).toEqual([
			['video_0', expect.stringMatching(/^01-.+\.mp4$/), 'video/mp4'],
			['video_1', expect.stringMatching(/^02-.+\.mp4$/), 'video/mp4'],
		]);
	});

	it.each(PROVIDERS)('does so for %s', async (provider) => {
		const job = await submitJob(simulator, provider);
		const { outputs, error } = await waitInMemory([job], waitForFiles());
		expect(error).toBeUndefined();
		const [item] = outputs('Wait')[0] ?? [];
		expect(item?.binary).toHaveProperty('video_0.mimeType', 'video/mp4');
		expect(item?.json).not.toHaveProperty('error');
	});

	it('takes the best ones only, where that is chosen, under the names that are chosen', async () => {
		await simulator.control.planJobs({ output: { count: 4 } });
		const job = await submitJob(simulator, 'vizard');
		const options = { maximumVideos: 1, filePrefix: 'clip' };
		const { outputs } = await waitInMemory([job], waitForFiles(options));
		const [item] = outputs('Wait')[0] ?? [];
		expect(Object.keys(item?.binary ?? {})).toEqual(['clip0']);
		expect(item?.json.videos).toHaveLength(1);
	});

	it('returns no files of a job that has failed, and does so at once', async () => {
		const job = await submitJob(simulator, 'vizard');
		await simulator.control.failJob('vizard', String(job.json.jobId), '4008');
		const { outputs } = await waitInMemory([job], waitForFiles({ onJobFailure: 'returnItem' }));
		const [item] = outputs('Wait')[0] ?? [];
		expect(item?.json.status).toBe('failed');
		expect(item?.binary).toBeUndefined();
		expect(await simulator.control.requests({ target: 'files' })).toEqual([]);
	});

	it('says which job it is whose file is not available, and continues with the others', async () => {
		const [first, second] = [
			await submitJob(simulator, 'vizard'),
			await submitJob(simulator, 'clipzy'),
		];
		await simulator.control.injectFault({
			provider: 'vizard',
			target: 'files',
			times: 0,
			effect: { kind: 'respond', status: 410 },
		});
		const node = waitForFiles({}, 'keepRunning', { onError: 'continueRegularOutput' });
		const { outputs } = await waitInMemory([first, second], node);
		const [failed, fine] = outputs('Wait')[0] ?? [];
		expect(failed?.json.jobId).toBe(first.json.jobId);
		expect(failed?.json.error).toMatch(/^Vizard job '\d+', video 1: the file host/);
		expect(fine?.binary).toHaveProperty('video_0');
	});

	it('refuses a number of videos that cannot be, before anything is asked', async () => {
		const job = await submitJob(simulator, 'vizard');
		await simulator.control.clearRequests();
		const { error } = await waitInMemory([job], waitForFiles({ maximumVideos: -1 }));
		expect(error?.message).toBe("'Maximum Videos' is below 0 [item 0]");
		expect(await simulator.control.requests()).toEqual([]);
	});
});

it('suspended, keeps the link of each item to its job, and downloads once all have ended', async () => {
	await simulator.control.planJobs({ durationSeconds: 3600, output: { count: 2 } });
	const jobs = [await submitJob(simulator, 'vizard'), await submitJob(simulator, 'clipzy')];
	const host = new SuspendingHost({
		items: jobs,
		nodes: [waitForFiles({}, 'suspend')],
		credentials: everyCredential(simulator),
	});
	await host.start();
	const downloads = async () => (await simulator.control.requests({ target: 'files' })).length;
	for (const { json } of jobs) {
		expect(await downloads()).toBe(0);
		await simulator.control.finishJob(String(json.provider), String(json.jobId));
		await passUntil(host.due);
		await host.resumeChild();
	}
	while (host.due !== undefined) {
		await passUntil(host.due);
		await host.resumeChild();
	}
	const { outputs } = await host.resumeParent();
	const [items = []] = outputs('Wait');
	expect(items.map(({ json }) => json.jobId)).toEqual(jobs.map(({ json }) => json.jobId));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		expect.objectContaining({ item: 0 }),
		expect.objectContaining({ item: 1 }),
	]);
	for (const { binary, json } of items) {
		expect(binary).toHaveProperty('video_0');
		expect(json).toMatchObject({ wait: { mode: 'suspend' } });
	}
});
