/** Takes the README's picture of the example workflow after a run: `npx tsx scripts/screenshot.ts [FILE]`. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { NODES, VIZARD_EXAMPLE } from '../demo/exampleWorkflow';
import { Narrator } from '../demo/narrator';
import { readOptions } from '../demo/options';
import { closeStage, setTheStage, type Stage } from '../demo/stage';
import { stopOwnedProcesses } from '../host';
import { openWorkflow } from '../host/browser/openWorkflow';
import { startBrowser } from '../host/browser/startBrowser';

const RUN_LIMIT_MS = 60_000;

/** Runs the workflow as a user does, so that the editor draws ticks and item counts. */
async function runInEditor(page: Page): Promise<void> {
	await page.keyboard.press('Control+Enter');
	const message = page.getByText(/executed successfully/i).first();
	await message.waitFor({ timeout: RUN_LIMIT_MS });
	await message.waitFor({ state: 'hidden' });
}

async function takePicture({ n8n, examples }: Stage, file: string): Promise<void> {
	const [example] = examples;
	if (example === undefined) throw new Error('There is no workflow to take a picture of');
	const { browser, close } = await startBrowser();
	try {
		const page = await openWorkflow(browser, n8n, example.workflowId);
		await page.getByText(NODES.download, { exact: true }).first().waitFor();
		await runInEditor(page);
		await page.screenshot({ path: file });
	} finally {
		await close();
	}
}

async function main(): Promise<void> {
	const file = process.argv[2] ?? join(__dirname, '..', 'docs', 'images', 'example-workflow.png');
	const options = readOptions(['--speed', '300', '--only', VIZARD_EXAMPLE]);
	if (options === 'help') return;
	const stage = await setTheStage(options, new Narrator());
	await takePicture(stage, file).finally(async () => await closeStage(stage));
	console.log(file);
}

main().catch(async (error: unknown) => {
	console.error(error);
	await stopOwnedProcesses();
	process.exit(1);
});
