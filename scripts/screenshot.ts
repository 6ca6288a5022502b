/** Takes the README's picture of the example workflow after a run: `npx tsx scripts/screenshot.ts [FILE]`. */
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { NODES, VIZARD_EXAMPLE } from '../demo/exampleWorkflow';
import { Narrator } from '../demo/narrator';
import { readOptions } from '../demo/options';
import { closeStage, editorAddress, setTheStage, type Stage } from '../demo/stage';
import { OWNER, stopOwnedProcesses } from '../host';

const SIZE = { width: 1400, height: 700 };
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const RUN_LIMIT_MS = 60_000;

const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

async function openWorkflow(page: Page, stage: Stage): Promise<void> {
	const address = editorAddress(stage.n8n);
	const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
	await page.request.post(`${address}/rest/login`, { data: login });
	const [example] = stage.examples;
	if (example === undefined) throw new Error('There is no workflow to take a picture of');
	await page.goto(`${address}/workflow/${example.workflowId}`);
	await page.getByText(NODES.download, { exact: true }).first().waitFor();
}

/** Runs the workflow as a person does, so that the editor draws ticks and item counts. */
async function runInEditor(page: Page): Promise<void> {
	await page.keyboard.press('Control+Enter');
	const message = page.getByText(/executed successfully/i).first();
	await message.waitFor({ timeout: RUN_LIMIT_MS });
	await message.waitFor({ state: 'hidden' });
}

async function takePicture(stage: Stage, file: string): Promise<void> {
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
	try {
		const page = await browser.newPage({ viewport: SIZE });
		await openWorkflow(page, stage);
		await runInEditor(page);
		await page.screenshot({ path: file });
	} finally {
		await browser.close();
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
