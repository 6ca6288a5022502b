import type { Documented, DocumentedAnswers } from '../answers';
import { field, isGood, saysByResult, saysWord } from '../fields';

const JOB_ID = '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11';

const FILE = 'https://cdn.example.net/r/e7c0';

const statusesIn = (body: unknown) => [field(body, 'data', 'status'), field(body, 'status')];

const RESULTS = ['videoURL', 'url', 'renderParams', 'storyboard', 'preview', 'previewUrl'];

const resultsIn = (body: unknown) =>
	RESULTS.flatMap((name) => [field(body, 'data', name), field(body, name)]);

/** What is in `data` of a finished job, by its kind. */
const FINISHED: Readonly<Record<string, object>> = {
	videoGeneration: {
		url: `${FILE}.mp4`,
		duration: '8s',
		width: 720,
		height: 1280,
		thumbnailImageUrl: `${FILE}_t.jpg`,
		lastFrameImageUrl: `${FILE}_l.png`,
		previewImageUrl: `${FILE}_p.jpg`,
		aiCreditsUsed: 12.8,
	},
	storyboardPreview: {
		renderParams: { output: { name: 'a' }, elements: [{ startTime: 0, duration: 2 }] },
		storyboard: { scenes: [{ story: 'The harbour wakes slowly.' }] },
		preview: 'https://video.example.net/preview/1',
		progress: 100,
	},
	projectRender: { videoURL: `${FILE}.mp4`, videoDuration: 21.4 },
	templateRender: { videoURL: `${FILE}.mp4`, videoDuration: 21.4 },
	storyboardRender: {
		progress: 100,
		videoURL: `${FILE}.mp4`,
		videoShareURL: 'https://video.example.net/e7c0',
		thumbnail: `${FILE}.jpg`,
		audioURL: `${FILE}.mp3`,
		srtFile: `${FILE}.srt`,
		vttFile: `${FILE}.vtt`,
		txtFile: `${FILE}.txt`,
		videoDuration: 21.4,
	},
};

const RENDERING = {
	renderProgress: 37,
	renderProgressMessage: 'Generating video',
	renderState: 'RUNNING',
};

function answersOf(jobType: string): Documented[] {
	const told = (data: object, success = true) => ({ job_id: JOB_ID, success, data });
	const own: Omit<Documented, 'jobType'>[] = [
		{ state: 'pending', httpStatus: 200, body: told({ status: 'pending' }), status: 'queued' },
		{
			state: 'in progress',
			httpStatus: 200,
			body: told({ status: 'in-progress' }),
			status: 'processing',
		},
		{
			state: 'rendering',
			httpStatus: 200,
			body: told({ status: 'in-progress', ...RENDERING }),
			status: 'processing',
		},
		{
			state: 'completed',
			httpStatus: 200,
			body: told({ status: 'completed', ...FINISHED[jobType] }),
			status: 'completed',
		},
		{
			state: 'failed',
			httpStatus: 200,
			body: told(
				{ status: 'failed', error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'bad speaker' },
				false,
			),
			status: 'failed',
		},
		{
			state: 'cleaned',
			httpStatus: 200,
			body: told({ status: 'cleaned' }),
			status: 'expired',
		},
		{ state: 'bad key', httpStatus: 401, body: { message: 'Unauthorized' } },
		{
			state: 'unknown id',
			httpStatus: 404,
			body: { error_code: '5000', error_message: 'JOB_NOT_FOUND' },
		},
		{
			state: 'not valid',
			httpStatus: 400,
			body: {
				code: 'INVALID_REQUEST_BODY',
				message: 'The request is not valid',
				fields: [{ name: 'scenes', errors: ['is empty'] }],
			},
		},
		{
			state: 'refused, in the old form',
			httpStatus: 200,
			body: { success: false, error: { error_message: 'no', error_code: 890 } },
		},
	];
	return own.map((answer) => ({ ...answer, jobType }));
}

/** @see https://docs.pictory.ai/api-reference/ai-studio/get-video-generation-job */
export const answers: DocumentedAnswers = {
	jobId: JOB_ID,
	documented: Object.keys(FINISHED).flatMap(answersOf),
	listOf: (items) => ({ items }),
	saysCompleted: ({ httpStatus, body }) =>
		isGood(httpStatus) &&
		field(body, 'success') !== false &&
		(saysWord(statusesIn(body), 'completed') || saysByResult(statusesIn(body), resultsIn(body))),
	idsIn: (body) =>
		['job_id', 'jobId', 'jobid'].flatMap((name) => [field(body, name), field(body, 'data', name)]),
};
