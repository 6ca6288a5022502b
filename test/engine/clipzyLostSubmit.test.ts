import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { FaultInput } from '../../simulator/core/fault';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type TestNode, type WorkflowRun } from '../harness/runWorkflow';

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
const UPLOAD = '/videos/upload$';
const UPLOADED = 'vid_0a1b2c3d4e5f';
const TEMPLATE = 'vid_5f4e3d2c1b0a';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	mockMeanwhile = undefined;
});
afterAll(async () => await simulator.close());

const file = (fileName: string, bytes: number | null = 2000): INodeExecutionData => ({
	json: {},
	binary: {
		data: {
			data: Buffer.alloc(2000, fileName).toString('base64'),
			mimeType: 'video/mp4',
			fileName,
			...(bytes !== null && { bytes }),
		},
	},
});

const clipzy = (options: INodeParameters = {}, source: INodeParameters = {}): TestNode => ({
	name: 'Submit',
	type: 'clipzy',
	parameters: {
		resource: 'videoJob',
		operation: 'submit',
		jobType: 'styleTransfer',
		source: 'binaryData',
		binaryPropertyName: 'data',
		...source,
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

const jobIds = ({ outputs }: WorkflowRun) =>
	outputs('Submit')
		.flat()
		.map(({ json }) => json.jobId);

describe.each([
	['engine-a', UPLOAD],
	['engine-b', UPLOAD],
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

	test.each([
		['of another template', { templateVideoId: TEMPLATE }, {}],
		['of a template that was not asked for', {}, { templateVideoId: TEMPLATE }],
	])('a job with the style %s is not taken', async (_, asked, others) => {
		await lose(path, { effect: NEVER_ARRIVED });
		mockMeanwhile = async () => {
			await run(clipzy(others), [file('beach.mp4')]);
		};
		const result = await run(clipzy(asked), [file('beach.mp4')]);
		const [item] = result.outputs('Submit').flat();
		expect(JSON.stringify(item?.json)).toContain('shows none that came of it so far');
		await expect(made()).resolves.toHaveLength(1);
	});

	test('no job is taken twice: the same item twice is two jobs', async () => {
		await lose(path, { times: 2 });
		const result = await run(clipzy(), [file('beach.mp4'), file('beach.mp4')]);
		const ids = await made();
		expect(ids).toHaveLength(2);
		expect(jobIds(result)).toEqual(ids);
	});

	test('what was uploaded before is not uploaded again by Retry On Fail', async () => {
		await lose(path, { times: 0, effect: NEVER_ARRIVED });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { error } = await run({ ...clipzy(), settings }, [file('beach.mp4')]);
		expect(error?.description).toContain('not sent again in this execution');
		const uploads = await simulator.control.requests({ url: UPLOAD });
		const submits = await simulator.control.requests({ url: path, method: 'POST' });
		expect([uploads.length, submits.length]).toEqual([1, 1]);
	});
});

describe('a job is named and not taken', () => {
	beforeEach(async () => {
		await simulator.control.setSwitches('clipzy', { variant: 'engine-b' });
	});

	const named = async (result: WorkflowRun) => {
		const text = JSON.stringify(result.outputs('Submit').flat().at(-1)?.json);
		return (await made()).filter((id) => text.includes(`'${id}'`) && text.includes('may be it'));
	};

	test('beside another of the same file that has come up meanwhile', async () => {
		await lose(UPLOAD);
		mockMeanwhile = async () => {
			await run(clipzy(), [file('beach.mp4')]);
		};
		const result = await run(clipzy(), [file('beach.mp4')]);
		expect(jobIds(result)).toEqual([undefined]);
		await expect(named(result)).resolves.toHaveLength(2);
	});

	test('unless files of one name are distinguished: each upload has a name of its own', async () => {
		await lose(UPLOAD, { effect: NEVER_ARRIVED });
		await lose(UPLOAD);
		const result = await run(clipzy(), [file('beach.mp4'), file('beach.mp4')]);
		expect(jobIds(result)).toEqual([undefined, ...(await made())]);
	});

	test('when its video was uploaded before, since others may use it with other settings', async () => {
		await lose('/jobs$', { effect: NEVER_ARRIVED });
		const ofUpload = clipzy({ quality: 'high' }, { source: 'videoId', videoId: UPLOADED });
		mockMeanwhile = async () => {
			await run(clipzy({ quality: 'low' }, { source: 'videoId', videoId: UPLOADED }), [
				{ json: {} },
			]);
		};
		const result = await run(ofUpload, [{ json: {} }]);
		expect(jobIds(result)).toEqual([undefined]);
		await expect(named(result)).resolves.toHaveLength(1);
	});

	test('when n8n does not know the size of the file, since another may have its name', async () => {
		await lose(UPLOAD, { effect: NEVER_ARRIVED });
		mockMeanwhile = async () => {
			await run(clipzy(), [file('video.mp4')]);
		};
		const result = await run(clipzy(), [file('video.mp4', null)]);
		expect(jobIds(result)).toEqual([undefined]);
		await expect(named(result)).resolves.toHaveLength(1);
	});
});
