import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

const GOOD = 'https://media.example.org/a.mp4';
const OTHER = 'https://media.example.org/b.mp4';
const BAD = 'not-a-url';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});
afterAll(async () => {
	await simulator.close();
});

async function submittedUrls(): Promise<unknown[]> {
	const requests = await simulator.control.requests({ url: '/project/create' });
	return requests.map(({ body }) => (body as { videoUrl: string }).videoUrl);
}

test('many items become as many jobs, each linked to its item', async () => {
	const urls = Array.from({ length: 12 }, (_, row) => `https://media.example.org/${row}.mp4`);
	const { outputs, error } = await runWorkflow({
		items: sources(...urls),
		nodes: [submitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	const [jobs = []] = outputs('Submit');
	expect(jobs.map(({ pairedItem }) => pairedItem)).toEqual(urls.map((_, item) => ({ item })));
	expect(new Set(jobs.map(({ json }) => json.jobId)).size).toBe(urls.length);
	await expect(submittedUrls()).resolves.toEqual(urls);
});

test('a later node reaches back over the item link', async () => {
	const { outputs } = await runWorkflow({
		items: sources(GOOD, OTHER),
		nodes: [
			submitNode(),
			{
				name: 'Status',
				type: 'vizard',
				parameters: {
					resource: 'videoJob',
					operation: 'getStatus',
					jobType: 'fromInput',
					// Works only when the item link leads from the job back to its source.
					jobId: '={{ $("Start").item.json.row === $itemIndex ? $json.jobId : "broken link" }}',
				},
			},
		],
		credentials: vizardCredentials(simulator),
	});
	const [statuses = []] = outputs('Status');
	expect(statuses.map(({ json }) => json.status)).toEqual(['processing', 'processing']);
});

test('a bad item ends the node, and the message lists the jobs that run already', async () => {
	const { error } = await runWorkflow({
		items: sources(GOOD, BAD, OTHER),
		nodes: [submitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toBe("'Video URL' is not an http(s) URL [item 1]");
	const [job] = await simulator.control.jobs({ provider: 'vizard' });
	expect(error?.description).toContain(`job '${job?.id}'`);
	expect(error?.description).toContain('Do not submit these items again');
	await expect(submittedUrls()).resolves.toEqual([GOOD]);
});

test('Continue On Fail puts the error in place of the item and continues', async () => {
	const { outputs, error } = await runWorkflow({
		items: sources(GOOD, BAD, OTHER),
		nodes: [submitNode({ onError: 'continueRegularOutput' })],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	const [items = []] = outputs('Submit');
	expect(items.map(({ json }) => json.status ?? json.error)).toEqual([
		'queued',
		"'Video URL' is not an http(s) URL [item 1]",
		'queued',
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

test('the error output takes the failed items, with their input and what to do next', async () => {
	const { outputs, error } = await runWorkflow({
		items: sources(GOOD, BAD, OTHER),
		nodes: [submitNode({ onError: 'continueErrorOutput' })],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	const [succeeded = [], failed = []] = outputs('Submit');
	expect(succeeded.map(({ json }) => json.status)).toEqual(['queued', 'queued']);
	expect(failed.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			videoUrl: BAD,
			row: 1,
			error: "'Video URL' is not an http(s) URL [item 1]",
			message: expect.stringContaining("Correct 'Video URL'"),
		}),
	]);
});

test('a job that failed leaves through the error output with its reference', async () => {
	const { outputs } = await runWorkflow({
		items: sources(`${GOOD}?sim-fail=4008&sim-duration=0&x=.mp4`),
		nodes: [
			submitNode(),
			{
				name: 'Result',
				type: 'vizard',
				parameters: {
					resource: 'videoJob',
					operation: 'getResult',
					jobType: 'fromInput',
					jobId: '={{ $json.jobId }}',
				},
				settings: { onError: 'continueErrorOutput' },
			},
		],
		credentials: vizardCredentials(simulator),
	});
	const [, failed = []] = outputs('Result');
	const [job] = await simulator.control.jobs({ provider: 'vizard' });
	expect(failed[0]?.json).toMatchObject({
		provider: 'vizard',
		jobType: 'clipping',
		jobId: job?.id,
		error: expect.stringContaining('could not download'),
	});
});
