import type { Locator, Page } from 'playwright-core';
import { itemsOf } from '../../host';
import { download, inARow, START, submitTo, wait } from '../e2e/stage/workflows';
import { saveNewCredential } from './stage/credentialDialog';
import { openEditor, type EditorStage } from './stage/editorStage';
import { startExampleClips, type ExampleClips } from './stage/exampleClips';

let editor: EditorStage;
let page: Page;
let clips: ExampleClips;

beforeAll(async () => {
	clips = await startExampleClips();
	editor = await openEditor();
	({ page } = editor);
});

afterAll(async () => {
	await editor?.close();
	await clips?.close();
});

const field = (name: string): Locator => page.getByTestId(`parameter-input-${name}`);

const address = async (service: string): Promise<string> =>
	await field(`${service}BaseUrl`).locator('input').inputValue();

async function choose(service: string): Promise<void> {
	await field('service').click();
	// The name of an option includes its description.
	const name = page.getByText(service, { exact: true });
	await page.getByRole('option').filter({ has: name }).click();
}

async function newCredential(): Promise<void> {
	await page.goto('/home/credentials/create');
	const type = page.getByTestId('new-credential-type-select').locator('input');
	await type.fill('Video Service');
	await page.getByRole('option', { name: 'Video Service API' }).click();
	await page.getByTestId('new-credential-type-button').click();
	await field('falBaseUrl').waitFor();
}

/** The table of the guide, by the name of each field. */
const GUIDE: Readonly<Record<string, string>> = {
	submitPath: '/v1/clips',
	idPath: 'clip.uid',
	statusPath: '/v1/clips/{jobId}',
	statePath: 'clip.phase',
	queuedWords: 'waiting',
	completedWords: 'ready',
	failedWords: 'broken',
	videosPath: 'clip.files',
	messagePath: 'clip.why',
};

it('a new credential for a video service shows the address of the service that is chosen', async () => {
	await newCredential();
	expect(await address('fal')).toBe('https://queue.fal.run');

	await field('falBaseUrl').locator('input').fill('https://proxy.example/fal');
	await choose('HeyGen');
	await field('heygenBaseUrl').waitFor();
	expect(await address('heygen')).toBe('https://api.heygen.com');
	expect(await field('falBaseUrl').count()).toBe(0);

	await choose('fal');
	await field('falBaseUrl').waitFor();
	expect(await address('fal')).toBe('https://proxy.example/fal');
});

it("a service of one's own, described in the form as the guide does, makes a video", async () => {
	await newCredential();
	await choose('Custom');
	await field('baseUrl').waitFor();
	const entered = { ...GUIDE, apiKey: clips.key, baseUrl: clips.url };
	for (const [name, value] of Object.entries(entered)) {
		await field(name).locator('input').fill(value);
	}
	const videoServiceApi = await saveNewCredential(page);
	await page.getByTestId('credentials-config-container-test-success').waitFor();

	const ofVideoService = { jobType: 'custom', body: '{ "text": "A paper boat" }' };
	const nodes = [
		submitTo('videoService', ofVideoService),
		wait(undefined, { providers: ['videoService'] }),
		download(undefined, 'videoService'),
	].map((node) => ({ ...node, credentials: { videoServiceApi } }));
	const execution = await editor.api.runToEnd(
		await editor.api.createWorkflow(inARow([{}], nodes)),
		START,
	);
	expect(execution.error).toBeUndefined();
	expect(clips.submits).toEqual([{ text: 'A paper boat' }]);
	expect(itemsOf(execution, 'Wait')[0]?.json).toMatchObject({
		jobId: 'c-1',
		status: 'completed',
	});
	expect(itemsOf(execution, 'Download')[0]?.binary?.data?.mimeType).toBe('video/mp4');
});
