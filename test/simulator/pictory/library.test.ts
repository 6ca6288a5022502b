import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyPictoryClient } from './third-party-client';

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

describe('transcription', () => {
	const BODY = {
		fileUrl: 'https://media.example.org/talk.mp4',
		mediaType: 'video',
		language: 'en-US',
	};

	it('ends with words, their times, and captions', async () => {
		await simulator.control.describeSource(BODY.fileUrl, { durationSeconds: 90 });
		const { data } = await client.finish(await client.send('POST', '/v2/transcription', BODY));
		expect(data).toMatchObject({
			status: 'completed',
			transcript: expect.arrayContaining([
				expect.objectContaining({
					uid: expect.any(String),
					speakerId: 1,
					words: expect.arrayContaining([
						expect.objectContaining({ word: 'harbour', sentence_index: 0 }),
					]),
				}),
			]),
		});
		const { body } = await client.send('GET', '/v1/quota');
		expect(body.transcriptionMinutes).toEqual({ used: 2, limit: 600 });
	});

	it.each([
		['http', { fileUrl: 'http://media.example.org/talk.mp4' }, 'fileUrl'],
		['another format', { fileUrl: 'https://media.example.org/talk.mkv' }, 'fileUrl'],
		['no kind', { mediaType: undefined }, 'mediaType'],
		['a language without a region', { language: 'en' }, 'language'],
	])('refuses %s', async (_what, change, name) => {
		const { body } = await client.send('POST', '/v2/transcription', { ...BODY, ...change });
		expect(body.fields).toContainEqual({ name, errors: expect.any(String) });
	});

	it('wants a webhook when told to', async () => {
		await simulator.control.setSwitches('pictory', { transcriptionWebhook: 'required' });
		expect((await client.send('POST', '/v2/transcription', BODY)).status).toBe(400);
	});

	it('gives highlights, of a transcript or of a finished job', async () => {
		const job = await client.send('POST', '/v2/transcription', BODY);
		const path = `/v2/transcription/${job.body.data?.jobId}/highlights`;
		expect((await client.send('POST', path, { highlight_duration: 8 })).status).toBe(400);
		await client.finish(job);
		const ofJob = await client.finish(await client.send('POST', path, { highlight_duration: 8 }));
		expect(ofJob.data?.highlights).toHaveLength(2);

		const ofText = await client.send('POST', '/v2/transcription/highlights', {
			transcript: [{ text: 'The harbour', start: 0, end: 4 }],
			highlight_duration: 4,
			duration: 60,
			language: 'en-US',
		});
		expect((await client.finish(ofText)).data?.highlights).toHaveLength(1);
	});

	it('takes the transcript of a job for highlights, and marks its words', async () => {
		const { data } = await client.finish(await client.send('POST', '/v2/transcription', BODY));
		const job = await client.send('POST', '/v2/transcription/highlights', {
			transcript: data?.['transcript'],
			highlight_duration: 8,
			webhook: 'https://example.com/hook',
		});
		expect(job.status).toBe(200);
		const { data: marked } = await client.finish(job);
		const sentences = marked?.['transcript'] as { words: { highlight: boolean }[] }[];
		const flags = sentences.map(({ words }) => words.map(({ highlight }) => highlight));
		expect(flags.flat().filter(Boolean).length).toBeGreaterThan(0);
		for (const ofSentence of flags) expect(new Set(ofSentence).size).toBe(1);
		expect(flags.filter(([first]) => first)).toHaveLength(2);
		expect(sentences.map(({ words }) => words.length)).toEqual(
			(data?.['transcript'] as { words: object[] }[]).map(({ words }) => words.length),
		);
	});
});

describe('templates', () => {
	it('are uploaded as a file, changed and deleted', async () => {
		const response = await fetch(`${simulator.baseUrl('pictory')}/v1/templates`, {
			method: 'POST',
			headers: { Authorization: 'pictai_sim_key', 'Content-Type': 'application/octet-stream' },
			body: new Uint8Array([1, 2, 3]),
		});
		const template = (await response.json()) as { templateId: string };
		expect(template).toMatchObject({
			published: true,
			deprecated: false,
			scenes: expect.anything(),
		});
		const path = `/v1/templates/${template.templateId}`;
		const scenes = [{ sceneId: 's1', subtitles: [{ text: 'Fog in {{city}}' }] }];
		expect((await client.send('PUT', path, { name: 'Fog' })).status).toBe(400);
		expect((await client.send('PUT', path, { scenes })).body).toEqual({
			success: true,
			message: expect.any(String),
			templateId: template.templateId,
		});
		expect((await client.send('GET', path)).body).toMatchObject({
			scenes,
			depricated: false,
			variables: { city: 'CITY' },
		});
		const { items } = (await client.send('GET', '/v1/templates')).body;
		expect(items).toHaveLength(2);
		expect(items).toContainEqual({
			...{ templateId: 'sim-template', name: 'Harbour news', language: 'en' },
			...{ published: true, deprecated: false },
		});
		const filled = await client.render({ videoName: 'a', templateId: template.templateId });
		expect(filled.status).toBe(200);
		await client.send('DELETE', path);
		expect((await client.send('GET', path)).status).toBe(404);
	});

	it('are not made of JSON', async () => {
		expect((await client.send('POST', '/v1/templates', {})).status).toBe(400);
	});
});

