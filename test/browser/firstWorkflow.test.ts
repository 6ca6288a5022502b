import type { Page } from 'playwright-core';
import { itemsOf } from '../../host';
import { onceParked, type ParkedRun } from '../e2e/stage/parkedRun';
import { inARow, START } from '../e2e/stage/workflows';
import { chooseCredential, saveNewCredential } from './stage/credentialDialog';
import { openEditor, type EditorStage } from './stage/editorStage';
import { canvasNode, closeNode, enter, field, openNode, outputOf } from './stage/nodeView';
import { picture } from './stage/picture';

const SUBMIT = 'Clip a long video';
const WAIT = 'Wait For Video Job';
const DOWNLOAD = 'Download the videos of a Vizard job';

const RECORDINGS = [1, 2, 3].map((number) => ({
	videoUrl: `https://media.example.org/podcast-${number}.mp4`,
}));

const END_WITHIN_SECONDS = 300;

let editor: EditorStage;
let page: Page;
let workflowId: string;
let parked: ParkedRun;

beforeAll(async () => {
	editor = await openEditor();
	({ page } = editor);
	const { control } = editor.simulator;
	// The first job has ended when the workflow begins to wait. The others end when the test has seen it wait.
	await control.planJobs({ durationSeconds: 0, times: 1 });
	await control.planJobs({ durationSeconds: 9000, output: { count: 2 } });
	const onlyTrigger = { ...inARow(RECORDINGS, []), name: 'Clip a podcast' };
	workflowId = await editor.api.createWorkflow(onlyTrigger);
	await page.goto(`/workflow/${workflowId}`);
	await canvasNode(page, START).waitFor();
});

afterAll(async () => await editor?.close());

/** Adds a node behind the last one; the node panel opens its form. */
async function add(node: string, action?: string): Promise<void> {
	await page.getByTestId('canvas-handle-plus').click();
	await page.getByTestId('node-creator-search-bar').fill(node);
	const found = page.getByTestId('node-creator-item-name');
	await found.filter({ hasText: node }).first().click();
	const chosen =
		action === undefined ? page.getByText('Add to workflow') : found.filter({ hasText: action });
	await chosen.click();
	await outputOf(page).waitFor();
}

async function addOption(name: string): Promise<void> {
	await page.getByTestId('collection-parameter-add').click();
	await page.getByText(name, { exact: true }).click();
}

it('is built in the forms of its nodes, with a credential that is tested', async () => {
	await add('Vizard', SUBMIT);
	await enter(page, 'videoUrl', '{{ $json.videoUrl }}');
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId('node-credentials-select-item-new').click();
	await enter(page, 'baseUrl', editor.simulator.baseUrl('vizard'));
	await enter(page, 'apiKey', 'a wrong key');
	const credential = await saveNewCredential(page);
	const dialog = page.getByTestId('credential-edit-dialog');
	await dialog.getByText('More details').click();
	await dialog.getByText('Vizard does not accept this API key').waitFor();

	await enter(page, 'apiKey', editor.simulator.apiKey('vizard'));
	await page.getByTestId('credential-save-button').click();
	await dialog.waitFor({ state: 'detached' });
	await picture(page, 'submit-form');

	await addOption('Resume on Callback');
	await field(page, 'resumeOnCallback').getByRole('switch').press('Space');
	await closeNode(page);

	await add(WAIT);
	await field(page, 'providers').click();
	await page.getByRole('option', { name: 'Vizard' }).click();
	await page.keyboard.press('Escape');
	// n8n chooses the newest one, which may be that of another test file.
	await chooseCredential(page, credential);
	await closeNode(page);

	await add('Vizard', DOWNLOAD);
	await chooseCredential(page, credential);
	await closeNode(page);
});

it('waits, and says for what, how far it is, and when the next check is', async () => {
	await page.getByTestId('execute-workflow-button').click();
	await openNode(page, WAIT);
	const hint = page.getByTestId('node-hint');
	await hint.waitFor();
	const shown = (await hint.innerText()).trim();
	expect(
		shown
			.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')
			.replaceAll(/'\d+'/g, 'ID')
			.split('\n'),
	).toEqual([
		'Waiting for 3 video jobs: 1 has ended ▓▓▓░░░░░░░ 33 %',
		'When it was parked at TIME: Vizard job ID (processing); Vizard job ID (processing).',
		'First check at TIME.',
		'The three executions that follow this one in the Executions tab check the jobs. Do not delete them: they make this one continue.',
	]);
	await page
		.getByText(
			'No input is required. This node continues by itself when the video jobs have ended.',
		)
		.waitFor();
	await picture(page, 'waiting');
	await closeNode(page);
});

it('is followed by three executions that say what they are', async () => {
	const ids = await editor.api.executionsOf(workflowId);
	parked = await onceParked(editor, ids.at(-1) ?? '');
	await page.getByTestId('radio-button-executions').click();
	for (const [id, node, does] of [
		[parked.supervisor, 'Keep Checking', 'This execution supervises the next one'],
		[
			parked.guard,
			'Guard Checks',
			'This execution notices when another one of this wait was deleted',
		],
		[parked.child, 'Check Jobs', 'This execution checks the jobs from time to time.'],
	] as const) {
		await page.getByTestId(`execution-details-${id}`).click();
		await canvasNode(page, node).waitFor();
		await page.getByText(`Part of ‘${WAIT}’`).waitFor();
		await page.getByText(does).waitFor();
		await page.getByText('Do not stop or delete it.').waitFor();
	}
	await picture(page, 'checking-execution');
});

it('ends with the results as a table, and with videos that play', async () => {
	const { control } = editor.simulator;
	for (const { id, finishedAt } of await control.jobs({ provider: 'vizard' })) {
		if (finishedAt === null) await control.finishJob('vizard', id);
	}
	const execution = await editor.api.executionReaching(parked.parent, END_WITHIN_SECONDS);
	const { wait } = itemsOf(execution, WAIT)[1]?.json ?? {};
	expect(wait).toMatchObject({ mode: 'suspend', detectedBy: 'callback' });
	await page.getByTestId(`execution-details-${parked.parent}`).click();
	await openNode(page, WAIT);
	const output = outputOf(page);
	await output.getByTestId('radio-button-table').click();
	const headings = output.locator('th');
	await headings.first().waitFor();
	const columns = (await headings.allInnerTexts()).map((name) => name.trim());
	expect(columns.filter((name) => name !== '').slice(0, 4)).toEqual([
		'provider',
		'jobType',
		'jobId',
		'status',
	]);
	expect(await output.getByText('completed', { exact: true }).count()).toBe(RECORDINGS.length);
	await closeNode(page);

	await openNode(page, DOWNLOAD);
	await page.getByTestId('ndv-view-binary-data').first().click();
	const video = page.locator('video');
	await video.waitFor();
	await page.waitForFunction('document.querySelector("video").readyState === 4');
	const seconds = await video.evaluate(({ duration }: { duration: number }) => duration);
	expect(seconds).toBeGreaterThan(1);
});
