import { providerText } from '../shared/trouble/providerText';
import { fact, asText, isRecord, readFacts, valuesAt, type Facts } from '../shared/provider/facts';

/** Engines hand Python tracebacks through; everything from there on means nothing to a user. */
const TRACEBACK = /Traceback \(most recent call last\)[\s\S]*/;

/** An engine's own words, safe to show and without a traceback; undefined when nothing is left. */
export function plainText(value: unknown): string | undefined {
	return typeof value === 'string' ? providerText(value.replace(TRACEBACK, '')) : undefined;
}

/** The part of an answer that holds what was asked for, and the answer itself for engines without an envelope. */
export const WITHIN = ['data', ''];

export const JOB_ID = ['job_id', 'jobId'];

/** What an engine knows of a video: answer to GET /videos/info/{video_id}, and part of that to an upload. */
export const VIDEO = {
	video_id: fact.id('video_id', 'videoId', 'video.id', 'id'),
	filename: fact.text('filename'),
	file_size_bytes: fact.number('file_size_bytes'),
	uploaded_at: fact.date('uploaded_at', 'uploadedAt'),
	width: fact.size('metadata.width', 'width'),
	height: fact.size('metadata.height', 'height'),
	duration_seconds: fact.seconds(
		'metadata.duration_seconds',
		'metadata.duration',
		'duration_seconds',
	),
	frame_rate: fact.amount('metadata.frame_rate', 'frame_rate'),
	codec: fact.text('metadata.codec', 'codec'),
	bitrate_kbps: fact.amount('metadata.bitrate_kbps', 'bitrate_kbps'),
	format: fact.text('metadata.format', 'format'),
};

export type WireVideo = Facts<typeof VIDEO>;

/**
 * Answer to POST /videos/upload. Newer engines start a job with the upload and return its id here.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const UPLOAD = {
	...VIDEO,
	message: fact.text('message'),
	/** A place of the engine's own, never a link. */
	storage_url: fact.text('storage_url'),
	job_id: fact.id(...JOB_ID, 'job.job_id', 'job.id'),
};

/** Answer to GET /jobs: of each job only what identifies it. */
export const JOB_LIST = ['data.jobs', 'jobs', 'data.items', 'data'];

export const LISTED_JOB = {
	job_id: fact.id(...JOB_ID, 'id'),
	video_id: fact.id('video_id', 'videoId'),
	template_video_id: fact.id('template_video_id', 'templateVideoId'),
	status: fact.text('status', 'state'),
};

/** How many jobs there are in all. */
export const LIST_TOTAL = { total: fact.amount('data.total', 'total') };

/** Answer to GET /health. */
export const HEALTH = {
	status: fact.text('status'),
	version: fact.text('version'),
	timestamp: fact.date('timestamp'),
};

/**
 * Answers to GET /jobs/{job_id} and GET /jobs/{job_id}/result: the second has the result beside, which
 * newer engines send with the first as well. `details` of an error, where engines put a Python traceback,
 * is left out on purpose.
 */
export const JOB = {
	ids: JOB_ID,
	within: WITHIN,
	facts: {
		video_id: LISTED_JOB.video_id,
		template_video_id: LISTED_JOB.template_video_id,
		status: LISTED_JOB.status,
		progress_percent: fact.percent('progress_percent', 'progress'),
		current_stage: fact.text('current_stage', 'stage'),
		created_at: fact.date('created_at', 'createdAt'),
		updated_at: fact.date('updated_at', 'updatedAt'),
		completed_at: fact.date('completed_at', 'completedAt'),
		output_video_url: {
			places: ['output_video_url', 'output_url', 'video_url', 'result_paths.output_video'],
			// A path on the disk of the engine stands for a file that its download route has.
			read: (value: unknown) => fact.link().read(value) ?? asPath(value),
		},
		processing_time_seconds: fact.amount('processing_time_seconds', 'processing_time'),
		style_json: fact.record('style_json', 'style_dna'),
		render_metadata: fact.record('render_metadata'),
		errorCode: fact.reasonCode('error.code', 'error_code'),
		errorStage: fact.text('error.stage'),
		errorMessage: fact.reason('error.message', 'error.detail', 'error', 'error_message'),
	},
};

function asPath(value: unknown): string | undefined {
	const text = plainText(value);
	return text !== undefined && /[\\/]/.test(text) && !/^n\/a$/i.test(text) ? text : undefined;
}

export type WireJob = Facts<typeof JOB.facts>;

/** What any refusal may look like: the documented envelope, and the three forms that engines send. */
const REFUSAL = {
	success: fact.flag('success'),
	message: fact.text('message'),
	detail: fact.text('detail'),
	errorDetail: fact.text('error.detail'),
	errorCode: fact.code('error.code'),
};

export type WireRefusal = Facts<typeof REFUSAL> & {
	/** The fields that did not pass a check, each with its reason. */
	invalid: string | undefined;
};

export function readRefusal(body: unknown): WireRefusal {
	const lists = valuesAt(body, ['error.details', 'detail']);
	const issues = (lists.find(Array.isArray) as unknown[] | undefined) ?? [];
	const invalid = issues.filter(isRecord).map(issueText).filter(Boolean).join('; ');
	return { ...readFacts(REFUSAL, body), invalid: invalid || undefined };
}

function issueText({ loc, msg }: Record<string, unknown>): string {
	const place = Array.isArray(loc) ? loc.filter(isName).join('.') : '';
	return [place, asText(msg)].filter(Boolean).join(': ');
}

function isName(part: unknown): part is string | number {
	return typeof part === 'string' || typeof part === 'number';
}
