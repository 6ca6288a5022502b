import { readJob } from '../../../nodes/Pictory/job';
import { CLIP, read } from './reading';

const RENDER = {
	status: 'completed',
	progress: 100,
	videoURL: 'https://cdn.example.net/r/e7c0.mp4',
	videoShareURL: 'https://video.example.net/e7c0',
	thumbnail: 'https://cdn.example.net/r/e7c0.jpg',
	audioURL: 'https://cdn.example.net/r/e7c0.mp3',
	srtFile: 'https://cdn.example.net/r/e7c0.srt',
	vttFile: 'https://cdn.example.net/r/e7c0.vtt',
	txtFile: 'https://cdn.example.net/r/e7c0.txt',
	videoDuration: 21.4,
};

test('asks for a job by its encoded id', () => {
	const conversation = readJob({
		provider: 'pictory',
		jobType: 'videoGeneration',
		jobId: 'a/../b',
	});
	expect(conversation.next().value).toEqual({
		purpose: 'read',
		method: 'GET',
		path: '/v1/jobs/a%2F..%2Fb',
	});
});

describe('a job that has not ended', () => {
	it.each([
		['in-progress', 'processing'],
		['pending', 'queued'],
		['something-new', 'processing'],
		['constructor', 'processing'],
	])('%s is %s', (status, expected) => {
		const { job } = read({ status });
		expect(job).toMatchObject({ status: expected, videos: [] });
		expect(job).not.toHaveProperty('failure');
	});

	it('names a status that is not known', () => {
		expect(read({ status: 'something-new' }).job.stage).toBe("unknown status 'something-new'");
	});

	it('has a percentage and a stage once rendering has begun', () => {
		const data = {
			renderProgress: 37,
			renderProgressMessage: 'Generating video',
			renderState: 'RUNNING',
		};
		const { job } = read({ status: 'in-progress', ...data }, { jobType: 'storyboardRender' });
		expect(job).toMatchObject({ progressPercent: 37, stage: 'Generating video' });
		expect(read({ status: 'in-progress' }).job).not.toHaveProperty('progressPercent');
	});

	it('has no videos although links are there already', () => {
		expect(read({ ...CLIP, status: 'in-progress' }).job.videos).toEqual([]);
	});
});

test('a finished AI Studio video', () => {
	expect(read(CLIP).job).toMatchObject({
		status: 'completed',
		videos: [
			{
				index: 0,
				url: CLIP.url,
				durationSeconds: 8,
				width: 720,
				height: 1280,
				thumbnailUrl: CLIP.thumbnailImageUrl,
			},
		],
		artifacts: [
			{ kind: 'thumbnail', url: CLIP.thumbnailImageUrl },
			{ kind: 'preview', url: CLIP.previewImageUrl },
			{ kind: 'lastFrame', url: CLIP.lastFrameImageUrl },
		],
		usage: { amount: 12.8, unit: 'credits' },
	});
});

test.each(['storyboardRender', 'projectRender'])('a finished %s', (jobType) => {
	const { job } = read(RENDER, { jobType });
	expect(job).toMatchObject({
		status: 'completed',
		progressPercent: 100,
		videos: [
			{ index: 0, url: RENDER.videoURL, durationSeconds: 21.4, thumbnailUrl: RENDER.thumbnail },
		],
		artifacts: [
			{ kind: 'sharePage', url: RENDER.videoShareURL },
			{ kind: 'captionsSrt', url: RENDER.srtFile },
			{ kind: 'captionsVtt', url: RENDER.vttFile },
			{ kind: 'captionsTxt', url: RENDER.txtFile },
			{ kind: 'audio', url: RENDER.audioURL },
			{ kind: 'thumbnail', url: RENDER.thumbnail },
		],
	});
	expect(job).not.toHaveProperty('usage');
});

test('the share page is taken under its other name as well', () => {
	const { job } = read({
		...RENDER,
		videoShareURL: undefined,
		shareVideoURL: 'https://video.example.net/other',
	});
	expect(job.artifacts).toContainEqual({
		kind: 'sharePage',
		url: 'https://video.example.net/other',
	});
});

test('a finished preview has no videos and hands on every field under its own name', () => {
	const data = {
		status: 'completed',
		renderParams: { output: {}, elements: [] },
		storyboard: { videoName: 'harbour' },
		previewUrl: 'https://video.example.net/p',
		projectId: 'prj-1',
		unexpected: 7,
		nothing: null,
	};
	expect(read(data, { jobType: 'storyboardPreview' }).job).toMatchObject({
		status: 'completed',
		videos: [],
		artifacts: [
			{ kind: 'renderParams', data: data.renderParams },
			{ kind: 'storyboard', data: data.storyboard },
			{ kind: 'previewUrl', url: data.previewUrl },
			{ kind: 'projectId', data: 'prj-1' },
			{ kind: 'unexpected', data: 7 },
		],
	});
});

test('what a preview cannot show under its own name, or as a link, does not spoil the rest', () => {
	const endless = `https://video.example.net/${'x'.repeat(9_000)}`;
	const broken = 'https://video.example.net/\n';
	const data = { status: 'completed', '': 1, 'a\u0000b': 2, preview: endless, previewUrl: broken };
	expect(read(data, { jobType: 'storyboardPreview' }).job.artifacts).toEqual([
		{ kind: 'ab', data: 2 },
		{ kind: 'preview', data: endless },
		{ kind: 'previewUrl', url: 'https://video.example.net/' },
	]);
});

test('a completed job without a link is not taken for finished at once', () => {
	const { job, unsettled } = read({ status: 'completed' });
	expect(job).toMatchObject({ status: 'processing', videos: [] });
	expect(unsettled).toMatchObject({ confirmations: 2, settledJob: { status: 'completed' } });
});
