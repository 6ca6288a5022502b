import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { readBinary, runWorkflow, type TestNode, type WorkflowRun } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';
import { startDownloadHost, type DownloadHost, type FileHandler } from './downloadHost';
import { VIDEO } from './downloadProbe';
import { SkippedTime } from '../harness/skippedTime';

// Pauses between tries are not under test here.
const mockTime = new SkippedTime(10);
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const KEY = 'test-key';

/** API and file host in one. */
let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
afterAll(async () => await host.close());

interface Clip {
	videoId?: number;
	title?: string;
	videoUrl?: string;
}

/** Answers for a job by its id, the next one at each request, and for files by their path. */
function serve(
	answers: Record<string, readonly unknown[]>,
	files: Record<string, Buffer | number> = {},
): void {
	const asked: Record<string, number> = {};
	const handler: FileHandler = (response, { path }) => {
		const jobId = path.split('/').at(-1) ?? '';
		const list = answers[jobId];
		if (list) {
			const number = asked[jobId] ?? 0;
			asked[jobId] = number + 1;
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(list[Math.min(number, list.length - 1)]));
			return;
		}
		const file = files[path] ?? VIDEO;
		if (typeof file === 'number') response.writeHead(file).end();
		else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
	};
	host.answer(handler);
}

function project(projectId: number, ...videos: Clip[]): unknown {
	const linked = videos.map((clip) => ({
		...clip,
		...(clip.videoUrl !== undefined && { videoUrl: `${host.url}${clip.videoUrl}` }),
	}));
	return { code: 2000, projectId, videos: linked };
}

function rendered(links: Record<string, string>): unknown {
	const data = Object.fromEntries(
		Object.entries(links).map(([name, path]) => [name, `${host.url}${path}`]),
	);
	return { job_id: 'render-1', success: true, data: { status: 'completed', ...data } };
}

function job(jobId: string, jobType = 'clipping', provider = 'vizard'): INodeExecutionData {
	return { json: { provider, jobType, jobId } };
}

const RENDER = job('render-1', 'storyboardRender', 'pictory');

async function run(items: INodeExecutionData[], node: TestNode): Promise<WorkflowRun> {
	const credential = { apiKey: KEY, baseUrl: host.url };
	const credentials = { vizardApi: credential, pictoryApi: credential };
	return await runWorkflow({ items, nodes: [node], credentials });
}

async function exported(
	items: INodeExecutionData[],
	options: INodeParameters = {},
): Promise<WorkflowRun & { items: INodeExecutionData[]; names: unknown[]; hints: string[] }> {
	const done = await run(items, {
		name: 'Export',
		type: String(items[0]?.json.provider),
		parameters: {
			resource: 'videoJob',
			operation: 'export',
			step: 'download',
			jobId: '={{ $json.jobId }}',
			jobType: 'fromInput',
			options,
		},
	});
	const [output = []] = done.outputs('Export');
	const names = output.map(({ binary }) => binary?.data?.fileName);
	return { ...done, items: output, names, hints: hintsOf(done, 'Export') };
}

function hintsOf({ run: { data } }: WorkflowRun, node: string): string[] {
	const [task] = data.resultData.runData[node] ?? [];
	return (task?.hints ?? []).map(({ message }) => message);
}

async function waited(items: INodeExecutionData[]): Promise<WorkflowRun> {
	return await run(items, waitNode({}, {}, { whenFinished: 'resultWithFiles' }));
}

const SRT = Buffer.from('1\n00:00:00,000 --> 00:00:02,000\nGood morning\n');

