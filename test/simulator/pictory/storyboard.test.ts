import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { STORYBOARD_BODY, ThirdPartyPictoryClient, type PictoryBody } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyPictoryClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyPictoryClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

describe('a render', () => {
	it('reports its progress only once rendering has begun', async () => {
		await simulator.control.planJobs({ durationSeconds: 100 });
		const { body } = await client.render();
		await simulator.control.advance(20);
		expect((await client.job(body.data?.jobId)).body.data).toEqual({ status: 'in-progress' });
		await simulator.control.advance(40);
		expect((await client.job(body.data?.jobId)).body.data).toEqual({
			status: 'in-progress',
			renderProgress: expect.any(Number),
			renderProgressMessage: 'Generating video',
			renderState: 'RUNNING',
		});
	});

	it('ends with a video, its captions and a share page', async () => {
		const { data, success } = await client.finish(await client.render());
		expect(success).toBe(true);
		expect(data).toEqual({
			status: 'completed',
			progress: 100,
			videoURL: expect.stringMatching(/\.mp4$/),
			videoShareURL: expect.stringMatching(/^https:\/\/video\.pictory\.ai\//),
			thumbnail: expect.stringMatching(/\.jpg$/),
			audioURL: expect.stringMatching(/\.mp3$/),
			srtFile: expect.stringMatching(/\.srt$/),
			vttFile: expect.stringMatching(/\.vtt$/),
			txtFile: expect.stringMatching(/\.txt$/),
			videoDuration: expect.any(Number),
		});
		const srt = await (await fetch(String(data?.srtFile))).text();
		expect(srt).toMatch(/^1\n00:00:00,000 --> 00:00:03,000\nThe harbour wakes slowly\.\n/);
		const vtt = await (await fetch(String(data?.vttFile))).text();
		expect(vtt).toMatch(/^WEBVTT\n\n/);
	});

	it('costs credits for AI visuals alone', async () => {
		const aiVisual = {
			prompt: 'Fog',
			model: 'veo3.1',
			referenceImageUrls: ['https://a.example/b.png'],
		};
		const scenes = [{ story: 'One.', background: { type: 'video', aiVisual } }];
		const { data } = await client.finish(await client.render({ ...STORYBOARD_BODY, scenes }));
		expect(data).toMatchObject({ aiCreditsUsed: 160 });
	});

	it('costs credits for AI visuals on its scenes as well', async () => {
		const image = { type: 'image', aiVisual: { prompt: 'Lamp', model: 'seedream3.0' }, top: '58%' };
		const clip = { type: 'video', aiVisual: { prompt: 'Light', videoDuration: '5s' } };
		const words = { type: 'text', text: 'Meet Aura', textVariant: 'heading' };
		const scenes = [
			{ story: 'One.', background: { color: 'rgb(8,8,12)' }, elements: [words, image] },
			{ story: 'Two.', elements: [clip] },
		];
		const { data } = await client.finish(await client.render({ ...STORYBOARD_BODY, scenes }));
		expect(data).toMatchObject({ aiCreditsUsed: 10 });
	});

	it.each([7, 'Martin', 'pNInz6obpgDQGcFmaJgB'])('is spoken by %j', async (speaker) => {
		const voiceOver = { enabled: true, aiVoices: [{ speaker }] };
		expect((await client.render({ ...STORYBOARD_BODY, voiceOver })).status).toBe(200);
	});

	it('has its share page under the other name when told to', async () => {
		await simulator.control.setSwitches('pictory', { shareLinkName: 'shareVideoURL' });
		const { data } = await client.finish(await client.render());
		expect(data).toHaveProperty('shareVideoURL');
	});
});

/** Elements as the page of Update Storyboard Elements lists them. */
const SHOWN = {
	id: expect.stringMatching(/^backgroundElement_/),
	elementType: 'backgroundElement',
	type: 'video',
	duration: 3,
};
const READ = {
	id: expect.stringMatching(/^SceneText_/),
	elementType: 'SceneText',
	type: 'text',
	duration: 3,
};
const HEARD = { elementType: 'audioElement', type: 'audio', startTime: 0, duration: 6 };

describe('a preview', () => {
	it('ends with scenes and a link, without a video', async () => {
		const { data } = await client.finish(
			await client.preview({ ...STORYBOARD_BODY, saveProject: true }),
		);
		expect(data).toEqual({
			status: 'completed',
			renderParams: {
				output: expect.objectContaining({ width: 1920, height: 1080 }),
				elements: [
					{ ...SHOWN, startTime: 0, url: expect.stringMatching(/^https:/) },
					{ ...READ, startTime: 0, text: 'The harbour wakes slowly.' },
					{ ...SHOWN, startTime: 3, url: expect.stringMatching(/^https:/) },
					{ ...READ, startTime: 3, text: 'Boats leave one by one.' },
					{ ...HEARD, id: 'voiceOver' },
					{ ...HEARD, id: 'bgMusic' },
				],
			},
			storyboard: expect.objectContaining({ videoName: 'harbour-morning' }),
			preview: expect.stringMatching(/^https:/),
			projectId: expect.any(String),
			projectUrl: expect.stringMatching(/^https:/),
		});
	});

	it('has elements that can be changed before it is rendered', async () => {
		const preview = await client.preview();
		const path = `/v2/video/storyboard/${preview.body.data?.jobId}/elements`;
		const whole = { ...READ, id: 'SceneText_1', startTime: 0, text: 'x' };
		expect((await change(path, [whole])).status).toBe(400);
		const elements = elementsIn(await client.finish(preview));
		const text = elements.find(({ elementType }) => elementType === 'SceneText');
		expect((await change(path, [{ ...text, text: 'The harbour sleeps.' }])).status).toBe(204);
		const { body } = await client.job(preview.body.data?.jobId);
		expect(elementsIn(body)).toContainEqual({ ...text, text: 'The harbour sleeps.' });
		const render = await client.send('PUT', `/v2/video/render/${preview.body.data?.jobId}`, {});
		const { data } = await client.finish(render);
		const srt = await (await fetch(String(data?.srtFile))).text();
		expect(srt).toContain('The harbour sleeps.');
	});

	it('passes over elements that it does not have, and wants five fields of each', async () => {
		const preview = await client.preview();
		await client.finish(preview);
		const path = `/v2/video/storyboard/${preview.body.data?.jobId}/elements`;
		const stranger = { ...HEARD, id: 'SceneText_1' };
		expect((await change(path, [stranger])).status).toBe(204);
		expect((await change(path, [{ id: 'bgMusic', url: 'https://example.com/a.mp3' }])).status).toBe(
			400,
		);
	});

	it('is rendered as it is, as a new job', async () => {
		const preview = await client.preview();
		await client.finish(preview);
		const jobId = preview.body.data?.jobId;
		const render = await client.send('PUT', `/v2/video/render/${jobId}`);
		expect(render.body.data?.jobId).not.toBe(jobId);
		expect((await client.finish(render)).data).toHaveProperty('videoURL');
	});

	it('is rendered from its edited parameters', async () => {
		const { data } = await client.finish(await client.preview());
		const render = await client.send('POST', '/v2/video/render', data?.renderParams);
		expect((await client.finish(render)).data).toHaveProperty('videoURL');
		expect((await client.send('POST', '/v2/video/render', {})).status).toBe(400);
	});

	it.each([
		['http-400', 400],
		['http-404', 404],
		['accept', 200],
	])('that still runs is rendered as the switch %s says', async (unfinishedPreview, status) => {
		await simulator.control.setSwitches('pictory', { unfinishedPreview });
		const { body } = await client.preview();
		const answer = await client.send('PUT', `/v2/video/render/${body.data?.jobId}`, {});
		expect(answer.status).toBe(status);
	});

	it('is not a render, and a render is no preview', async () => {
		const render = await client.render();
		await client.finish(render);
		const answer = await client.send('PUT', `/v2/video/render/${render.body.data?.jobId}`);
		expect(answer.status).toBe(404);
	});
});

const URL_ = 'https://media.example.org/a';

describe('refuses with the names of the fields:', () => {
	it.each<[string, object, string]>([
		['no name', { videoName: undefined }, 'videoName'],
		['a name with a slash', { videoName: 'a/b' }, 'videoName'],
		['no scenes', { scenes: undefined }, 'scenes'],
		['an empty list of scenes', { scenes: [] }, 'scenes'],
		['a scene of nothing', { scenes: [{}] }, 'scenes.0'],
		['two sources', { scenes: [{ story: 'a', blogUrl: URL_ }] }, 'scenes.0'],
		['audio without a language', { scenes: [{ audioUrl: URL_ }] }, 'scenes.0'],
		['a long story', { scenes: [{ story: 'x'.repeat(15_001) }] }, 'scenes.0.story'],
		['a width alone', { videoWidth: 720 }, 'videoWidth'],
		['an unknown ratio', { aspectRatio: '3:4' }, 'aspectRatio'],
		['two brands', { brandId: 'a', brandName: 'b' }, 'brandId'],
		['an avatar without a voice', { voiceOver: undefined, avatar: {} }, 'avatar'],
		[
			'a fast voice',
			{ voiceOver: { enabled: true, aiVoices: [{ speaker: 'a', speed: 201 }] } },
			'voiceOver.aiVoices.0.speed',
		],
		['loud music', { backgroundMusic: { enabled: true, volume: 2 } }, 'backgroundMusic.volume'],
		['a template that does not exist', { templateId: 'nobody' }, 'templateId'],
		['a long webhook', { webhook: `https://a.example/${'x'.repeat(500)}` }, 'webhook'],
	])('%s', async (_what, change, name) => {
		const { status, body } = await client.render({ ...STORYBOARD_BODY, ...change });
		expect(status).toBe(400);
		expect(body.fields).toContainEqual({ name, errors: expect.any(String) });
	});
});

it('drops unknown and misspelt fields without a word', async () => {
	const { status } = await client.render({
		...STORYBOARD_BODY,
		backgroundMusik: true,
		resolution: 4,
	});
	expect(status).toBe(200);
});

/** An answer without content cannot be read as JSON. */
async function change(path: string, elements: unknown): Promise<Response> {
	return await fetch(`${simulator.baseUrl('pictory')}${path}`, {
		method: 'PUT',
		headers: { Authorization: 'pictai_sim_key', 'Content-Type': 'application/json' },
		body: JSON.stringify(elements),
	});
}

function elementsIn({ data }: PictoryBody): Record<string, unknown>[] {
	const { elements } = data?.renderParams as { elements: Record<string, unknown>[] };
	return elements;
}
