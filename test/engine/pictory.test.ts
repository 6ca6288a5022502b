import type { INodeParameters } from 'n8n-workflow';
import { PictoryApi } from '../../credentials/PictoryApi.credentials';
import { PictoryClientCredentialsApi } from '../../credentials/PictoryClientCredentialsApi.credentials';
import { testCredential } from '../harness/credentialTest';
import { REFERENCE, finished, item, pictory } from '../harness/pictoryRun';
import { simulator } from '../harness/stillSimulator';
import { readBinary } from '../harness/runWorkflow';

const PREVIEW: INodeParameters = {
	jobType: 'storyboardPreview',
	scenes: { scene: [{ source: 'story', story: 'The harbour wakes slowly.' }] },
	options: { saveProject: true },
};

const RENDER: INodeParameters = { operation: 'export', step: 'render', ...REFERENCE };

describe('a finished preview', () => {
	it('has no videos, and hands on what Pictory says about it', async () => {
		const preview = await finished(PREVIEW);
		const { json } = await item({ operation: 'getResult', ...REFERENCE }, preview);
		expect(json).toMatchObject({
			status: 'completed',
			videos: [],
			artifacts: expect.arrayContaining([
				{ kind: 'preview', url: expect.stringMatching(/^https:/) },
				{ kind: 'projectUrl', url: expect.stringMatching(/^https:/) },
				{ kind: 'projectId', data: expect.any(String) },
				{ kind: 'renderParams', data: { output: expect.anything(), elements: expect.anything() } },
			]),
		});
	});

	it('is not downloaded but rendered, and says so', async () => {
		const preview = await finished(PREVIEW);
		const { error } = await pictory(
			{ operation: 'export', step: 'download', ...REFERENCE },
			preview,
		);
		expect(error?.message).toMatch(/is completed but has no videos/);
		expect(error?.description).toMatch(/Choose the step Render/);
	});

	it('is rendered as it is under a new id, and the render is downloaded with its captions', async () => {
		const preview = await finished(PREVIEW);
		const render = await item(
			{ ...RENDER, options: { webhookUrl: 'https://n8n.example.org/hook' } },
			preview,
		);
		expect(render.json).toMatchObject({ jobType: 'storyboardRender', status: 'queued' });
		expect(render.json.jobId).not.toBe(preview.json.jobId);
		const [put] = await simulator.control.requests({ method: 'PUT' });
		expect(put).toMatchObject({
			url: `/pictory/pictoryapis/v2/video/render/${String(preview.json.jobId)}`,
			body: { webhook: 'https://n8n.example.org/hook' },
		});

		await simulator.control.finishJob('pictory', String(render.json.jobId));
		const { outputs, error } = await pictory(
			{
				operation: 'export',
				step: 'download',
				...REFERENCE,
				options: {
					files: ['video', 'captionsSrt', 'captionsVtt', 'captionsTxt', 'audio', 'thumbnail'],
				},
			},
			render,
		);
		expect(error).toBeUndefined();
		const files = outputs('Node')[0] ?? [];
		expect(files.map(({ binary }) => binary?.data?.fileName?.split('.').at(-1))).toEqual([
			'mp4',
			'srt',
			'vtt',
			'txt',
			'mp3',
			'jpg',
		]);
		const srt = files[1] && (await readBinary(files[1]));
		expect(srt?.toString('utf8')).toContain('The harbour wakes slowly.');
	});

	it('is rendered with edited parameters', async () => {
		const preview = await finished(PREVIEW);
		const renderParams = { output: { width: 720, height: 1280 }, elements: [{ text: 'Edited.' }] };
		const { json } = await item({ ...RENDER, options: { renderParams } }, preview);
		expect(json).toMatchObject({ jobType: 'storyboardRender' });
		const [post] = await simulator.control.requests({ method: 'POST', url: '/v2/video/render$' });
		expect(post?.body).toEqual(renderParams);
	});

	it('that is not finished is refused by Pictory with its reason', async () => {
		const preview = await item({ operation: 'submit', ...PREVIEW });
		const { error } = await pictory(RENDER, preview);
		expect(error?.message).toMatch(/storyboardjobid: job is not completed/);
	});
});

describe('an AI Studio video', () => {
	const CLIP: INodeParameters = { jobType: 'videoGeneration', prompt: 'A harbour at dawn' };

	it('gives its last frame to the next one, by the expression that the field suggests', async () => {
		const first = await item({ operation: 'getResult', ...REFERENCE }, await finished(CLIP));
		const expression = "={{ $json.artifacts.find(({ kind }) => kind === 'lastFrame').url }}";
		await item(
			{ operation: 'submit', ...CLIP, options: { firstFrameImageUrl: expression } },
			first,
		);
		const [, second] = await simulator.control.requests({ url: '/v1/aistudio/videos' });
		expect(second?.body).toMatchObject({
			firstFrameImageUrl: expect.stringMatching(/last-frame\.png$/),
		});
	});

	it('comes with its stills, and says which files it does not have', async () => {
		const job = await finished(CLIP);
		const download = { operation: 'export', step: 'download', ...REFERENCE };
		const { outputs } = await pictory(
			{ ...download, options: { files: ['video', 'thumbnail', 'preview', 'lastFrame'] } },
			job,
		);
		const kinds = outputs('Node')[0]?.map(({ json, binary }) => [
			(json.file as { kind: string }).kind,
			binary?.data?.mimeType,
		]);
		expect(kinds).toEqual([
			['video', 'video/mp4'],
			['thumbnail', 'image/jpeg'],
			['preview', 'image/jpeg'],
			['lastFrame', 'image/png'],
		]);
		const { error } = await pictory({ ...download, options: { files: ['captionsSrt'] } }, job);
		expect(error?.message).toMatch(/Captions \(SRT\) of video 1 has no file to download/);
	});

	it('is processing until it has a link, and completed once that was confirmed', async () => {
		await simulator.control.planJobs({ outcome: { kind: 'empty' } });
		const job = await finished(CLIP);
		const { json } = await item({ operation: 'getStatus', ...REFERENCE }, job);
		expect(json).toMatchObject({
			status: 'processing',
			stage: 'completed without a video, not yet confirmed',
		});
	});
});

describe('the credential tests', () => {
	it('distinguish a good key from a bad one', async () => {
		const baseUrl = `${simulator.baseUrl('pictory')}/`;
		const good = { apiKey: simulator.apiKey('pictory'), baseUrl };
		expect(await testCredential(new PictoryApi(), good)).toMatchObject({ status: 'OK' });
		for (const apiKey of ['pictai_another', `Bearer ${good.apiKey}`]) {
			const verdict = await testCredential(new PictoryApi(), { ...good, apiKey });
			expect(verdict).toMatchObject({ status: 'Error' });
		}
	});

	it('distinguish a good client from a bad one', async () => {
		const client = {
			accessToken: '',
			clientId: 'sim-client-id',
			clientSecret: 'sim-client-secret',
			userId: 'sim-user-id',
			baseUrl: simulator.baseUrl('pictory'),
		};
		const type = new PictoryClientCredentialsApi();
		expect(await testCredential(type, { ...client })).toMatchObject({ status: 'OK' });
		expect(await testCredential(type, { ...client, clientSecret: 'another' })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/did not accept the client ID and secret/),
		});
	});
});
