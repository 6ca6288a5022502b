import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NODES, readExample, withExpectedDuration } from '../../demo/exampleWorkflow';
import { checkMp4 } from '../../demo/checkMp4';
import { servedSizes } from '../../demo/servedFiles';
import { jobOf } from '../../demo/videoFiles';
import { createTemporaryFolder, itemsOf, removeTemporaryFolder, type Execution } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';

/** Longer than the pause between two checks, so that the job is seen while it runs. */
const JOB_SECONDS = 4;

describe('the example workflow in a real n8n', () => {
	let stage: E2eStage;
	let execution: Execution;

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.planJobs({ provider: 'vizard', durationSeconds: JOB_SECONDS });
		execution = await stage.run(withExpectedDuration(await readExample(), JOB_SECONDS));
	});

	afterAll(async () => await stage.close());

	it('runs to its end', () => {
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
	});

	it('returns the job reference as soon as the job is submitted', async () => {
		const [job] = await stage.simulator.control.jobs({ provider: 'vizard' });
		expect(itemsOf(execution, NODES.submit).map(({ json }) => json)).toEqual([
			expect.objectContaining({
				provider: 'vizard',
				jobType: 'clipping',
				jobId: job?.id,
				status: 'queued',
				videos: [],
			}),
		]);
	});

	it('waits until the job is completed and says how', () => {
		const [item] = itemsOf(execution, NODES.wait);
		expect(item?.json).toMatchObject({ status: 'completed', jobType: 'clipping' });
		expect(item?.json.wait).toMatchObject({ mode: 'keepRunning', checks: 2 });
		expect(item?.json).not.toHaveProperty('error');
	});

	it('returns each clip as one item, with its file in the binary store of n8n', async () => {
		const items = itemsOf(execution, NODES.download);
		expect(items).toHaveLength(5);
		const [first] = items;
		if (first === undefined) throw new Error('No clip came out');
		const sizes = await servedSizes(stage.simulator, jobOf(first));

		const folder = await createTemporaryFolder('clips');
		for (const [index, { json, binary, pairedItem }] of items.entries()) {
			expect(pairedItem).toEqual({ item: 0 });
			expect(binary?.data?.id).toMatch(/^filesystem-v2:/);
			expect(json.video).toMatchObject({ index });
			const file = json.file as { name: string; sizeBytes: number; mimeType: string };
			expect(file.name).toMatch(/^\d+-[\w-]+\.mp4$/);
			expect(file.mimeType).toBe('video/mp4');
			expect(file.sizeBytes).toBe(sizes[index]);

			const path = join(folder, file.name);
			if (binary?.data !== undefined) await stage.api.saveBinary(binary.data, path);
			const bytes = await readFile(path);
			expect(bytes.length).toBe(sizes[index]);
			expect(checkMp4(bytes).tracks).toContain('video');
		}
		await removeTemporaryFolder(folder);
	});

	it('fetches each file once and shows the API key to the API alone', async () => {
		const downloads = await stage.simulator.control.requests({ target: 'files', method: 'GET' });
		expect(downloads).toHaveLength(5);
		const key = stage.simulator.apiKey('vizard');
		expect(JSON.stringify(downloads)).not.toContain(key);
		expect(JSON.stringify(execution)).not.toContain(key);
	});
});
