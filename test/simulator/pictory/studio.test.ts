import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { CLIP_BODY, ThirdPartyPictoryClient } from './third-party-client';

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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const IMAGE = 'https://media.example.org/gull.png';

describe('an AI Studio video', () => {
	it('is accepted, runs, and ends with its links', async () => {
		const created = await client.generate();
		expect(created.status).toBe(200);
		expect(created.body).toEqual({
			success: true,
			data: { jobId: expect.stringMatching(UUID) },
		});
		const jobId = created.body.data?.jobId;

		await simulator.control.advance(1);
		expect((await client.job(jobId)).body).toEqual({
			job_id: jobId,
			success: true,
			data: { status: 'in-progress' },
		});

		expect(await client.finish(created)).toEqual({
			job_id: jobId,
			success: true,
			data: {
				status: 'completed',
				url: expect.stringMatching(/\.mp4$/),
				duration: '8s',
				width: 720,
				height: 1280,
				thumbnailImageUrl: expect.stringMatching(/\.jpg$/),
				lastFrameImageUrl: expect.stringMatching(/\.png$/),
				previewImageUrl: expect.stringMatching(/\.jpg$/),
				aiCreditsUsed: 12.8,
			},
		});
	});

	it('has public links to real files on another host', async () => {
		const { data } = await client.finish(await client.generate());
		for (const [name, type] of [
			['url', 'video/mp4'],
			['thumbnailImageUrl', 'image/jpeg'],
			['lastFrameImageUrl', 'image/png'],
		] as const) {
			const link = String(data?.[name]);
			expect(new URL(link).origin).toBe(simulator.filesUrl);
			const response = await fetch(link);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-type')).toBe(type);
		}
	});

	it('takes the first ratio and duration of the usual model', async () => {
		const { data } = await client.finish(await client.generate({ prompt: CLIP_BODY.prompt }));
		expect(data).toMatchObject({ duration: '5s', width: 1280, height: 720, aiCreditsUsed: 8 });
	});

	it.each([
		['veo3.1', '6s', 120],
		['veo3.1_fast', '4s', 40],
		['pixverse5.5', '10s', 16],
	])('of %s with %s costs %d credits', async (model, duration, aiCreditsUsed) => {
		const { data } = await client.finish(await client.generate({ ...CLIP_BODY, model, duration }));
		expect(data).toMatchObject({ aiCreditsUsed });
		const { body } = await client.send('GET', '/v1/quota');
		expect(body.aiCredits).toEqual({ used: aiCreditsUsed, limit: 2000 });
	});

	it('that fails answers HTTP 200 and success false, and gives the credits back', async () => {
		await simulator.control.planJobs({
			outcome: { kind: 'failure', code: 'SOME_CODE', message: 'Fog' },
		});
		const { body } = await client.generate();
		await simulator.control.advance(3600);
		const { status, body: job } = await client.job(body.data?.jobId);
		expect(status).toBe(200);
		expect(job).toEqual({
			job_id: body.data?.jobId,
			success: false,
			data: { status: 'failed', error_code: 'SOME_CODE', error_message: 'Fog' },
		});
		expect((await client.send('GET', '/v1/quota')).body.aiCredits).toMatchObject({ used: 0 });
	});

	it('fails by a word in its prompt', async () => {
		const { body } = await client.generate({ prompt: 'Fog sim-fail=INSUFFICIENT_CREDITS' });
		await simulator.control.advance(3600);
		expect((await client.job(body.data?.jobId)).body.data).toMatchObject({
			error_code: 'INSUFFICIENT_CREDITS',
		});
	});

	it.each([
		['job-failure', 200],
		['http-402', 402],
		['http-400', 400],
	])('that cannot be paid shows as %s', async (creditsShortage, status) => {
		await simulator.control.setSwitches('pictory', { creditsShortage });
		await simulator.control.setAccount('pictory', { aiCredits: { used: 0, limit: 5 } });
		const created = await client.generate();
		expect(created.status).toBe(status);
		if (status !== 200) return;
		expect((await client.finish(created)).data).toMatchObject({
			status: 'failed',
			error_code: 'INSUFFICIENT_CREDITS',
		});
	});
});

it('lists finished videos, newest first, with what was asked for', async () => {
	await client.finish(await client.generate({ ...CLIP_BODY, firstFrameImageUrl: IMAGE }));
	await simulator.control.advance(60);
	await client.finish(await client.generate());
	await client.generate();
	const { body } = await client.send('GET', '/v1/aistudio/videos');
	expect(body.items).toHaveLength(2);
	expect(body).not.toHaveProperty('nextPageKey');
	const [newest, older] = body.items ?? [];
	expect(newest).not.toHaveProperty('firstFrameImageUrl');
	expect(older).toMatchObject({
		id: expect.stringMatching(/^[0-9a-f]{20,}$/),
		prompt: CLIP_BODY.prompt,
		aspectRatio: '9:16',
		model: 'pixverse5.5',
		createdDate: expect.stringMatching(/Z$/),
		width: 720,
		height: 1280,
		duration: '8s',
		firstFrameImageUrl: IMAGE,
	});
});

it('generates images', async () => {
	const created = await client.send('POST', '/v1/aistudio/images', {
		prompt: 'A gull in fog',
		model: 'nanobanana',
		style: 'vintage',
		aspectRatio: '16:9',
	});
	const { data } = await client.finish(created);
	expect(data).toEqual({
		status: 'completed',
		url: expect.stringMatching(/\.png$/),
		width: expect.any(Number),
		height: expect.any(Number),
		aiCreditsUsed: 4,
	});
	const wrong = await client.send('POST', '/v1/aistudio/images', {
		prompt: 'A gull',
		style: 'gothic',
	});
	expect(wrong.body.fields).toContainEqual({ name: 'style', errors: expect.any(String) });
});

it('lists finished images as well, by IDs that are not those of jobs', async () => {
	const wanted = { prompt: 'A harbour at dawn', style: 'vintage', aspectRatio: '16:9' };
	const created = await client.send('POST', '/v1/aistudio/images', wanted);
	expect((await client.send('GET', '/v1/aistudio/images')).body.items).toEqual([]);
	const { data } = await client.finish(created);
	const { body } = await client.send('GET', '/v1/aistudio/images');
	expect(body.items).toEqual([
		{
			...wanted,
			id: expect.any(String),
			url: data?.url,
			model: 'seedream3.0',
			width: 1820,
			height: 1024,
			createdDate: expect.stringMatching(/Z$/),
		},
	]);
	expect(body.items?.[0]?.id).not.toBe(created.body.data?.jobId);
});
