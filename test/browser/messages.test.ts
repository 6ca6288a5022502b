import type { Page } from 'playwright-core';
import { withCredentials } from '../../demo/exampleWorkflow';
import { itemsOf, type Workflow, type WorkflowNode } from '../../host';
import type { FaultInput } from '../../simulator/core/fault';
import { inARow, node, START, submit, submitTo } from '../e2e/stage/workflows';
import { openEditor, type EditorStage } from './stage/editorStage';
import { canvasNode, closeNode, failingStep, openNode } from './stage/nodeView';
import { picture } from './stage/picture';

/** A provider's words, which are to be read as they are. */
const REASON = 'no <speech> found & no "sound"';

interface Faulty {
	/** What the node is called on the canvas. */
	name: string;
	node: (jobs: Jobs) => WorkflowNode;
	/** What is wrong with its credential. */
	credential?: 'wrongKey' | 'wrongAddress';
	/** The provider's fault, on what the node asks. */
	effect?: FaultInput['effect'];
	title: RegExp;
	advice: RegExp;
}

/** Jobs of the simulated Vizard. */
interface Jobs {
	running: string;
	failed: string;
	finished: string;
}

const vizard = (parameters: Record<string, unknown>) =>
	node('', 'n8n-nodes-video-jobs.vizard', { resource: 'videoJob', options: {}, ...parameters });

const about = (operation: string, jobId: string) =>
	vizard({ operation, jobId, jobType: 'clipping' });

/** A question about a job that no other node asks about, so that a fault meets this node alone. */
const status = (jobId: string) => () => about('getStatus', jobId);

const waitFor = (jobId: string, options: Record<string, unknown> = {}) =>
	node('', 'n8n-nodes-video-jobs.waitForVideoJob', {
		jobSource: 'define',
		providers: ['vizard'],
		provider: 'vizard',
		jobType: { __rl: true, mode: 'id', value: 'clipping' },
		jobId,
		mode: 'keepRunning',
		options,
	});

const clip = (videoUrl: string) => submitTo('vizard', { jobType: 'clipping', videoUrl });

const BODY = { code: 2000, videos: 'none' };

const FAULTS: readonly Faulty[] = [
	{
		name: 'Wrong Key',
		node: status('1001'),
		credential: 'wrongKey',
		title: /^Vizard job '1001': Vizard answered code 4001: the API key was not accepted/,
		advice: /^Create an API key in Vizard under Workspace Settings > API \(needs a paid plan\)/,
	},
	{
		name: 'Wrong Address',
		node: status('1005'),
		credential: 'wrongAddress',
		title:
			/^Vizard job '1005': Vizard cannot be reached at 127\.0\.0\.1:9: the connection was refused/,
		advice: /^Check the Base URL in the credential/,
	},
	{
		name: 'Rate Limit',
		node: status('1002'),
		effect: { kind: 'respond', status: 429, headers: { 'retry-after': '31536000' } },
		title: /^Vizard job '1002': Vizard answered HTTP 429: too many requests/,
		advice: /^Wait a minute, or as long as the provider requires/,
	},
	{
		name: 'Web Page',
		node: status('1003'),
		effect: { kind: 'html', status: 200 },
		title: /^Vizard job '1003': Vizard answered HTTP 200 with a web page \(HTML\)/,
		advice: /^Check that the Base URL/,
	},
	{
		name: 'Unknown Form',
		node: () => about('getResult', '1004'),
		effect: { kind: 'respond', status: 200, body: BODY },
		title: /^Vizard job '1004'/,
		advice: /./,
	},
	{
		name: 'Down',
		node: status('1006'),
		effect: { kind: 'html', status: 503 },
		title: /^Vizard job '1006': Vizard answered HTTP 503/,
		advice: /^The provider is down\. Try again in a few minutes/,
	},
	{
		name: 'Wrong ID',
		node: () => about('getResult', '99999999'),
		title: /^Vizard job '99999999'/,
		advice: /^Check the job ID/,
	},
	{
		name: 'Lost Submit',
		node: () => clip('https://media.example.org/lost.mp4?sim-duration=0'),
		title: /The job may have been accepted: do not submit it again/,
		advice: /./,
	},
	{
		name: 'Empty Expression',
		node: () => clip('={{ $json.nothing }}'),
		title: /^'Video URL'/,
		advice: /./,
	},
	{
		name: 'No Job ID',
		node: status('={{ $json.nothing }}'),
		title: /^'Job ID'/,
		advice: /./,
	},
	{
		name: 'Page Link',
		node: status('https://vizard.ai/project?id=17861706'),
		title: /^'Job ID'/,
		advice: /./,
	},
	{
		name: 'Not a Job',
		node: () =>
			node('', 'n8n-nodes-video-jobs.waitForVideoJob', {
				jobSource: 'input',
				providers: ['vizard'],
				mode: 'keepRunning',
				options: {},
			}),
		title: /is missing on the incoming item/,
		advice: /./,
	},
	{
		name: 'Time Limit',
		node: ({ running }) => waitFor(running, { timeLimitMinutes: 0.02 }),
		title: /^Vizard job '\d+' did not end/,
		advice: /do not submit/,
	},
	{
		name: 'Failed Job',
		node: ({ failed }) => waitFor(failed),
		title: /^Vizard job '\d+' ended as failed: .*no <speech> found & no "sound"/,
		advice: /./,
	},
	{
		name: 'Deleted File',
		node: ({ finished }) => about('export', finished),
		title: /the file host .* answered HTTP 403/,
		advice: /./,
	},
];

