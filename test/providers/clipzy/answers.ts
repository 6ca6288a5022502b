import type { Documented, DocumentedAnswers } from '../answers';
import { field, isGood, saysByResult, saysWord } from '../fields';

const statusesIn = (body: unknown) => [field(body, 'data', 'status'), field(body, 'status')];

const JOB_ID = 'job_9be21c77d0a4';

const JOB = {
	job_id: JOB_ID,
	video_id: 'vid_4f1c09aa72be',
	template_video_id: 'vid_77ab09aa72be',
	created_at: '2026-02-03T08:15:00Z',
	updated_at: '2026-02-03T08:16:02.123456',
};

const STYLE = {
	version: '1.0',
	color_grade: { temperature: 5, tint: -2, saturation: 12 },
	aspect_ratio: '9:16',
	detected_beats: [{ timestamp_ms: 480, confidence: 0.9, frequency: 'bass' }],
};

const told = (data: object) => ({
	success: true,
	message: 'Job retrieved',
	data: { ...JOB, ...data },
	error: null,
});

const ANSWERS: Omit<Documented, 'jobType'>[] = [
	{
		state: 'queued',
		httpStatus: 200,
		body: told({ status: 'queued', progress_percent: 0, current_stage: null }),
		status: 'queued',
	},
	{
		state: 'processing',
		httpStatus: 200,
		body: told({
			status: 'processing',
			progress_percent: 70,
			current_stage: 'style_transfer',
			output_video_url: null,
			style_json: null,
			logs: [{ timestamp: '2026-02-03T08:15:09', level: 'info', message: 'rendering' }],
		}),
		status: 'processing',
	},
	{
		state: 'completed',
		httpStatus: 200,
		body: told({
			status: 'completed',
			progress_percent: 100,
			current_stage: 'rendering',
			completed_at: '2026-02-03T08:17:00Z',
			output_video_url: `file:///storage/${JOB_ID}/output.mp4`,
			processing_time_seconds: 71.5,
			style_json: STYLE,
			render_metadata: { warning: 'no sound' },
		}),
		status: 'completed',
	},
	{
		state: 'completed with a link',
		httpStatus: 200,
		body: told({ status: 'completed', output_video_url: 'https://cdn.example.net/out.mp4' }),
		status: 'completed',
	},
	{
		state: 'failed',
		httpStatus: 200,
		body: told({
			status: 'failed',
			progress_percent: 0,
			error: { stage: 'rendering', message: 'ffmpeg failed', details: 'Traceback' },
		}),
		status: 'failed',
	},
	{ state: 'cancelled', httpStatus: 200, body: told({ status: 'cancelled' }), status: 'cancelled' },
	{ state: 'not found', httpStatus: 404, body: { detail: `Job not found: ${JOB_ID}` } },
	{
		state: 'fault',
		httpStatus: 500,
		body: { success: false, message: 'Failed to get job result', error: { detail: 'redis' } },
	},
	{
		state: 'too early',
		httpStatus: 400,
		body: { success: false, message: 'Not ready', error: { code: 'RESULT_NOT_READY' } },
	},
	{
		state: 'not valid',
		httpStatus: 422,
		body: {
			success: false,
			message: 'Validation error',
			error: { details: [{ loc: ['path', 'job_id'], msg: 'wrong form', type: 'value_error' }] },
		},
	},
];

/** @see https://github.com/Forge-SE/clipzy-ml-engine */
export const answers: DocumentedAnswers = {
	jobId: JOB_ID,
	documented: ['styleTransfer', 'styleExtraction'].flatMap((jobType) =>
		ANSWERS.map((answer) => ({ ...answer, jobType })),
	),
	listOf: (jobs) => ({
		success: true,
		data: { jobs: jobs.map((job) => field(job, 'data') ?? null) },
	}),
	saysCompleted: ({ httpStatus, body }) =>
		isGood(httpStatus) &&
		field(body, 'success') !== false &&
		(saysWord(statusesIn(body), 'completed') ||
			saysByResult(statusesIn(body), [field(body, 'data', 'output_video_url')])),
	idsIn: (body) =>
		['job_id', 'jobId'].flatMap((name) => [field(body, 'data', name), field(body, name)]),
};
