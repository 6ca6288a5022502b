import { jobList } from '../../../nodes/Clipzy/jobList';
import type { JobTraits } from '../../../nodes/shared/provider/wire';
import { answerWith, talk } from './conversation';

const NONE = () => false;

const listOf = (...jobs: object[]) =>
	answerWith({ data: { jobs, total: jobs.length, page: 1, page_size: 50 } });

const infoOf = (filename: string, file_size_bytes: number) =>
	answerWith({ data: { video_id: 'vid_1', filename, file_size_bytes } });

const JOB = { job_id: 'job_1', video_id: 'vid_1', template_video_id: null };

test('the newest jobs are asked for in one page', () => {
	const { requests, result } = talk(jobList.newest(), listOf(JOB, { ...JOB, job_id: 'job_0' }));
	expect(requests).toEqual([
		{ purpose: 'read', method: 'GET', path: '/jobs', query: { page: 1, page_size: 50 } },
	]);
	expect(result).toEqual(['job_1', 'job_0']);
});

test.each<[string, object, Record<string, string | number>, string[]]>([
	['of this video', JOB, { videoId: 'vid_1' }, ['job_1']],
	['of another video', JOB, { videoId: 'vid_2' }, []],
	['without a word about its video', { job_id: 'job_1' }, { videoId: 'vid_1' }, []],
	[
		'with this template',
		{ ...JOB, template_video_id: 'vid_9' },
		{ videoId: 'vid_1', templateVideoId: 'vid_9' },
		['job_1'],
	],
	['with no template', JOB, { videoId: 'vid_1', templateVideoId: 'vid_9' }, []],
	// An earlier upload may have brought the template, which the job then has without being asked to.
	[
		'with a template that was not asked for',
		{ ...JOB, template_video_id: 'vid_9' },
		{ source: 'videoId', videoId: 'vid_1' },
		['job_1'],
	],
	[
		'with a template that was not asked for with the upload either',
		{ ...JOB, template_video_id: 'vid_9' },
		{ source: 'binaryData', videoId: 'vid_1' },
		[],
	],
	[
		'that is its own template',
		{ ...JOB, template_video_id: 'vid_1' },
		{ source: 'binaryData', videoId: 'vid_1' },
		['job_1'],
	],
])('a job %s, looked for by its video', (_, job, traits, expected) => {
	const { requests, result } = talk(jobList.madeBy(traits, NONE), listOf(job));
	expect(result?.map(({ jobId }) => jobId)).toEqual(expected);
	expect(requests).toHaveLength(1);
});

test.each<[string, boolean, JobTraits]>([
	['a video that was uploaded for it', true, { source: 'binaryData', videoId: 'vid_1' }],
	['a file of this size', true, { source: 'binaryData', fileName: 'beach.mp4', fileBytes: 5000 }],
	['a file whose size is not known', false, { source: 'binaryData', fileName: 'beach.mp4' }],
	['a video that was uploaded before', false, { source: 'videoId', videoId: 'vid_1' }],
])('%s distinguishes the job from those of others: %s', (_, expected, traits) => {
	expect(jobList.identifies(traits)).toBe(expected);
});

test('a job that is known is not asked about', () => {
	const { result } = talk(
		jobList.madeBy({ fileName: 'beach.mp4' }, (jobId) => jobId === 'job_1'),
		listOf(JOB),
	);
	expect(result).toEqual([]);
});

test.each([
	['the same file', infoOf('beach.mp4', 5000), ['job_1']],
	['another name', infoOf('harbour.mp4', 5000), []],
	['another size', infoOf('beach.mp4', 5001), []],
	['no such route', answerWith({ detail: 'Not Found' }, 404), []],
])('after a lost upload the video itself tells: %s', (_, info, expected) => {
	const traits = { fileName: 'beach.mp4', fileBytes: 5000 };
	const { requests, result } = talk(jobList.madeBy(traits, NONE), listOf(JOB), info);
	expect(requests[1]).toMatchObject({ purpose: 'read', path: '/videos/info/vid_1' });
	expect(result?.map(({ jobId }) => jobId)).toEqual(expected);
});

test('the name alone shows which may be it where the size is not known', () => {
	const { result } = talk(
		jobList.madeBy({ fileName: 'beach.mp4' }, NONE),
		listOf(JOB),
		infoOf('beach.mp4', 5000),
	);
	expect(result).toEqual([
		{
			jobId: 'job_1',
			known: { artifacts: [{ kind: 'sourceVideo', data: { videoId: 'vid_1' } }] },
		},
	]);
});