let editor: EditorStage;
let page: Page;

beforeAll(async () => {
	editor = await openEditor();
	({ page } = editor);
	const { control } = editor.simulator;
	await control.setAccount('vizard', { createsPerMinute: 100, createsPerHour: 100 });
	const jobs = await startJobs();
	for (const { effect, node: faulty } of FAULTS) {
		const { jobId } = faulty(jobs).parameters as { jobId?: string };
		if (effect) await control.injectFault({ path: `/query/${jobId}`, times: 0, effect });
	}
	await control.injectFault({ path: '/create', effect: { kind: 'reset', processed: true } });
	await control.injectFault({
		target: 'files',
		times: 0,
		effect: { kind: 'respond', status: 403 },
	});
	await page.goto(`/workflow/${await editor.api.createWorkflow(await allBeside(jobs))}`);
	await canvasNode(page, START).waitFor();
});

afterAll(async () => await editor?.close());

async function startJobs(): Promise<Jobs> {
	const sources = ['sim-duration=9000', 'sim-duration=9000', 'sim-duration=0'];
	const items = sources.map((wanted) => ({
		videoUrl: `https://media.example.org/talk.mp4?${wanted}`,
	}));
	const execution = await editor.run(inARow(items, [submit()]));
	const [running = '', failed = '', finished = ''] = itemsOf(execution, 'Submit').map(({ json }) =>
		String(json.jobId),
	);
	await editor.simulator.control.failJob('vizard', failed, 4002, REASON);
	return { running, failed, finished };
}

/** A workflow that leads to each of the nodes. */
async function allBeside(jobs: Jobs): Promise<Workflow> {
	const nodes = FAULTS.map(({ name, node: faulty }, position) => ({
		...faulty(jobs),
		name,
		position: [300 + (position % 5) * 240, Math.floor(position / 5) * 200],
	}));
	const trigger = { ...node(START, 'n8n-nodes-base.manualTrigger', {}), position: [0, 200] };
	const begin = nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	const workflow = {
		name: 'Everything that can go wrong',
		nodes: [trigger, ...nodes],
		connections: { [START]: { main: [begin] } },
		pinData: { [START]: [{ json: { note: 'not a video job' } }] },
	};
	const others = await otherCredentials();
	const { nodes: chosen, ...rest } = withCredentials(workflow, [editor.credential]);
	return {
		...rest,
		nodes: chosen.map((one) => {
			const { credential } = FAULTS.find(({ name }) => name === one.name) ?? {};
			return credential ? { ...one, credentials: { vizardApi: others[credential] } } : one;
		}),
	};
}

async function otherCredentials() {
	const wrongKey = await editor.storeKey('a wrong key');
	const data = { apiKey: 'any', baseUrl: 'http://127.0.0.1:9/api' };
	const wrongAddress = await editor.api.createCredential({
		name: 'Vizard at a wrong address',
		type: 'vizardApi',
		data,
	});
	return { wrongKey, wrongAddress };
}

it.each(FAULTS)('$name: the error panel says what happened and what to do', async (fault) => {
	await openNode(page, fault.name);
	const shown = await failingStep(page);
	await page.screenshot({ path: `/tmp/browser15/messages/${fault.name}.png` });
	console.log(`${fault.name}\n${shown.title}\n${shown.advice}`);
	if (fault.name === 'Lost Submit') await picture(page, 'error-panel');
	await closeNode(page);
	expect(shown).toEqual({
		title: expect.stringMatching(fault.title) as string,
		advice: expect.stringMatching(fault.advice) as string,
		fits: true,
	});
});

describe('a field', () => {
	const locator = (mode: string, value = '') => ({ __rl: true, mode, value });

	beforeAll(async () => {
		const nodes = [
			node('No Credential', 'n8n-nodes-video-jobs.clipzy', {
				resource: 'videoJob',
				operation: 'getStatus',
				jobId: locator('list'),
			}),
			node('Page Link', 'n8n-nodes-video-jobs.pictory', {
				resource: 'project',
				operation: 'get',
				projectId: locator('url'),
			}),
		];
		const placed = nodes.map((one, column) => ({ ...one, position: [column * 250, 0] }));
		const workflow = { name: 'Fields', nodes: placed, connections: {} };
		await page.goto(`/workflow/${await editor.api.createWorkflow(workflow)}`);
		await canvasNode(page, 'Page Link').waitFor();
	});

	it('with a list says that the list requires a credential', async () => {
		await openNode(page, 'No Credential');
		await page.getByTestId('rlc-input').click();
		await page.screenshot({ path: `/tmp/browser15/messages/list.png` });
		await page.getByTestId('rlc-error-container').waitFor();
		console.log(await page.getByTestId('rlc-error-container').innerText());
		await page.keyboard.press('Escape');
		await closeNode(page);
	});

	it('for the link of a page says which links it takes', async () => {
		await openNode(page, 'Page Link');
		await page.getByTestId('rlc-input').fill('https://pictory.ai/pricing');
		await page.getByTestId('rlc-input').press('Tab');
		await page.screenshot({ path: `/tmp/browser15/messages/link.png` });
		await page.getByTestId('parameter-issues').hover();
		await page.screenshot({ path: `/tmp/browser15/messages/link2.png` });
		await page.getByText('Paste a link such as https://app.pictory.ai/story/').waitFor();
		await closeNode(page);
	});
});
