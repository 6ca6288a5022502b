import { readExample, withCredentials, withExpectedDuration } from '../../demo/exampleWorkflow';
import { itemsOf, type StoredCredential, type Workflow } from '../../host';
import { withParameters } from './stage/changedNodes';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { fillIn, startByForm, statusesOnPage } from './stage/formPage';
import { startScriptedModel, type ScriptedModel } from './stage/scriptedModel';

const JOB_SECONDS = 3;
/** Until n8n has looked twice for executions that are due. */
const SUSPENDED_MS = 150_000;

describe('the examples in which someone is asked', () => {
	let stage: E2eStage;
	let credentials: StoredCredential[];

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.planJobs({ durationSeconds: JOB_SECONDS });
		credentials = await stage.storeAllKeys();
	});
	afterAll(async () => await stage.close());

	const example = async (name: string) => withCredentials(await readExample(name), credentials);

	describe('approve-before-publishing', () => {
		/** Runs the example until it asks. */
		async function asked(): Promise<{ id: string; url: string; title: string; page: string }> {
			const workflow = withExpectedDuration(
				await example('approve-before-publishing'),
				JOB_SECONDS,
			);
			const id = await stage.begin(workflow, ...credentials);
			const execution = await stage.api.executionReaching(
				id,
				PATIENCE_SECONDS,
				new Set(['waiting']),
			);
			const [message] = itemsOf(execution, 'Write Message');
			const [, url = ''] = /published: (\S+)$/.exec(String(message?.json.message)) ?? [];
			const [clip] = message?.json.videos as { title: string }[];
			return { id, url, title: clip?.title ?? '', page: await (await fetch(url)).text() };
		}

		const posts = async () =>
			((await stage.simulator.control.inspect('vizard')) as { posts: unknown[] }).posts;

		it('plays the clip on the form, and publishes it only after the answer Yes', async () => {
			const refused = await asked();
			expect(refused.page).toContain(refused.title);
			expect(refused.page).toMatch(/<video controls[^>]*><source src="http[^"]+\.mp4/);
			expect(refused.page).not.toContain(stage.simulator.apiKey('vizard'));
			await fillIn(refused.url, ['No', '']);
			expect((await stage.api.executionReaching(refused.id, PATIENCE_SECONDS)).status).toBe(
				'success',
			);
			await expect(posts()).resolves.toEqual([]);

			const approved = await asked();
			await fillIn(approved.url, ['Yes', 'Why the ferry budget doubled']);
			const execution = await stage.api.executionReaching(approved.id, PATIENCE_SECONDS);
			const [published] = itemsOf(execution, 'Publish Clip');
			expect(published?.json).toMatchObject({ status: 'published' });
			await expect(posts()).resolves.toEqual([
				expect.objectContaining({ post: 'Why the ferry budget doubled' }),
			]);
		});
	});

	describe('form-to-video', () => {
		/** Fills in the form. @returns the page that waits */
		async function described(text: string): Promise<string> {
			const workflow = await example('form-to-video');
			await stage.api.activateWorkflow(await stage.api.createWorkflow(workflow));
			const trigger = workflow.nodes.find(({ name }) => name === 'Describe a Video');
			const url = `${stage.api.baseUrl}/form/${String(trigger?.webhookId)}`;
			return await startByForm(url, [text]);
		}

		it(
			'shows the video on the page that has waited, after a suspended wait, and a reason when there is none',
			async () => {
				const video = await described('A paper boat crosses a rain puddle');
				const statuses = await statusesOnPage(video, SUSPENDED_MS);
				expect(statuses).toContain('waiting');
				const page = await (await fetch(video)).text();
				const [job] = await stage.simulator.control.jobs({ provider: 'globalaiopc' });
				expect(job?.state).toBe('succeeded');
				expect(page).toContain('Your video');
				expect(page).toMatch(/<source src="http[^"]+\.mp4/);
			},
			SUSPENDED_MS + 30_000,
		);
	});

	describe('agent-with-video-tools', () => {
		const RECORDING = 'https://example.com/podcast/episode-45.mp4';
		let model: ScriptedModel;

		beforeAll(async () => {
			const jobIn = (results: readonly string[]) =>
				/"jobId":"?(\d+)/.exec(results[0] ?? '')?.[1] ?? 'none';
			const about = (tool: string) => (results: readonly string[]) => ({
				tool,
				args: { Job_ID: jobIn(results) },
			});
			model = await startScriptedModel({
				scripted: [
					() => ({ tool: 'Submit_Clipping_Job', args: { Video_URL: RECORDING } }),
					about('Wait_For_Clips'),
					about('Get_Clips'),
					(results) => `Your clips: ${results.at(-1)}`,
				],
			});
		});
		afterAll(async () => await model.close());

		/** The example with the scripted model, and with a message in the chat. */
		async function inChat(): Promise<Workflow> {
			const key = await stage.api.createCredential({
				name: 'Scripted model',
				type: 'openAiApi',
				data: { apiKey: 'scripted', url: model.baseUrl },
			});
			const workflow = withExpectedDuration(await example('agent-with-video-tools'), JOB_SECONDS);
			const changed = withParameters(workflow, {
				Model: {
					model: { __rl: true, mode: 'id', value: 'scripted' },
					options: { baseURL: model.baseUrl },
				},
			});
			const nodes = changed.nodes.map((node) =>
				node.name === 'Model' ? { ...node, credentials: { openAiApi: key } } : node,
			);
			const message = { chatInput: `Make clips of ${RECORDING}` };
			return { ...changed, nodes, pinData: { 'Chat Message': [{ json: message }] } };
		}

		it('makes the clips of one job, and answers with their links', async () => {
			const id = await stage.api.createWorkflow(await inChat());
			const execution = await stage.api.runToEnd(id, 'Chat Message', 150);
			expect(execution.error).toBeUndefined();
			const [answer] = itemsOf(execution, 'Video Agent');
			expect(String(answer?.json.output)).toMatch(/^Your clips: .*"url":"http/);
			const jobs = await stage.simulator.control.jobs({ provider: 'vizard', state: 'succeeded' });
			const ours = jobs.filter(({ request }) => JSON.stringify(request).includes(RECORDING));
			expect(ours).toHaveLength(1);
		});
	});
});
