import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyPictoryClient } from './third-party-client';

/** What the provider's own samples for the v1 API send. */
const STORYBOARD = {
	videoName: 'harbour',
	videoDescription: 'harbour',
	language: 'en',
	audio: {
		autoBackgroundMusic: 'true',
		backGroundMusicVolume: 0.5,
		aiVoiceOver: { speaker: 'Jackson', speed: 100, amplifyLevel: 0 },
	},
	scenes: [
		{
			text: 'The harbour wakes slowly. Boats leave one by one.',
			fontFamily: 'Roboto',
			voiceOver: true,
			splitTextOnNewLine: false,
			splitTextOnPeriod: true,
		},
	],
};

interface RenderParams {
	audio: object;
	output: object;
	scenes: {
		background: { src: { url: string; type: string }[] };
		sub_scenes: { text_lines: { text: string }[] }[];
	}[];
}

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

/** Lets a job end and reads what it has. */
async function ended(jobId: unknown) {
	await simulator.control.finishJob('pictory', String(jobId));
	return (await client.job(jobId)).body.data ?? {};
}

async function renderParams(): Promise<{ jobId: string; renderParams: RenderParams }> {
	const { body } = await client.send('POST', '/v1/video/storyboard', STORYBOARD);
	expect(body).toEqual({ success: true, jobId: expect.any(String) });
	const data = await ended(body['jobId']);
	expect(data['preview']).toMatch(/^https:/);
	return { jobId: String(body['jobId']), renderParams: data['renderParams'] as RenderParams };
}

describe('the v1 API', () => {
	it('makes a preview with audio, output and scenes', async () => {
		const { renderParams: params } = await renderParams();
		expect(Object.keys(params)).toEqual(['audio', 'output', 'scenes']);
		const texts = params.scenes.map(({ sub_scenes }) => sub_scenes[0]?.text_lines[0]?.text);
		expect(texts).toEqual(['The harbour wakes slowly.', 'Boats leave one by one.']);
		expect(params.scenes[0]?.background.src[0]).toMatchObject({ type: 'video' });
	});

	it('renders these parameters, and has the file behind the share link', async () => {
		const { renderParams: params } = await renderParams();
		const body = { ...params, next_generation_video: true, containsTextToImage: true };
		const render = await client.send('POST', '/v1/video/render', body);
		expect(render.body).toEqual({ success: true, data: { job_id: expect.any(String) } });
		const data = await ended(render.body.data?.['job_id']);
		expect(data).not.toHaveProperty('videoShareURL');
		const file = await fetch(String(data['shareVideoURL']));
		expect(file.headers.get('content-type')).toBe('video/mp4');
		expect(await (await fetch(String(data['txtFile']))).text()).toContain('The harbour wakes');
	});

	it('renders a preview by its id', async () => {
		const { jobId, renderParams: params } = await renderParams();
		const render = await client.send('PUT', `/v1/video/render/${jobId}`, params);
		expect(render.body).toEqual({ success: true, data: { job_id: expect.any(String) } });
		expect(await ended(render.body.data?.['job_id'])).toHaveProperty('shareVideoURL');
	});

	it('makes a preview of a template, which is rendered by its id', async () => {
		const filled = await client.send('POST', '/v1/video/from-template', {
			templateId: 'sim-template',
			variables: { headline: 'Fog' },
		});
		const data = await ended(filled.body.data?.jobId);
		expect(data).toHaveProperty('renderParams.scenes');
		expect(data).not.toHaveProperty('videoURL');
		const path = `/v1/video/render/${String(filled.body.data?.jobId)}`;
		expect((await client.send('PUT', path, {})).status).toBe(200);
	});

	it.each([
		['/v1/video/storyboard', { ...STORYBOARD, scenes: [] }, 'scenes'],
		['/v1/video/storyboard', { ...STORYBOARD, scenes: [{ text: 7 }] }, 'scenes.0.text'],
		['/v1/video/render', { audio: {}, output: {} }, 'scenes'],
	])('refuses on %s with the name of the field', async (path, body, name) => {
		const answer = await client.send('POST', path, body);
		expect(answer.status).toBe(400);
		expect(answer.body['fields']).toContainEqual({ name, errors: expect.any(String) });
	});

	it('has no paths beside these', async () => {
		expect(await client.send('GET', '/v1/video/list')).toMatchObject({
			status: 404,
			body: { message: 'Not Found' },
		});
		await simulator.control.setSwitches('pictory', { unknownPath: 'missing-token' });
		expect(await client.send('GET', '/v1/video/list')).toMatchObject({
			status: 403,
			body: { message: 'Missing Authentication Token' },
		});
	});
});