it.each(['/v1/media/generateurl', '/v1/media/generateUrl'])(
	'%s leads to an upload',
	async (path) => {
		const wanted = { fileName: 'talk.mp4', contentType: 'video/mp4' };
		const { body } = await client.send('POST', path, wanted);
		const put = await fetch(String(body.data?.['signedUrl']), {
			method: 'PUT',
			headers: { 'Content-Type': 'video/mp4' },
			body: 'film',
		});
		expect(put.status).toBe(200);
		const fileUrl = body.data?.['url'];
		const transcription = { fileUrl, mediaType: 'video', language: 'en-US' };
		const job = await client.send('POST', '/v2/transcription', transcription);
		expect((await client.finish(job)).data).toHaveProperty('transcript');
	},
);

it('finds media by keyword', async () => {
	const { body } = await client.send('GET', '/v1/media/search?keyword=gull&language=en');
	expect(body.data?.searchResults).toContainEqual({
		assetId: expect.any(String),
		mediaType: 'video',
		duration: expect.any(Number),
		mediaDescription: expect.stringContaining('gull'),
		preview: { url: expect.any(String), jpg: expect.any(String) },
		searchLibrary: 'getty',
	});
	expect((await client.send('GET', '/v1/media/search')).status).toBe(400);
});

it.each([
	'/v1/voiceovers/tracks',
	'/v1/music/moods',
	'/v1/music/genres',
	'/v1/music/genres/groups',
	'/v1/music/instruments',
	'/v1/music/purposes',
	'/v1/brands/video',
	'/v1/styles',
])('%s lists what there is', async (path) => {
	const { status, body } = await client.send('GET', path);
	expect(status).toBe(200);
	expect(body).toEqual(expect.arrayContaining([expect.anything()]));
});

it('lists smart layouts as templates, and avatars with their looks', async () => {
	const layouts = (await client.send('GET', '/v1/smartlayouts')).body.items;
	expect(layouts).toEqual([
		{ templateId: 'sim-layout', templateName: 'Two columns', schemaVersion: 'v3' },
	]);
	const avatars = (await client.send('GET', '/v1/avatars')).body;
	expect(avatars).toMatchObject({ nextPageKey: null });
	expect(avatars.items).toContainEqual({
		id: expect.any(String),
		name: 'Nora',
		gender: 'Female',
		looks: expect.arrayContaining([
			{
				id: 'sim-avatar',
				name: 'Nora in Blue Coat',
				previewImage: expect.stringMatching(/\.webp$/),
				previewVideo: expect.stringMatching(/\.webm$/),
			},
		]),
	});
});

it('lists voices with all that a request or a listener needs', async () => {
	const { body } = await client.send('GET', '/v1/voiceovers/tracks');
	const [first] = body as unknown as Record<string, unknown>[];
	expect(first).toEqual({
		...{ id: expect.any(Number), name: 'Martin', voice: expect.any(String), gender: 'male' },
		...{ accent: expect.any(String), language: 'en-US', engine: 'neural', service: 'aws' },
		sample: expect.stringMatching(/\.mp3$/),
	});
	const sample = await fetch(String(first?.['sample']));
	expect(sample.headers.get('content-type')).toBe('audio/mpeg');
});

describe('the search for music', () => {
	const search = (body?: object) => client.send('POST', '/v1/music/search', body);
	const titles = async (body?: object) =>
		(await search(body)).body.items?.map(({ title }) => title);

	it('gives tracks as the provider’s own script reads them', async () => {
		const body = { page: 1, pageSize: 20, sort: 'featured', mood: ['happy'], purpose: ['intro'] };
		const { body: answer } = await search(body);
		expect(answer.items).toEqual([
			{
				id: expect.any(String),
				title: 'First Ferry',
				audioUrl: expect.stringMatching(/\.mp3$/),
				duration: expect.any(Number),
				genres: ['pop'],
				moods: ['happy'],
				purposes: ['intro', 'background'],
			},
		]);
		const file = await fetch(String(answer.items?.[0]?.['audioUrl']));
		expect(file.headers.get('content-type')).toBe('audio/mpeg');
	});

	it.each([
		[undefined, 4],
		[{ query: 'ferry' }, 1],
		[{ query: 'nothing of the kind' }, 0],
		[{ mood: ['calm', 'happy'] }, 3],
		[{ notMood: ['calm'] }, 2],
		[{ minDuration: 90, maxDuration: 125 }, 2],
		[{ page: 2 }, 0],
	])('finds with %j %i', async (body, count) => {
		expect(await titles(body)).toHaveLength(count);
	});

	it.each([{ pageSize: 5 }, { page: 0 }, { sort: 'loudest' }, { mood: [1] }])(
		'refuses %j',
		async (body) => {
			expect((await search(body)).status).toBe(400);
		},
	);
});
