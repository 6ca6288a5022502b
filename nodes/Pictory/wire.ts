import { z } from 'zod';
import {
	fact,
	isRecord,
	readFacts,
	valuesAt,
	type Fact,
	type Facts,
} from '../shared/provider/facts';

/** The id is `job_id` in an answer about one job, `data.jobId` on submit and in the list. */
export const JOB_IDS = ['job_id', 'jobId', 'jobid'];

/** A list of anything, as it came. */
function list(...places: string[]): Fact<unknown[]> {
	return { places, read: (value) => (Array.isArray(value) ? (value as unknown[]) : undefined) };
}

/** Failures: jobs have them in `data`, old pages of the API in `error`. */
const REASON = {
	error_code: fact.reasonCode('error_code', 'errorCode', 'error.error_code', 'error.code'),
	error_message: fact.reason(
		'error_message',
		'errorMessage',
		'error.error_message',
		'error.message',
		'error',
	),
};

/**
 * Answer to GET /v1/jobs/{jobid}: a few fields for each kind of job, and for previews whatever else there is.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/get-video-generation-job
 */
export const JOB = {
	ids: JOB_IDS,
	within: ['data', ''],
	facts: {
		...REASON,
		status: fact.text('status', 'job_status', 'jobStatus'),
		aiCreditsUsed: fact.amount('aiCreditsUsed'),

		// AI Studio calls the link `url`, renders call it `videoURL`.
		videoUrl: fact.link('videoURL', 'videoUrl', 'video_url', 'url'),
		duration: fact.seconds('videoDuration', 'duration'),
		width: fact.size('width'),
		height: fact.size('height'),
		thumbnailImageUrl: fact.link('thumbnailImageUrl'),
		previewImageUrl: fact.link('previewImageUrl'),
		lastFrameImageUrl: fact.link('lastFrameImageUrl'),

		// Renders. The share page has two names, one here and one on projects.
		sharePage: fact.link('videoShareURL', 'shareVideoURL'),
		audioURL: fact.link('audioURL', 'audioUrl'),
		thumbnail: fact.link('thumbnail'),
		srtFile: fact.link('srtFile'),
		vttFile: fact.link('vttFile'),
		txtFile: fact.link('txtFile'),

		// Transcriptions: the same transcript as texts.
		transcript: list('transcript'),
		highlights: list('highlights', 'highlight'),
		txt: fact.text('txt'),
		srt: fact.text('srt'),
		vtt: fact.text('vtt'),
		isTranscriptCut: fact.isCut('txt', 'srt', 'vtt'),
		editorLink: fact.link('editVideoUrl'),

		progress: fact.percent('renderProgress', 'progress'),
		stage: fact.text('renderProgressMessage', 'renderState'),
	},
};

export type WireJob = Facts<typeof JOB.facts>;

/** All that an answer has about a job, under Pictory's own names. */
export function dataOf(body: unknown): Record<string, unknown> {
	return valuesAt(body, ['data']).find(isRecord) ?? {};
}

/** Where lists have their entries; those of connections write it with a capital. */
export const ITEMS = ['items', 'Items', 'data.items', 'jobs', 'data'];

/** The key of the next page of a list; absent on the last one. */
export const NEXT_PAGE = { nextPageKey: fact.text('nextPageKey', 'data.nextPageKey') };

/** Entry of GET /v1/jobs. */
export const LISTED_JOB = {
	jobId: fact.id('data.jobId', 'data.job_id', ...JOB_IDS),
	name: fact.text('data.storyboard.videoName', 'data.renderParams.output.name'),
};

/** Entry of GET /v1/aistudio/videos and /v1/aistudio/images. */
export const STUDIO_ITEM = {
	id: fact.id('id'),
	url: fact.link('url'),
	prompt: fact.text('prompt'),
	model: fact.text('model'),
	style: fact.text('style'),
	aspectRatio: fact.text('aspectRatio'),
	createdAt: fact.date('createdDate'),
	durationSeconds: fact.seconds('duration'),
	width: fact.size('width'),
	height: fact.size('height'),
	thumbnailUrl: fact.link('thumbnailImageUrl'),
	previewUrl: fact.link('previewImageUrl'),
	lastFrameUrl: fact.link('lastFrameImageUrl'),
	firstFrameUrl: fact.link('firstFrameImageUrl'),
	referenceImageUrl: fact.link('referenceImageUrl'),
	referenceImageUrls: fact.texts('referenceImageUrls'),
	extendedVideoUrl: fact.link('extendVideoUrl'),
};

/** Entry of GET /v1/awsconnections and /v1/vimeo-connections. */
export const CONNECTION = {
	id: fact.id('connectionId', 'id'),
	name: fact.text('name'),
	enabled: fact.flag('enabled'),
};

/**
 * Answer to POST /v1/media/generateurl.
 *
 * @see https://docs.pictory.ai/api-reference/media-management/generate-signed-url
 */
export const UPLOAD = {
	signedUrl: fact.link('data.signedUrl', 'signedUrl'),
	url: fact.link('data.url', 'url'),
};

/** The places where Pictory explains a refusal; which one is used depends on the part of the API. */
const REFUSAL = {
	success: fact.flag('success'),
	code: fact.code('code', 'error_code', 'data.error_code', 'error.error_code'),
	said: fact.text('message', 'error_message', 'data.error_message', 'error.error_message', 'error'),
};

export type WireRefusal = Facts<typeof REFUSAL> & {
	/** The fields that did not pass its check, each with its reason. */
	invalid: string;
};

export function readRefusal(body: unknown): WireRefusal {
	const list = valuesAt(body, ['fields']).find(Array.isArray) as unknown[] | undefined;
	const invalid = (list ?? []).filter(isRecord).map(({ name, errors }) => {
		const reason = typeof errors === 'string' ? errors : JSON.stringify(errors);
		return [fact.text().read(name), reason].filter(Boolean).join(': ');
	});
	return { ...readFacts(REFUSAL, body), invalid: invalid.join('; ') };
}

/**
 * Answer of the old token call; the token lives for one hour.
 *
 * @see https://docs.pictory.ai/docs/authentication
 */
export const tokenSchema = z.object({ access_token: z.string().trim().min(1) });
