import type { Page } from 'playwright-core';
import { inARow, START } from '../e2e/stage/workflows';
import { openEditor, type EditorStage } from './stage/editorStage';
import { canvasNode, closeNode, enter, field, openNode } from './stage/nodeView';
import { picture } from './stage/picture';

const SUBMIT = 'Clip a long video';
const WAIT = 'Wait For Video Job';
const RESULT = 'Get the result of a Vizard job';
const DOWNLOAD = 'Download the videos of a Vizard job';

/** The first one has ended when the workflow begins to wait, the others before their next check. */
const RECORDINGS = ['?sim-duration=0', '?sim-duration=15', '?sim-duration=20'].map((more) => ({
	videoUrl: `https://media.example.org/podcast.mp4${more}&sim-clips=2`,
}));

const END_WITHIN_SECONDS = 150;

let editor: EditorStage;
let page: Page;
let workflowId: string;

beforeAll(async () => {
	editor = await openEditor();
	({ page } = editor);
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
	const last = action === undefined ? page.getByText('Add to workflow') : page.getByText(action);
	await last.first().click();
	await page.getByTestId('output-panel').waitFor();
}

/** The ids of the executions, the user's first. */
async function executions(): Promise<string[]> {
	const ids = await editor.api.executionsOf(workflowId);
	return ids.sort((a, b) => Number(a) - Number(b));
}

it('is built in the forms of its nodes, with a credential that is tested', async () => {
	await add('Vizard', SUBMIT);
	await enter(page, 'videoUrl', '={{ $json.videoUrl }}');
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId('node-credentials-select-item-new').click();
	await enter(page, 'baseUrl', editor.simulator.baseUrl('vizard'));
	await enter(page, 'apiKey', 'a wrong key');
	await page.getByTestId('credential-save-button').click();
	const dialog = page.getByTestId('credential-edit-dialog');
	await dialog.getByText('More details').click();
	await dialog.getByText('Vizard does not accept this API key').waitFor();

	await enter(page, 'apiKey', editor.simulator.apiKey('vizard'));
	await page.getByTestId('credential-save-button').click();
	await dialog.waitFor({ state: 'detached' });
	await picture(page, 'submit-form');
	await closeNode(page);

	await add(WAIT);
	await field(page, 'providers').click();
	await page.getByRole('option', { name: 'Vizard' }).click();
	await page.keyboard.press('Escape');
	await closeNode(page);

	await add('Vizard', RESULT);
	await page.getByTestId('collection-parameter-add').click();
	await page.getByText('Contact Sheet', { exact: true }).click();
	await field(page, 'contactSheet').click();
	await closeNode(page);

	await add('Vizard', DOWNLOAD);
	await closeNode(page);
});

it('waits, and says for what, how far it is, and when the next check is', async () => {
	await page.getByTestId('execute-workflow-button').click();
	await openNode(page, WAIT);
	const hint = page.getByTestId('node-hint');
	await hint.waitFor();
	expect(await hint.innerText()).toMatch(
		/^Waiting for 3 video jobs: 1 has ended ▓▓▓░░░░░░░ 33 %\nWhen it was parked at \d\d:\d\d:\d\d: (Vizard job '\d+' \((queued|processing)\)(; |\.\n)){2}First check at \d\d:\d\d:\d\d\.\nThe two executions that follow this one in the Executions tab check the jobs\. Do not delete them: they make this one continue\.\s*$/,
	);
	await page
		.getByText(
			'No input is required. This node continues by itself when the video jobs have ended.',
		)
		.waitFor();
	await picture(page, 'waiting');
	await closeNode(page);
});

it('is followed by two executions that say what they are', async () => {
	const [own = '', supervising = '', checking = ''] = await executions();
	await page.getByTestId('radio-button-executions').click();
	for (const [id, node, does] of [
		[checking, 'Check Jobs', 'This execution checks the jobs from time to time.'],
		[supervising, 'Keep Checking', 'This execution supervises the next one'],
	] as const) {
		await page.getByTestId(`execution-details-${id}`).click();
		await canvasNode(page, node).waitFor();
		await page.getByText(/^Part of .Wait For Video Job.$/).waitFor();
		await page.getByText(does).waitFor();
		await page.getByText('Do not stop or delete it.').waitFor();
		if (id === checking) await picture(page, 'checking-execution');
	}
	await page.getByTestId(`execution-details-${own}`).waitFor();
});

it('ends with the results as a table, a page to look through, and videos that play', async () => {
	const [own = ''] = await executions();
	await editor.api.executionReaching(own, END_WITHIN_SECONDS);
	await page.goto(`/workflow/${workflowId}/executions/${own}`);
	await openNode(page, WAIT);
	const output = page.getByTestId('output-panel');
	await page.getByTestId('radio-button-table').last().click();
	await output.locator('th').first().waitFor();
	const columns = await output.locator('th').allInnerTexts();
	expect(columns.slice(0, 4).map((name) => name.trim())).toEqual([
		'provider',
		'jobType',
		'jobId',
		'status',
	]);
	expect(await output.getByText('completed', { exact: true }).count()).toBe(RECORDINGS.length);
	await picture(page, 'result-table');
	await closeNode(page);

	await openNode(page, RESULT);
	await page.getByTestId('ndv-view-binary-data').first().click();
	const sheet = page.locator('iframe.__html-display').contentFrame();
	await sheet.locator('article').first().waitFor();
	expect(await sheet.locator('article').count()).toBe(2);
	expect(await sheet.locator('article').first().innerText()).toMatch(/\n\d+:\d\d · Score \d/);
	await picture(page, 'contact-sheet');
	await closeNode(page);

	await openNode(page, DOWNLOAD);
	await page.getByTestId('ndv-view-binary-data').first().click();
	const video = page.locator('video');
	await video.waitFor();
	await page.waitForFunction('document.querySelector("video").currentTime > 0.2');
	const seconds = await video.evaluate(({ duration }: { duration: number }) => duration);
	expect(seconds).toBeGreaterThan(1);
	await picture(page, 'video-preview');
});
