import { credentialFor } from '../../demo/credential';
import { itemsOf } from '../../host';
import { until } from '../../host/process/until';
import { videoJobSchema } from '../../nodes/shared/job/videoJob';
import { inARow, node, submitTo, wait } from '../e2e/stage/workflows';
import { wayinVideoKit } from '../providers/wayinVideo';
import { openEditor, type EditorStage } from './stage/editorStage';
import { openNode } from './stage/nodeView';
import { picture } from './stage/picture';

const RESULT = 'Get Result';
const PATIENCE = { lookMs: 200, patienceMs: 120_000 };

let editor: EditorStage;

beforeAll(async () => {
	editor = await openEditor();
});

afterAll(async () => await editor?.close());

/** Whether the browser has got a picture of the page from the provider's file host. */
async function hasShownThumbnail(): Promise<boolean> {
	const asked = await editor.simulator.control.requests({ target: 'files', url: '/thumb/' });
	return asked.some(({ status }) => status === 200);
}

it("opens in n8n's preview as a page with the picture of each video", async () => {
	const videoUrl = 'https://media.example.org/webinar.mp4?sim-clips=3&sim-duration=0';
	const workflow = inARow(
		[{}],
		[
			submitTo('wayinVideo', {
				jobType: 'clipping',
				source: 'url',
				videoUrl,
				enableExport: true,
				options: { maxClipNumber: 3 },
			}),
			wait(undefined, { providers: ['wayinVideo'] }),
			node(RESULT, 'n8n-nodes-video-jobs.wayinVideo', {
				resource: 'videoJob',
				operation: 'getResult',
				options: { contactSheet: true },
			}),
		],
	);
	const key = await editor.api.createCredential(credentialFor(wayinVideoKit, editor.simulator));
	const execution = await editor.run(workflow, key);
	const { id, workflowId } = execution;
	const [result] = itemsOf(execution, RESULT);
	const { videos } = videoJobSchema.parse(result?.json);
	const { page } = editor;
	await page.goto(`/workflow/${workflowId}/executions/${id}`);
	await openNode(page, RESULT);
	await page.getByTestId('ndv-view-binary-data').click();
	const sheet = page.locator('iframe.__html-display').contentFrame();
	const titles = sheet.locator('article h2 a');
	await titles.first().waitFor();
	expect(await titles.allInnerTexts()).toEqual(videos.map(({ title }) => title));
	expect(await titles.first().getAttribute('href')).toBe(videos[0]?.url);
	expect(await until(hasShownThumbnail, PATIENCE)).toBe(true);
	await picture(page, 'contact-sheet');
});
