/**
 * Takes the README's picture of an example after a run, and those of all examples in `examples/README.md`:
 * `npx tsx scripts/screenshot.ts [NAME]`, where NAME takes only those whose name contains it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NODES, VIZARD_EXAMPLE } from '../demo/exampleWorkflow';
import { Narrator } from '../demo/narrator';
import { readOptions } from '../demo/options';
import { closeStage, setTheStage, type Stage } from '../demo/stage';
import { stopOwnedProcesses } from '../host';
import { openWorkflow } from '../host/browser/openWorkflow';
import { startBrowser } from '../host/browser/startBrowser';
import { pictureOfCanvas } from './pictures/canvas';

const IMAGES = join(__dirname, '..', 'docs', 'images');
const RUN_LIMIT_MS = 60_000;

/** Runs the workflow as a user does, so that the editor draws ticks and item counts. */
async function runInEditor(page: Page): Promise<void> {
	await page.keyboard.press('Control+Enter');
	const message = page.getByText(/executed successfully/i).first();
	await message.waitFor({ timeout: RUN_LIMIT_MS });
	await message.waitFor({ state: 'hidden' });
}

/** The README's picture, with the editor around the canvas. */
async function takePictureOfRun({ n8n }: Stage, browser: Browser, id: string): Promise<void> {
	const page = await openWorkflow(browser, n8n, id);
	await page.getByText(NODES.download, { exact: true }).first().waitFor();
	await runInEditor(page);
	await page.screenshot({ path: join(IMAGES, 'example-workflow.png') });
	await page.close();
}

async function takePictures(stage: Stage, browser: Browser): Promise<void> {
	const { n8n, examples } = stage;
	await mkdir(join(IMAGES, 'examples'), { recursive: true });
	const shown = examples.find(({ name }) => name === VIZARD_EXAMPLE);
	if (shown) await takePictureOfRun(stage, browser, shown.workflowId);
	let page: Page | undefined;
	for (const { name, workflow, workflowId } of examples) {
		// One page for all, so that the browser loads the editor once.
		if (page) await page.goto(`${n8n.editorUrl}/workflow/${workflowId}`);
		page ??= await openWorkflow(browser, n8n, workflowId);
		const file = join(IMAGES, 'examples', `${name}.png`);
		await writeFile(file, await pictureOfCanvas(page, workflow));
		console.log(file);
	}
}

async function main(): Promise<void> {
	const [only] = process.argv.slice(2);
	const options = readOptions(['--speed', '300', ...(only === undefined ? [] : ['--only', only])]);
	if (options === 'help') return;
	const stage = await setTheStage(options, new Narrator());
	const { browser, close } = await startBrowser();
	try {
		await takePictures(stage, browser);
	} finally {
		await close();
		await closeStage(stage);
	}
}

main().catch(async (error: unknown) => {
	console.error(error);
	await stopOwnedProcesses();
	process.exit(1);
});