describe('a file that a job does not have', () => {
	const FILES = { files: ['video', 'captionsSrt', 'audio'] };

	it('is left out; the video and the captions arrive, and one hint and the items say what is missing', async () => {
		serve(
			{ 'render-1': [rendered({ videoURL: '/render.mp4', srtFile: '/render.srt' })] },
			{ '/render.srt': SRT },
		);
		const { error, items, names, hints } = await exported([RENDER], FILES);
		expect(error).toBeUndefined();
		expect(names).toEqual(['01-video.mp4', '01-video-captions.srt']);
		const reason = expect.stringMatching(/^This kind of job has no such file \(Audio\)\./);
		for (const { json } of items) {
			expect(json.missingFiles).toEqual([{ index: 0, kind: 'audio', reason }]);
		}
		expect(hints).toEqual([
			expect.stringMatching(
				/^Pictory job 'render-1', Audio of video 1: This kind of job has no such file \(Audio\)\./,
			),
		]);
	});

	it('is not spoken of where nothing is missing', async () => {
		serve({ 'render-1': [rendered({ videoURL: '/render.mp4' })] });
		const { items, hints } = await exported([RENDER]);
		expect(items).toHaveLength(1);
		expect(items[0]?.json).not.toHaveProperty('missingFiles');
		expect(hints).toEqual([]);
	});

	it.each([404, 410, 503])(
		'beside the video is left out as well when its host answers HTTP %i every time',
		async (status) => {
			const links = { videoURL: '/render.mp4', srtFile: '/render.srt', audioURL: '/render.mp3' };
			serve({ 'render-1': [rendered(links)] }, { '/render.srt': SRT, '/render.mp3': status });
			const { error, items, names, hints } = await exported([RENDER], FILES);
			expect(error).toBeUndefined();
			expect(names).toEqual(['01-video.mp4', '01-video-captions.srt']);
			expect(items[0]?.json.missingFiles).toEqual([
				{ index: 0, kind: 'audio', reason: expect.stringMatching(/ answered HTTP \d+\.$/) },
			]);
			expect(hints).toEqual([expect.stringContaining(`answered HTTP ${status}.`)]);
		},
	);

	it('fails the item when there is no other, with the reason', async () => {
		serve({ 'render-1': [rendered({ videoURL: '/render.mp4' })] });
		const { error, items } = await exported([RENDER], { files: ['audio', 'captionsSrt'] });
		expect(items).toEqual([]);
		expect(error?.message).toBe(
			"Pictory job 'render-1', Audio of video 1 has no file to download [item 0]",
		);
		expect(error?.description).toMatch(/^This kind of job has no such file \(Audio\)/);
	});

	it('does not cost the other clips, in Export', async () => {
		const clips = [{ videoUrl: '/a.mp4' }, { videoId: 2 }, { videoUrl: '/c.mp4' }];
		serve({ 7: [project(7, ...clips)] }, { '/c.mp4': 404 });
		const { error, names, items, hints } = await exported([job('7')]);
		expect(error).toBeUndefined();
		expect(names).toEqual(['01-video.mp4']);
		expect(items[0]?.json.missingFiles).toMatchObject([
			{ index: 1, kind: 'video' },
			{ index: 2, kind: 'video' },
		]);
		expect(hints).toHaveLength(1);
		expect(hints[0]).toMatch(/Vizard job '7', video 2: .* Vizard job '7', video 3: .*404\.$/);
	});

	it('is named in one hint with those of the other items', async () => {
		const noLink = { videoId: 2 };
		serve({
			7: [project(7, { videoUrl: '/a.mp4' }, noLink)],
			8: [project(8, { videoUrl: '/b.mp4' }, ...Array<Clip>(6).fill(noLink))],
		});
		const { hints, items } = await exported([job('7'), job('8')]);
		expect(items).toHaveLength(2);
		expect(hints).toEqual([
			expect.stringMatching(/^Vizard job '7', video 2: .* Vizard job '8', video 2: .* 2 more/),
		]);
	});

	it('does not cost the other clips of a wait, whose job lists them all', async () => {
		serve({ 7: [project(7, { videoId: 1 }, { videoId: 2, videoUrl: '/b.mp4' })] });
		const done = await waited([job('7')]);
		const [item] = done.outputs('Wait')[0] ?? [];
		expect(Object.keys(item?.binary ?? {})).toEqual(['video_0']);
		expect(item?.json).toMatchObject({
			videos: [
				{ index: 0, id: '1' },
				{ index: 1, id: '2', file: { field: 'video_0' } },
			],
			missingFiles: [{ index: 0, kind: 'video' }],
		});
		expect(item?.json.videos).not.toHaveProperty('0.file');
		expect(hintsOf(done, 'Wait')).toEqual([
			expect.stringMatching(/^Vizard job '7', video 1: .*without a download link\.$/),
		]);
	});
});

