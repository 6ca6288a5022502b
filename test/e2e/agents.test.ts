import { randomUUID } from 'node:crypto';
import { itemsOf, type Execution, type StoredCredential, type WorkflowNode } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';
import { startScriptedModel, type ScriptedModel, type Step } from './stage/scriptedModel';
import { inARow, START } from './stage/workflows';

// A wait inside an agent's own node lasts two minutes, and n8n resumes parked executions once a minute.
jest.setTimeout(400_000);
const RUN_SECONDS = 380;

/** Versions of n8n's AI Agent: the first runs tools as nodes of the engine, the other inside its own node. */
const VERSIONS = { asNodes: 3.1, inside: 2.2 } as const;
type Version = keyof typeof VERSIONS;
const EACH_VERSION: [Version][] = [['asNodes'], ['inside']];

const source = (wishes: string) => `https://media.example.org/${randomUUID()}.mp4?${wishes}`;
const jobIdIn = (result: string | undefined) => /"jobId":"?(\d+)/.exec(result ?? '')?.[1] ?? 'none';

/** A job that is submitted by the model, and what the model does then. */
interface Story {
	url: string;
	steps: Step[];
	/** The provider's answer to the submit is lost; Retry On Fail is on. */
	isLost?: boolean;
}

const submitting =
	(videoUrl: string): Step =>
	() => ({ tool: 'Submit', args: { videoUrl } });
const about =
	(tool: string): Step =>
	(results) => ({ tool, args: { jobId: jobIdIn(results[0]) } });
const ending: Step = (results) => `The end: ${results.at(-1)}`;

function stories(): Record<string, Story> {
	const [short, long, twice, files, lost] = [
		source('sim-clips=1&sim-duration=20'),
		source('sim-clips=1&sim-duration=3600'),
		source('sim-clips=1&sim-duration=0'),
		source('sim-clips=2&sim-duration=0'),
		source('sim-clips=1&sim-duration=0'),
	];
	return {
		waits: { url: short, steps: [submitting(short), about('Wait'), ending] },
		waitsLong: { url: long, steps: [submitting(long), about('Wait'), ending] },
		submitsTwice: { url: twice, steps: [submitting(twice), submitting(twice), ending] },
		exports: { url: files, steps: [submitting(files), about('Files'), ending] },
		loses: { url: lost, steps: [submitting(lost), submitting(lost), ending], isLost: true },
	};
}

const STORIES: Record<Version, Record<string, Story>> = { asNodes: stories(), inside: stories() };
const modelOf = (version: Version, story: string) => `${version}-${story}`;

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	more: object = {},
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters, ...more };
}

const fromModel = (field: string) => `={{ $fromAI('${field}', '', 'string') }}`;

