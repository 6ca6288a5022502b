import type { INodeParameters } from 'n8n-workflow';
import { REFERENCE, finished, item, items, pictory, submitted } from '../harness/pictoryRun';
import { simulator } from '../harness/stillSimulator';
import { readBinary } from '../harness/runWorkflow';

async function paths(): Promise<string[]> {
	const sent = await simulator.control.requests({ provider: 'pictory' });
	return sent.map(({ method, url }) => {
		const path = url.replace('/pictory/pictoryapis', '').replace(/[0-9a-f-]{36}/g, 'ID');
		return `${method} ${path}`;
	});
}

const TRANSCRIPTION: INodeParameters = {
	jobType: 'transcription',
	fileUrl: 'https://media.example.org/council.mp4',
	language: 'en-US',
};
const EXPORT: INodeParameters = { operation: 'export', step: 'download', ...REFERENCE };

/** The Transcription Job of Find Highlights is the one of the input item. */
const OF_JOB: INodeParameters = {
	jobType: 'highlights',
	transcriptSource: 'job',
	transcriptionJobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
	highlightDuration: 8,
};

describe('a transcription', () => {
	it.each(['completed', 'absent'])(
		'ends with its text in all forms, its status %s',
		async (status) => {
			await simulator.control.setSwitches('pictory', { transcriptionStatus: status });
			const job = await finished(TRANSCRIPTION);
			const { json } = await item({ operation: 'getResult', ...REFERENCE }, job);
			expect(json).toMatchObject({ status: 'completed', videos: [] });
			const kinds = (json.artifacts as { kind: string }[]).map(({ kind }) => kind);
			expect(kinds).toEqual([
				'captionsTxt',
				'captionsSrt',
				'captionsVtt',
				'transcript',
				'mediaInfo',
			]);
		},
	);

	it('is exported as files', async () => {
		const job = await finished(TRANSCRIPTION);
		const files = await items(
			{ ...EXPORT, options: { files: ['captionsSrt', 'captionsVtt', 'captionsTxt'] } },
			job,
		);
		const texts = await Promise.all(files.map(async (file) => String(await readBinary(file))));
		expect(texts).toEqual([
			expect.stringMatching(/^1\n00:00:00,000 -->/),
			expect.stringMatching(/^WEBVTT/),
			expect.stringMatching(/^The harbour wakes slowly\./),
		]);
		const endings = files.map(({ binary }) => binary?.data?.fileName?.split('.').at(-1));
		expect(endings).toEqual(['srt', 'vtt', 'txt']);
	});

	it('begins with a file of the item, which is uploaded under the type that was signed', async () => {
		const data = Buffer.from('a talk').toString('base64');
		const binary = { data: { data, mimeType: 'audio/x-m4a', fileName: 'Council 12.05' } };
		const parameters = {
			jobType: 'transcription',
			source: 'binary',
			binaryPropertyName: 'data',
			language: 'en-US',
		};
		await submitted(parameters, { json: {}, binary });
		const sent = await simulator.control.requests({ provider: 'pictory' });
		const bodies = sent.filter(({ method }) => method === 'POST').map(({ body }) => body);
		expect(bodies).toEqual([
			{ fileName: 'Council 12.05.m4a', contentType: 'audio/mp4' },
			{
				fileUrl: expect.stringMatching(/Council.*\.m4a$/),
				mediaType: 'audio',
				language: 'en-US',
			},
		]);
	});

	it('refuses a file in a format that is not transcribed, before it is uploaded', async () => {
		const binary = { data: { data: 'AA==', mimeType: 'video/webm', fileName: 'council.webm' } };
		const parameters = { jobType: 'transcription', source: 'binary', binaryPropertyName: 'data' };
		const { error } = await pictory({ operation: 'submit', ...parameters }, { json: {}, binary });
		expect(error?.message).toMatch(
			/'council\.webm' \(video\/webm\), a format that Pictory does not/,
		);
		expect(error?.description).toContain('mp4, mov, avi, mp3, wav, m4a');
		expect(await paths()).toEqual([]);
	});
});

describe('highlights', () => {
	it('are found in a transcription job, which is looked at first', async () => {
		const job = await finished(TRANSCRIPTION);
		const highlights = await finished(OF_JOB, job);
		const { json } = await item({ operation: 'getResult', ...REFERENCE }, highlights);
		expect(json.artifacts).toContainEqual({
			kind: 'highlights',
			data: expect.arrayContaining([expect.objectContaining({ start: 0, end: 4 })]),
		});
		expect(await paths()).toContain('POST /v2/transcription/ID/highlights');
	});

	it.each([
		['a transcription that still runs', TRANSCRIPTION, false, /a job that is processing/],
		[
			'a job of another type',
			{ jobType: 'videoGeneration', prompt: 'A harbour at dawn' },
			true,
			/a job of the type videoGeneration, and must be a transcription/,
		],
	])('are not looked for in %s', async (_what, parameters, ends, message) => {
		const job = ends ? await finished(parameters) : await submitted(parameters);
		const { error } = await pictory({ operation: 'submit', ...OF_JOB }, job);
		expect(error?.message).toMatch(message);
		expect(await paths()).not.toContain('POST /v2/transcription/ID/highlights');
	});
});

