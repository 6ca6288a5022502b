import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { FaultInput } from '../../simulator/core/fault';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type TestNode } from '../harness/runWorkflow';

/** What happens at the provider while a node sleeps for the first time. */
let mockMeanwhile: (() => Promise<unknown>) | undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async () => {
		const happens = mockMeanwhile;
		mockMeanwhile = undefined;
		await happens?.();
	},
}));

const LOST = { kind: 'reset', processed: true } as const;
const NEVER_ARRIVED = { kind: 'reset', processed: false } as const;

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	mockMeanwhile = undefined;
});
afterAll(async () => await simulator.close());

const file = (fileName: string): INodeExecutionData => ({
	json: {},
	binary: {
		data: {
			data: Buffer.alloc(2000, fileName).toString('base64'),
			mimeType: 'video/mp4',
			fileName,
		},
	},
});

const clipzy = (options: INodeParameters = {}): TestNode => ({
	name: 'Submit',
	type: 'clipzy',
	parameters: {
		resource: 'videoJob',
		operation: 'submit',
		jobType: 'styleTransfer',
		source: 'binaryData',
		binaryPropertyName: 'data',
		options,
	},
	settings: { onError: 'continueRegularOutput' },
});

async function run(node: TestNode, items: INodeExecutionData[]) {
	return await runWorkflow({
		items,
		nodes: [node],
		credentials: {
			clipzyApi: { token: simulator.apiKey('clipzy'), baseUrl: simulator.baseUrl('clipzy') },
		},
	});
}

const lose = async (path: string, fault: Partial<FaultInput> = {}) =>
	await simulator.control.injectFault({ method: 'POST', path, effect: LOST, ...fault });

const made = async () => (await simulator.control.jobs({ provider: 'clipzy' })).map(({ id }) => id);

describe.each([
	['engine-a', '/videos/upload$'],
	['engine-b', '/videos/upload$'],
	['docs', '/jobs$'],
])('%s', (variant, path) => {
	beforeEach(async () => {
		await simulator.control.setSwitches('clipzy', { variant });
	});

	test('a job is recognised by its video, also beside another lost submit', async () => {
		await lose(path, { effect: NEVER_ARRIVED });
		await lose(path);
		const result = await run(clipzy(), [file('beach.mp4'), file('harbour.mp4')]);
		const [first, second] = result.outputs('Submit').flat();
		expect(JSON.stringify(first?.json)).toContain('shows none that came of it so far');
		const ids = await made();
		expect(ids).toEqual([second?.json.jobId]);
		expect(second?.json.artifacts).toMatchObject([
			{ kind: 'sourceVideo' },
			{ kind: 'foundInJobList' },
		]);
	});

	test('a job with the style of another template is not taken', async () => {
		await lose(path, { effect: NEVER_ARRIVED });
		mockMeanwhile = async () => {
			await run(clipzy(), [file('beach.mp4')]);
		};
		const result = await run(clipzy({ templateVideoId: 'vid_5f4e3d2c1b0a' }), [file('beach.mp4')]);
		const [item] = result.outputs('Submit').flat();
		expect(JSON.stringify(item?.json)).toContain('shows none that came of it so far');
		await expect(made()).resolves.toHaveLength(1);
	});

	test('what was uploaded before is not uploaded again by Retry On Fail', async () => {
		await lose(path, { times: 0, effect: NEVER_ARRIVED });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { error } = await run({ ...clipzy(), settings }, [file('beach.mp4')]);
		expect(error?.description).toContain('not sent again in this execution');
		const uploads = await simulator.control.requests({ url: '/videos/upload$' });
		const submits = await simulator.control.requests({ url: path, method: 'POST' });
		expect([uploads.length, submits.length]).toEqual([1, 1]);
	});
});