describe('tools of an AI agent', () => {
	let stage: E2eStage;
	let model: ScriptedModel;
	let modelKey: StoredCredential;
	const executions = new Map<string, Execution>();

	function workflow(version: Version, story: string) {
		const own = (name: string, type: string, parameters: object, more: object = {}) =>
			node(name, `n8n-nodes-video-jobs.${type}`, 1, parameters, {
				credentials: { vizardApi: stage.credential },
				...more,
			});
		const retried = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const tools = [
			own(
				'Submit',
				'vizardTool',
				{
					resource: 'videoJob',
					operation: 'submit',
					jobType: 'clipping',
					videoUrl: fromModel('videoUrl'),
				},
				retried,
			),
			own('Wait', 'waitForVideoJobTool', {
				providers: ['vizard'],
				jobSource: 'define',
				provider: 'vizard',
				jobType: 'clipping',
				jobId: fromModel('jobId'),
			}),
			own('Files', 'vizardTool', {
				resource: 'videoJob',
				operation: 'export',
				jobType: 'clipping',
				jobId: fromModel('jobId'),
			}),
		];
		const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', VERSIONS[version], {
			promptType: 'define',
			text: 'Make a video',
		});
		const chat = node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			1.2,
			{
				model: { __rl: true, mode: 'id', value: modelOf(version, story) },
				options: { baseURL: model.baseUrl },
			},
			{ credentials: { openAiApi: modelKey } },
		);
		const begun = inARow([{}], [agent]);
		const to = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
		return {
			...begun,
			nodes: [...begun.nodes, chat, ...tools],
			connections: {
				...begun.connections,
				Model: to('ai_languageModel'),
				...Object.fromEntries(tools.map(({ name }) => [name, to('ai_tool')])),
			},
		};
	}

	async function play(version: Version, story: string): Promise<void> {
		const { api, simulator } = stage;
		if (STORIES[version][story]?.isLost) {
			await simulator.control.injectFault({
				path: '/project/create',
				effect: { kind: 'reset', processed: true },
			});
		}
		const id = await api.run(await api.createWorkflow(workflow(version, story)), START);
		executions.set(modelOf(version, story), await api.executionReaching(id, RUN_SECONDS));
	}

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.setAccount('vizard', {
			createsPerMinute: 100,
			createsPerHour: 100,
		});
		const scripts = EACH_VERSION.flatMap(([version]) =>
			Object.entries(STORIES[version]).map(([name, { steps }]) => [modelOf(version, name), steps]),
		);
		model = await startScriptedModel(Object.fromEntries(scripts));
		modelKey = await stage.api.createCredential({
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'scripted', url: model.baseUrl },
		});
		// A fault hits the next submit, so nothing else is submitted meanwhile.
		for (const [version] of EACH_VERSION) await play(version, 'loses');
		const others = Object.keys(stories()).filter((name) => name !== 'loses');
		// A job of an hour is waited for inside an agent only: parked, it would take the hour.
		const cells = EACH_VERSION.flatMap(([version]) =>
			others
				.filter((name) => name !== 'waitsLong' || version === 'inside')
				.map((name) => ({ version, name })),
		);
		await Promise.all(cells.map(async ({ version, name }) => await play(version, name)));
	});

	afterAll(async () => {
		await stage.close();
		await model.close();
	});

	/** The submits that the provider has seen, and the jobs that it has made. */
	async function made(version: Version, story: string) {
		const url = STORIES[version][story]?.url ?? '';
		const { control } = stage.simulator;
		const sent = await control.requests({ provider: 'vizard', method: 'POST' });
		const jobs = await control.jobs({ provider: 'vizard' });
		return {
			submits: sent.filter(({ body }) => JSON.stringify(body).includes(url)).length,
			jobs: jobs.filter(({ request }) => JSON.stringify(request).includes(url)).length,
		};
	}

	function resultsOf(version: Version, story: string): readonly string[] {
		const execution = executions.get(modelOf(version, story));
		expect(execution?.error).toBeUndefined();
		expect(execution?.status).toBe('success');
		return model.results(modelOf(version, story));
	}

	describe.each(EACH_VERSION)('%s', (version) => {
		it('the wait gives the model the finished job', async () => {
			const [, waited] = resultsOf(version, 'waits');
			expect(waited).toContain('"status":"completed"');
			await expect(made(version, 'waits')).resolves.toEqual({ submits: 1, jobs: 1 });
			const execution = executions.get(modelOf(version, 'waits')) as Execution;
			const output = JSON.stringify(itemsOf(execution, 'Agent')[0]?.json);
			expect(output).toContain('The end: ');
		});

		it('a submit with the same words makes and pays one job, and says so', async () => {
			const [first, second] = resultsOf(version, 'submitsTwice');
			expect(jobIdIn(second)).toBe(jobIdIn(first));
			expect(first).not.toContain('was not submitted or paid for again');
			expect(second).toContain('was not submitted or paid for again');
			await expect(made(version, 'submitsTwice')).resolves.toEqual({ submits: 1, jobs: 1 });
		});

		it('export gives links and says why', () => {
			const [, files] = resultsOf(version, 'exports');
			expect(files?.match(/"url":"http/g)).toHaveLength(2);
			expect(files).toContain('An AI agent cannot receive files from a tool');
		});

		it('a submit whose answer is lost is paid for once, and the model reads that it may run', async () => {
			const [first, second] = resultsOf(version, 'loses');
			expect(first).toContain('may have been accepted: do not submit it again');
			expect(second).toContain('may have been accepted: do not submit it again');
			await expect(made(version, 'loses')).resolves.toEqual({ submits: 1, jobs: 1 });
		});

		it('shows the model what the tools return', () => {
			const offered = model.offered(modelOf(version, 'waits'));
			expect(offered).toContain('Submit');
			expect(offered).toContain('videoUrl');
		});
	});

	it('inside an agent, the wait for a long job ends in time with what to do next', async () => {
		const [, waited] = resultsOf('inside', 'waitsLong');
		expect(waited).toContain('"status":"processing"');
		expect(waited).toContain('do not submit it again. Call this tool again with the same job ID');
		await expect(made('inside', 'waitsLong')).resolves.toEqual({ submits: 1, jobs: 1 });
	});
});