describe('a scene that begins with a file of the item', () => {
	const data = Buffer.from('a talk').toString('base64');
	const binary = { data: { data, mimeType: 'video/mp4', fileName: 'council.mp4' } };
	const talk = { source: 'videoFile', binaryPropertyName: 'data', audioLanguage: 'en-US' };
	const storyboard = (...scene: object[]): INodeParameters => ({
		operation: 'submit',
		jobType: 'storyboardRender',
		videoName: 'council',
		content: 'scenes',
		scenes: { scene } as INodeParameters,
	});

	it('is sent with the link of the upload, which is made once', async () => {
		await item(storyboard(talk, talk), { json: {}, binary });
		const sent = await simulator.control.requests({ provider: 'pictory' });
		const [upload, render, ...more] = sent.filter(({ method }) => method === 'POST');
		expect(upload?.body).toEqual({ fileName: 'council.mp4', contentType: 'video/mp4' });
		const scene = {
			videoUrl: expect.stringMatching(/council\.mp4$/),
			audioLanguage: 'en-US',
		};
		expect(render?.body).toEqual({ videoName: 'council', scenes: [scene, scene] });
		expect(more).toEqual([]);
	});

	it.each([
		[
			'another scene is wrong',
			[talk, { source: 'story', story: '' }],
			/scene 2 has neither a source/,
		],
		[
			'the item has no such file',
			[{ ...talk, binaryPropertyName: 'film' }],
			/no such binary field/,
		],
		[
			'the file is of another kind',
			[{ ...talk, source: 'pptFile' }],
			/holds 'council.mp4' \(video\/mp4\), which is no presentation/,
		],
		['its language is missing', [{ ...talk, audioLanguage: '' }], /needs audioLanguage/],
	])('is not uploaded when %s', async (_what, scenes, message) => {
		const { error } = await pictory(storyboard(...scenes), { json: {}, binary });
		expect(error?.message).toMatch(message);
		expect(await paths()).toEqual([]);
	});
});

describe('an image', () => {
	it('costs what was estimated, and is exported', async () => {
		const job = await finished({ jobType: 'imageGeneration', prompt: 'A harbour at dawn' });
		expect(job.json.estimatedCost).toEqual({ amount: 2, unit: 'AI credits' });
		const { json } = await item({ operation: 'getResult', ...REFERENCE }, job);
		expect(json.usage).toEqual({ amount: 2, unit: 'credits' });
		const file = await item(EXPORT, job);
		expect((await readBinary(file)).subarray(1, 4).toString('latin1')).toBe('PNG');
	});
});

describe('a storyboard with AI visuals', () => {
	it('costs what was estimated', async () => {
		const background = (type: string, model: string) => ({
			background: { type, aiVisual: { prompt: 'A harbour at dawn', model } },
		});
		const clip = background('video', 'pixverse5.5');
		Object.assign(clip.background.aiVisual, { videoDuration: '8s' });
		const job = await finished({
			jobType: 'storyboardRender',
			videoName: 'harbour',
			content: 'json',
			scenesJson: JSON.stringify([
				{ story: 'The harbour wakes.', ...clip },
				background('image', 'nanobanana'),
			]),
			options: { maximumCost: 16.8 },
		});
		expect(job.json.estimatedCost).toEqual({ amount: 16.8, unit: 'AI credits' });
		const { json } = await item({ operation: 'getResult', ...REFERENCE }, job);
		expect(json.usage).toEqual({ amount: 16.8, unit: 'credits' });
	});

	it('is not refused for its cost when it has none', async () => {
		const job = await submitted({
			jobType: 'storyboardRender',
			videoName: 'harbour',
			content: 'scenes',
			scenes: { scene: [{ source: 'story', story: 'The harbour wakes.' }] },
			options: { maximumCost: 1 },
		});
		expect(job.json).not.toHaveProperty('estimatedCost');
	});
});

describe('a job that is cleaned', () => {
	const CLEAN: INodeParameters = {
		operation: 'cleanJob',
		jobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
	};

	it('has expired, and says so when its files are wanted', async () => {
		const job = await finished({ jobType: 'videoGeneration', prompt: 'A harbour at dawn' });
		const cleaned = await item(CLEAN, job);
		const { json } = await item({ operation: 'getStatus', ...REFERENCE }, cleaned);
		expect(json).toMatchObject({ status: 'expired', failure: { code: 'cleaned' } });
		const { error } = await pictory(EXPORT, cleaned);
		expect(error?.message).toMatch(/files of this job are deleted/);
	});

	it('must have ended', async () => {
		const job = await submitted({ jobType: 'videoGeneration', prompt: 'A harbour at dawn' });
		const { error } = await pictory(CLEAN, job);
		expect(error?.message).toMatch(/'Job ID' is '.*', a job that is processing/);
		expect((await paths()).filter((path) => path.startsWith('DELETE'))).toEqual([]);
	});
});
