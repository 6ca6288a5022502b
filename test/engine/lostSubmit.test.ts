import type { INodeExecutionData } from 'n8n-workflow';
import type { FaultInput } from '../../simulator/core/fault';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type TestNode } from '../harness/runWorkflow';

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

async function onlyJob(): Promise<string> {
	const [id, ...others] = await made();
	if (id === undefined || others.length > 0) throw new Error('There is not one job');
	return id;
}

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
		const { error } = await run(pictory('Harbour at dawn'));
		expect(error?.description).toContain(`shows '${await onlyJob()}', which may be it`);
		// Before the submit, then once too early and twice more.
		expect(await looks()).toBe(4);
	});

	test('that cannot be read before a submit keeps no one from submitting', async () => {
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
		const { error } = await run(pictory('Harbour at dawn', retry));
		expect(error?.description).toContain(`shows '${await onlyJob()}', which may be it`);
		expect(error?.description).toContain('not sent again in this execution');
	});
});

describe('a new job in a list that shows no prompts', () => {
	test('is not taken, since it may be that of another execution', async () => {
		await lose(STUDIO, { effect: NEVER_ARRIVED });
		mockMeanwhile = async () =>
			await somebodyElseSubmits(STUDIO, { prompt: 'Not of this workflow' });
		const { error } = await run(pictory('Harbour at dawn'));
		expect(error?.description).toContain(`shows '${await onlyJob()}', which may be it`);
		expect(error?.description).toMatch(/continue with that job id instead of submitting again/);
	});

	test('is named beside others that may be it as well', async () => {
		await lose(STUDIO);
		mockMeanwhile = async () =>
			await somebodyElseSubmits(STUDIO, { prompt: 'Not of this workflow' });
		const { error } = await run(pictory('Harbour at dawn'));
		const both = await made();
		expect(both).toHaveLength(2);
		for (const id of both) expect(error?.description).toContain(`'${id}'`);
	});

	test('is not named when it shows that it is of another kind', async () => {
		await lose(STUDIO, { effect: NEVER_ARRIVED });
		mockMeanwhile = async () => {
			const body = { scenes: [{ story: 'Not of this workflow.' }] };
			await somebodyElseSubmits('/v2/video/storyboard', body);
			await simulator.control.finishJob('pictory', await onlyJob());
		};
		const { error } = await run(pictory('Harbour at dawn'));
		expect(error?.description).toContain('shows none that came of it so far');
	});

	test('is not named when another item has got it', async () => {
		await lose(STUDIO, { skip: 1 });
		const settings = { onError: 'continueRegularOutput' } as const;
		const result = await run(pictory('={{ $json.prompt }}', settings), prompts('dawn', 'noon'));
		const [dawn, noon] = await made();
		const [first, second] = result.outputs('Submit').flat();
		expect(first?.json.jobId).toBe(dawn);
		expect(JSON.stringify(second?.json)).toContain(`shows '${noon}', which may be it`);
	});
});

test('the job of a lost Render is named without the preview that it renders', async () => {
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
	expect(preview.error).toBeUndefined();
	const jobId = await onlyJob();
	await simulator.control.finishJob('pictory', jobId);
	await lose('/v2/video/render/', { method: 'PUT' });
	const render = {
		resource: 'videoJob',
		operation: 'export',
		step: 'render',
		jobType: 'storyboardPreview',
		jobId,
	};
	const { error } = await run({ ...pictory(''), parameters: render });
	const rendered = (await made()).filter((id) => id !== jobId);
	expect(rendered).toHaveLength(1);
	expect(error?.description).toContain(`shows '${rendered[0]}', which may be it`);
});
