import type { Locator, Page } from 'playwright-core';
import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	removeTemporaryFolder,
} from '../../host';
import { openWorkflow } from '../../host/browser/openWorkflow';
import { startBrowser, type RunningBrowser } from '../../host/browser/startBrowser';

const START_MS = 400_000;
const FORM_MS = 180_000;

let packed: string | undefined;
let n8n: N8nServer | undefined;
let running: RunningBrowser | undefined;
let page: Page;

beforeAll(async () => {
	running = await startBrowser();
	const host = await ensureHost(() => undefined);
	packed = await createTemporaryFolder('package');
	const tarball = await packPackage(packed, () => undefined);
	n8n = await N8nServer.start({ host, tarball });
	const workflow = { name: 'Nothing', nodes: [], connections: {} };
	page = await openWorkflow(running.browser, n8n, await n8n.api.createWorkflow(workflow));
}, START_MS);

afterAll(async () => {
	await running?.close();
	await n8n?.stop();
	if (packed !== undefined) await removeTemporaryFolder(packed);
});

const field = (name: string): Locator => page.getByTestId(`parameter-input-${name}`);

const address = async (service: string): Promise<string> =>
	await field(`${service}BaseUrl`).locator('input').inputValue();

async function choose(service: string): Promise<void> {
	await field('service').click();
	await page.getByRole('option', { name: service, exact: true }).click();
}

it(
	'a new credential for a video service shows the address of the service that is chosen',
	async () => {
		await page.goto(`${n8n?.editorUrl}/home/credentials/create`);
		const type = page.getByTestId('new-credential-type-select').locator('input');
		await type.fill('Video Service');
		await page.getByRole('option', { name: 'Video Service API' }).click();
		await page.getByTestId('new-credential-type-button').click();
		await field('falBaseUrl').waitFor();
		expect(await address('fal')).toBe('https://queue.fal.run');

		await field('falBaseUrl').locator('input').fill('https://proxy.example/fal');
		await choose('HeyGen');
		await field('heygenBaseUrl').waitFor();
		expect(await address('heygen')).toBe('https://api.heygen.com');
		expect(await field('falBaseUrl').count()).toBe(0);

		await choose('fal');
		await field('falBaseUrl').waitFor();
		expect(await address('fal')).toBe('https://proxy.example/fal');
	},
	FORM_MS,
);
