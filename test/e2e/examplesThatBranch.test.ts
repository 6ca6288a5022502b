import { readExample, withExpectedDuration } from '../../demo/exampleWorkflow';
import { itemsOf, type Execution, type StoredCredential, type Workflow } from '../../host';
import { withParameters } from './stage/changedNodes';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';

const JOB_SECONDS = 2;

describe('the examples that branch', () => {
	let stage: E2eStage;
	let credentials: StoredCredential[];

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.planJobs({ durationSeconds: JOB_SECONDS });
		credentials = await stage.storeAllKeys();
	});
	afterAll(async () => await stage.close());

	const example = async (name: string) =>
		withExpectedDuration(await readExample(name), JOB_SECONDS);

	async function run(workflow: Workflow): Promise<Execution> {
		const id = await stage.begin(workflow, ...credentials);
		return await stage.api.executionReaching(id, PATIENCE_SECONDS);
	}

	const jsonOf = (execution: Execution, node: string) =>
		itemsOf(execution, node).map(({ json }) => json);

	const allRuns = (execution: Execution, node: string) =>
		(execution.runs[node] ?? []).flatMap(({ data }) =>
			(data?.main[0] ?? []).map(({ json }) => json),
		);

	describe('batch-from-a-list', () => {
		const paidFor = async () =>
			await stage.simulator.control.requests({ provider: 'vizard', url: '/project/create' });

		it('pays for each row once: not when an answer is lost, and not in the next run', async () => {
			await stage.simulator.control.injectFault({
				path: '/project/create',
				effect: { kind: 'reset', processed: true },
			});
			const workflow = await example('batch-from-a-list');
			const first = await run(workflow);
			expect(first.status).toBe('success');
			const jobs = await stage.simulator.control.jobs({ provider: 'vizard' });
			const jobOf = (link: string) =>
				jobs.find(({ request }) => JSON.stringify(request).includes(link))?.id;
			const [captain, master] = [jobOf('ferry-captain'), jobOf('harbour-master')];
			expect(jsonOf(first, 'Write Result')).toEqual([
				{
					row: 4,
					jobId: master,
					status: 'completed',
					clips: expect.stringMatching(/^http.+\nhttp/),
				},
			]);
			const failed = allRuns(first, 'Write Error');
			expect(failed.map(({ row, status }) => [row, status])).toEqual([
				[3, 'failed'],
				[5, 'failed'],
			]);
			expect(failed[0]?.error).toContain('do not submit it again');
			expect(failed[1]?.error).toContain("'Video URL'");
			await expect(paidFor()).resolves.toHaveLength(2);

			const rows = [
				{ row: 3, link: 'https://example.com/ferry-captain.mp4', jobId: captain, status: '' },
				{ row: 4, link: '', jobId: master, status: 'completed' },
				{ row: 5, link: 'https://example.com/pilot.mp4', jobId: '', status: '' },
			];
			const again = withParameters(workflow, { List: { jsonOutput: JSON.stringify({ rows }) } });
			const second = await run(again);
			expect(allRuns(second, 'Write Error')).toEqual([]);
			const results = jsonOf(second, 'Write Result');
			expect(results.map(({ row, status }) => [row, status]).sort()).toEqual([
				[3, 'completed'],
				[5, 'completed'],
			]);
			expect(results.find(({ row }) => row === 3)).toMatchObject({ jobId: captain });
			await expect(paidFor()).resolves.toHaveLength(3);
		});
	});

	describe('message-on-error', () => {
		it('downloads the video and writes no message when all is well', async () => {
			const execution = await run(await example('message-on-error'));
			const files = itemsOf(execution, 'Download Video').map(
				({ binary }) => binary?.data?.mimeType,
			);
			expect(files).toEqual(['video/mp4']);
			expect(execution.runs['Write Message']).toBeUndefined();
		});

		it('writes what happened and what to do next, with the job if there is one', async () => {
			const workflow = await example('message-on-error');
			const ordering = (value: string) => {
				const assignments = [{ id: 'prompt', name: 'prompt', type: 'string', value }];
				return withParameters(workflow, { Prompt: { assignments: { assignments } } });
			};
			const unsent = await run(ordering(''));
			const [first] = jsonOf(unsent, 'Write Message');
			expect(first?.text).toMatch(/execution \d+\), job not submitted\.\n.*'Prompt'/);

			const failing = await run(ordering('A paper boat, sim-fail=content'));
			const [submitted] = jsonOf(failing, 'Submit Prompt');
			const [second] = jsonOf(failing, 'Write Message');
			expect(second?.text).toContain(`job ${String(submitted?.jobId)}.`);
			expect(second?.text).toContain('content policy');
			expect(failing.status).toBe('success');
		});
	});

	describe('loop-without-the-wait-node', () => {
		it('checks until the job has ended, and downloads the video', async () => {
			const execution = await run(await example('loop-without-the-wait-node'));
			expect(execution.error).toBeUndefined();
			const statuses = allRuns(execution, 'Get Status').map(({ status }) => status);
			expect(statuses.length).toBeGreaterThan(1);
			expect(statuses.indexOf('completed')).toBe(statuses.length - 1);
			const files = itemsOf(execution, 'Download Video').map(
				({ binary }) => binary?.data?.mimeType,
			);
			expect(files).toEqual(['video/mp4']);
		});

		it('stops with the job and the reason when it has failed', async () => {
			const prompt = 'A harbour at dawn, sim-fail=INSUFFICIENT_CREDITS';
			const workflow = await example('loop-without-the-wait-node');
			const execution = await run(withParameters(workflow, { 'Submit Prompt': { prompt } }));
			const [job] = jsonOf(execution, 'Submit Prompt');
			expect(execution.status).toBe('error');
			expect(execution.error?.message).toContain(`The job ${String(job?.jobId)} is failed.`);
			expect(execution.error?.message).not.toContain('undefined');
		});
	});
});