describe('a video whose link is renewed', () => {
	const [FIRST, SECOND] = [Buffer.concat([VIDEO, Buffer.from('1')]), VIDEO];
	const one = (videoUrl: string) => ({ videoId: 11, title: 'One', videoUrl });
	const two = (videoUrl: string) => ({ videoId: 22, title: 'Two', videoUrl });

	it('is found again by its id, when the provider has sorted its videos anew', async () => {
		serve(
			{ 7: [project(7, one('/1.mp4'), two('/2.mp4')), project(7, two('/2.mp4'), one('/1b.mp4'))] },
			{ '/1.mp4': 403, '/1b.mp4': FIRST, '/2.mp4': SECOND },
		);
		const { items, names } = await exported([job('7')]);
		expect(names).toEqual(['01-One.mp4', '02-Two.mp4']);
		const bytes = await Promise.all(items.map(async (item) => await readBinary(item)));
		expect(bytes.map(({ length }) => length)).toEqual([FIRST.length, SECOND.length]);
	});

	it('is never replaced by another one in its place', async () => {
		serve(
			{ 7: [project(7, one('/1.mp4')), project(7, two('/2.mp4'))] },
			{ '/1.mp4': 403, '/2.mp4': SECOND },
		);
		const { error, items } = await exported([job('7')]);
		expect(items).toEqual([]);
		expect(error?.message).toContain("Vizard job '7', video 1: the file host");
	});

	it('is found again by its place, where it has no id', async () => {
		const clip = (videoUrl: string) => ({ videoUrl });
		serve(
			{
				7: [
					project(7, clip('/1.mp4'), clip('/2.mp4')),
					project(7, clip('/1b.mp4'), clip('/2.mp4')),
				],
			},
			{ '/1.mp4': 403, '/1b.mp4': FIRST, '/2.mp4': SECOND },
		);
		const { items } = await exported([job('7')]);
		const bytes = await Promise.all(items.map(async (item) => await readBinary(item)));
		expect(bytes.map(({ length }) => length)).toEqual([FIRST.length, SECOND.length]);
	});
});

describe('what to do about a video that does not arrive', () => {
	beforeEach(() => serve({ 7: [project(7, { videoUrl: '/a.mp4' })] }, { '/a.mp4': 503 }));

	it('is to run Export again, in Export', async () => {
		const { error } = await exported([job('7')]);
		expect(error?.message).toMatch(/^Vizard job '7', video 1: the file host .* answered HTTP 503/);
		expect(error?.description).toMatch(/^The file host is busy or down\. Run Export again/);
	});

	it('is to run the wait again and to submit nothing, in the wait', async () => {
		const { error } = await waited([job('7')]);
		expect(error?.message).toMatch(/^Vizard job '7', video 1: the file host .* answered HTTP 503/);
		expect(error?.description).toMatch(/Run this node again.*Do not submit the job again\.$/);
		expect(error?.description).not.toContain('Run Export again');
	});
});

describe('the names of files', () => {
	const clips = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ videoUrl: `/${index}.mp4` }));

	it('differ between jobs of one node run, and sort as the items do', async () => {
		serve({ 7: [project(7, ...clips(2))], 8: [project(8, ...clips(1))] });
		const { names } = await exported([job('8'), job('7')]);
		expect(names).toEqual(['01-01-video.mp4', '02-01-video.mp4', '02-02-video.mp4']);
	});

	it('sort beyond 99 clips, those of a selection included', async () => {
		serve({ 7: [project(7, ...clips(101))] });
		const { names } = await exported([job('7')], { maximumVideos: 2 });
		expect(names).toEqual(['001-video.mp4', '002-video.mp4']);
	});

	it('differ between kinds with the same extension', async () => {
		const pictures = { thumbnailImageUrl: '/t.jpg', previewImageUrl: '/p.jpg' };
		serve({ 'render-1': [rendered({ videoURL: '/v.mp4', ...pictures })] });
		const studio = job('render-1', 'videoGeneration', 'pictory');
		const { names } = await exported([studio], { files: ['video', 'thumbnail', 'preview'] });
		expect(names).toEqual(['01-video.mp4', '01-video-thumbnail.jpg', '01-video-preview.jpg']);
	});
});
