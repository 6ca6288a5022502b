import type { Page } from 'playwright-core';
import { withCredentials } from '../../demo/exampleWorkflow';
import { itemsOf, type Workflow } from '../../host';
import { inARow, node, START, submit } from '../e2e/stage/workflows';
import { openEditor, type EditorStage } from './stage/editorStage';
import { failingStep } from './stage/errorPanel';
import { FAULTY_NODES, REASON, type SimulatedVizard } from './stage/faultyNodes';
import { canvasNode, closeNode, field, openNode } from './stage/nodeView';
import { picture } from './stage/picture';

let editor: EditorStage;
let page: Page;
let simulated: SimulatedVizard;

beforeAll(async () => {
	editor = await openEditor();
	({ page } = editor);
	simulated = await startJobs();
	await injectFaults();
	await page.goto(`/workflow/${await editor.api.createWorkflow(await allSideBySide())}`);
	await canvasNode(page, START).waitFor();
});

afterAll(async () => await editor?.close());

async function startJobs(): Promise<SimulatedVizard> {
	const { control, url, filesUrl } = editor.simulator;
	await control.setAccount('vizard', { createsPerMinute: 100, createsPerHour: 100 });
	const items = [9000, 9000, 0].map((seconds) => ({
		videoUrl: `https://media.example.org/talk.mp4?sim-duration=${seconds}`,
	}));
	const execution = await editor.run(inARow(items, [submit()]));
	const ids = itemsOf(execution, 'Submit').map(({ json }) => String(json.jobId));
	const [running = '', failed = '', finished = ''] = ids;
	await control.failJob('vizard', failed, 4002, REASON);
	const [api, files] = [new URL(url).host, new URL(filesUrl).host];
	return { running, failed, finished, api, files };
}

async function injectFaults(): Promise<void> {
	const { control } = editor.simulator;
	for (const { effect, node: faulty } of FAULTY_NODES) {
		const { jobId } = faulty(simulated).parameters as { jobId?: string };
		if (effect) await control.injectFault({ path: `/query/${jobId}`, times: 0, effect });
	}
	await control.injectFault({ path: '/create', effect: { kind: 'reset', processed: true } });
	await control.injectFault({
		target: 'files',
		times: 0,
		effect: { kind: 'respond', status: 403 },
	});
}

/** Their fields show what is wrong before they run. */
const NO_CREDENTIAL = 'No Credential';
const OTHER_PAGE = 'Link of Another Page';

const inEditor = (name: string, provider: string, parameters: Record<string, unknown>) => ({
	...node(name, `n8n-nodes-video-jobs.${provider}`, parameters),
	credentials: {},
});

const UNFILLED = [
	inEditor(NO_CREDENTIAL, 'clipzy', {
		resource: 'videoJob',
		operation: 'getStatus',
		jobId: { __rl: true, mode: 'list', value: '' },
	}),
	inEditor(OTHER_PAGE, 'pictory', {
		resource: 'project',
		operation: 'get',
		projectId: { __rl: true, mode: 'url', value: '' },
	}),
];

/** A workflow that leads to each of the nodes. */
async function allSideBySide(): Promise<Workflow> {
	const faulty = FAULTY_NODES.map(({ name, node: one }) => ({ ...one(simulated), name }));
	const nodes = [...faulty, ...UNFILLED].map((one, position) => ({
		...one,
		position: [300 + (position % 5) * 240, Math.floor(position / 5) * 200],
	}));
	const trigger = { ...node(START, 'n8n-nodes-base.manualTrigger', {}), position: [0, 200] };
	const begin = nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	const workflow = withCredentials(
		{
			name: 'Everything that can go wrong',
			nodes: [trigger, ...nodes],
			connections: { [START]: { main: [begin] } },
			pinData: { [START]: [{ json: { note: 'not a video job' } }] },
		},
		[editor.credential],
	);
	const wrong = await wrongCredentials();
	return {
		...workflow,
		nodes: workflow.nodes.map((one) => {
			const { credential } = FAULTY_NODES.find(({ name }) => name === one.name) ?? {};
			return credential ? { ...one, credentials: { vizardApi: wrong[credential] } } : one;
		}),
	};
}

async function wrongCredentials() {
	const wrongKey = await editor.storeKey('a wrong key');
	const wrongAddress = await editor.api.createCredential({
		name: 'Vizard at a wrong address',
		type: 'vizardApi',
		data: { apiKey: 'any', baseUrl: 'http://127.0.0.1:9/api' },
	});
	return { wrongKey, wrongAddress };
}

it.each(FAULTY_NODES)(
	'$name: the error panel shows what happened and what to do',
	async ({ name, title, advice }) => {
		await openNode(page, name);
		const shown = await failingStep(page);
		if (name === 'Lost Submit') await picture(page, 'error-panel');
		await closeNode(page);
		expect(shown).toEqual({ title: title(simulated), advice, fits: true });
	},
);

it('a list says that it requires a credential', async () => {
	await openNode(page, NO_CREDENTIAL);
	await field(page, 'jobId').getByTestId('rlc-input').click();
	await page.getByText('No credential for Clipzy is chosen').waitFor();
	await page.keyboard.press('Escape');
	await closeNode(page);
});

it('a field for the link of a page says which links it takes', async () => {
	await openNode(page, OTHER_PAGE);
	const link = field(page, 'projectId').getByTestId('rlc-input');
	await link.fill('https://pictory.ai/pricing');
	await link.press('Tab');
	await page.getByTestId('parameter-issues').hover();
	await page.getByText('Paste a link such as https://app.pictory.ai/story/').waitFor();
	await closeNode(page);
});
