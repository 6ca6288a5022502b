import type { INodeExecutionData } from 'n8n-workflow';
import type { FaultInput } from '../../simulator/core/fault';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type TestNode, type WorkflowRun } from '../harness/runWorkflow';

/** What happens at the provider while a node sleeps for the first time. */
let mockMeanwhile: (() => Promise<unknown>) | undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		const happens = mockMeanwhile;
		mockMeanwhile = undefined;
		await happens?.();
		await simulator.control.advance(milliseconds / 1000);
	},
}));

const LOST = { kind: 'reset', processed: true } as const;
const NEVER_ARRIVED = { kind: 'reset', processed: false } as const;
const LIST = '/v1/jobs$';
const STUDIO = '/v1/aistudio/videos';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	mockMeanwhile = undefined;
});
afterAll(async () => await simulator.close());

function pictory(prompt: string, settings: TestNode['settings'] = {}): TestNode {
	const parameters = {
		resource: 'videoJob',
		operation: 'submit',
		jobType: 'videoGeneration',
		prompt,
	};
	return { name: 'Submit', type: 'pictory', parameters, settings };
}

const prompts = (...texts: string[]): INodeExecutionData[] =>
	texts.map((time) => ({ json: { prompt: `Harbour at ${time}` } }));

async function run(node: TestNode, items: INodeExecutionData[] = [{ json: {} }]) {
	return await runWorkflow({
		items,
		nodes: [node],
		credentials: {
			pictoryApi: {
				apiKey: simulator.apiKey('pictory'),
				baseUrl: simulator.baseUrl('pictory'),
			},
		},
	});
}

const lose = async (path: string, fault: Partial<FaultInput> = {}) =>
	await simulator.control.injectFault({ method: 'POST', path, effect: LOST, ...fault });

const made = async () =>
	(await simulator.control.jobs({ provider: 'pictory' })).map(({ id }) => id);

const taken = ({ outputs }: WorkflowRun) =>
	outputs('Submit')
		.flat()
		.map(({ json }) => json.jobId);

const looks = async () => (await simulator.control.requests({ url: LIST })).length;

/** What another client of the same account submits. */
async function somebodyElseSubmits(path: string, body: object): Promise<void> {
	await fetch(`${simulator.baseUrl('pictory')}${path}`, {
		method: 'POST',
		headers: {
			authorization: simulator.apiKey('pictory'),
			'content-type': 'application/json',
		},
		body: JSON.stringify(body),
	});
}

describe('the list of jobs', () => {
	test('is read once for items that follow each other quickly, and not looked at when all goes well', async () => {
		const { error } = await run(pictory('={{ $json.prompt }}'), prompts('dawn', 'noon', 'dusk'));
		expect(error).toBeUndefined();
		expect(await looks()).toBe(1);
	});

	test('may show the job a little later', async () => {
		await simulator.control.setSwitches('pictory', { newJobNotFoundSeconds: 3 });
		await lose(STUDIO);
		const result = await run(pictory('Harbour at dawn'));
		expect(result.error).toBeUndefined();
		expect(taken(result)).toEqual(await made());
		// Before the submit, then once too early and twice to be sure.
		expect(await looks()).toBe(4);
	});

	test('that cannot be read before a submit keeps nobody from submitting', async () => {
		await simulator.control.injectFault({ path: LIST, effect: { kind: 'reset' } });
		const { outputs, error } = await run(pictory('Harbour at dawn'));
		expect(error).toBeUndefined();
		expect(outputs('Submit').flat()).toHaveLength(1);
	});

	test.each([
		['before the submit', { skip: 0, times: 1 }],
		['after it', { skip: 1, times: 3 }],
	])('that cannot be read %s changes nothing but the message', async (_, when) => {
		await simulator.control.injectFault({ path: LIST, effect: { kind: 'reset' }, ...when });
		await lose(STUDIO);
		const { error } = await run(pictory('Harbour at dawn'));
		expect(error?.message).toMatch(/Pictory did not answer/);
		expect(error?.description).toMatch(
			/may have been accepted.*could not be read to find out.*Before you submit this item again/,
		);
		expect(await made()).toHaveLength(1);
	});

	test('is asked again when n8n runs the node again', async () => {
		await simulator.control.injectFault({
			path: LIST,
			effect: { kind: 'reset' },
			skip: 1,
			times: 3,
		});
		await lose(STUDIO);
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const result = await run(pictory('Harbour at dawn', retry));
		expect(result.error).toBeUndefined();
		expect(taken(result)).toEqual(await made());
	});
});

describe('a job is only taken for that of a submit', () => {
	test('when no other has come up meanwhile', async () => {
		await lose(STUDIO);
		mockMeanwhile = async () =>
			await somebodyElseSubmits(STUDIO, { prompt: 'Not of this workflow' });
		const { error } = await run(pictory('Harbour at dawn'));
		const both = await made();
		expect(both).toHaveLength(2);
		for (const id of both) expect(error?.description).toContain(`'${id}'`);
		expect(error?.description).toMatch(/go on with that job id instead of submitting again/);
	});

	test('when it does not show that it is of another kind', async () => {
		await lose(STUDIO, { effect: NEVER_ARRIVED });
		mockMeanwhile = async () => {
			const body = { scenes: [{ story: 'Not of this workflow.' }] };
			await somebodyElseSubmits('/v2/video/storyboard', body);
			await simulator.control.finishJob('pictory', String((await made())[0]));
		};
		const { error } = await run(pictory('Harbour at dawn'));
		expect(error?.description).toContain('shows none that came of it so far');
	});

	test('when no other item has got it: the same item twice is two jobs', async () => {
		await lose(STUDIO, { times: 2 });
		const result = await run(pictory('={{ $json.prompt }}'), prompts('dawn', 'dawn'));
		expect(result.error).toBeUndefined();
		const ids = await made();
		expect(ids).toHaveLength(2);
		expect(taken(result)).toEqual(ids);
	});

	test('when no submit of another item is lost that asked for the same', async () => {
		await lose(STUDIO, { effect: NEVER_ARRIVED });
		await lose(STUDIO);
		const settings = { onError: 'continueRegularOutput' } as const;
		const result = await run(pictory('={{ $json.prompt }}', settings), prompts('dawn', 'dusk'));
		const [id] = await made();
		const [first, second] = result.outputs('Submit').flat();
		expect(JSON.stringify(first?.json)).toContain('shows none that came of it so far');
		expect(second?.json).not.toHaveProperty('jobId');
		expect(JSON.stringify(second?.json)).toContain(`shows '${id}', which may be it`);
	});
});

test('the job of a lost Render is found, beside the preview that it renders', async () => {
	const preview = await run({
		...pictory(''),
		parameters: {
			resource: 'videoJob',
			operation: 'submit',
			jobType: 'storyboardPreview',
			content: 'json',
			scenesJson: '[{ "story": "The harbour wakes slowly." }]',
		},
	});
	const [jobId] = taken(preview);
	await simulator.control.finishJob('pictory', String(jobId));
	await lose('/v2/video/render/', { method: 'PUT' });
	const render = {
		resource: 'videoJob',
		operation: 'export',
		step: 'render',
		jobType: 'storyboardPreview',
		jobId: String(jobId),
	};
	const result = await run({ ...pictory(''), parameters: render });
	expect(result.error).toBeUndefined();
	expect([jobId, ...taken(result)]).toEqual(await made());
	expect(result.outputs('Submit')[0]?.[0]?.json.jobType).toBe('storyboardRender');
});
