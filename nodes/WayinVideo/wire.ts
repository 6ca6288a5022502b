import { fact, asText, isRecord, valuesAt, type Facts } from '../shared/provider/facts';

/**
 * Where the answers to POST /clips and POST /clips/find-moments have the id of the task, and where the
 * answer to POST /clips/export has it. The provider's own agent skill reads `project_id` first.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 * @see https://wayin.ai/api-docs/clips-export/
 */
export const TASK_IDS = ['data.id', 'data.project_id', 'data.task_id'];
export const EXPORT_TASK_IDS = ['data.export_task_id'];

export const NAME = { name: fact.text('data.name', 'name') };

/**
 * Answer to POST /upload/single-file. The identity was called `identify` in March 2026.
 *
 * @see https://wayin.ai/api-docs/upload-video/
 */
export const UPLOAD = {
	url: fact.link('data.upload_url', 'upload_url'),
	identity: fact.text('data.identity', 'data.identify', 'identity', 'identify'),
};

/** What the results of all kinds of tasks have in common. Units were `api_units_usage` in March 2026. */
export const RESULTS = {
	ids: ['id', 'project_id', 'export_task_id', 'task_id'],
	within: ['data', ''],
	facts: {
		status: fact.text('status', 'state'),
		name: fact.text('name', 'title', 'project_name'),
		error_message: fact.reason('error_message', 'errorMessage', 'error.message', 'error'),
		expire_at: fact.date('expire_at', 'expireAt', 'expires_at'),
		cost_usage: fact.amount('cost_usage', 'costUsage', 'api_units_usage'),
	},
};

export type WireResults = Facts<typeof RESULTS.facts>;

export const CLIPS = ['data.clips', 'clips', 'data.results'];

export const CLIP = {
	idx: fact.number('idx', 'index'),
	title: fact.text('title', 'name'),
	/** Times come as numbers and, in older samples, as texts ("15000"). */
	begin_ms: fact.amount('begin_ms', 'start_ms'),
	end_ms: fact.amount('end_ms'),
	thumbnail: fact.link('thumbnail', 'thumbnail_url'),
	tags: fact.texts('tags'),
	desc: fact.text('desc', 'description'),
	score: fact.number('score'),
	export_link: fact.link('export_link', 'export_url', 'video_url'),
};

export type WireClip = Facts<typeof CLIP>;

export const SEGMENTS = ['data.transcript', 'transcript', 'data.transcripts', 'data.segments'];

/** A segment of a transcript; times in milliseconds, as numbers or as texts. */
export const SEGMENT = {
	text: fact.text('text'),
	start: fact.amount('start', 'start_ms', 'begin_ms'),
	end: fact.amount('end', 'end_ms'),
	speaker: fact.code('speaker'),
	language: fact.code('language'),
};

export const SUMMARY = {
	summary: fact.text('data.summary', 'summary'),
	tags: fact.texts('data.tags', 'tags'),
	thumbnail: fact.link('data.video_thumbnail', 'data.thumbnail'),
};

export const HIGHLIGHTS = ['data.highlights', 'highlights'];

/** A part of a video that a summary points out; times in milliseconds. */
export const HIGHLIGHT = {
	start: fact.amount('start', 'begin_ms'),
	end: fact.amount('end', 'end_ms'),
	description: fact.text('desc', 'description'),
};

/** What happens in a highlight. */
export const EVENT = {
	at: fact.amount('timestamp'),
	description: fact.text('desc', 'description'),
};

/** The list of social accounts comes bare or inside `data`; clients have met both. */
export const SOCIAL_ACCOUNTS = ['data', '', 'data.accounts', 'accounts'];

export const SOCIAL_ACCOUNT = {
	id: fact.id('id', 'account_id'),
	platform: fact.text('platform'),
	username: fact.text('platform_username', 'username'),
	isConnected: fact.flag('token_valid'),
};

export const PUBLISH_PATH = '/social-media/publish';

/** Answer to POST /social-media/publish, of which no page shows more than that it is one. */
export const POST = {
	postId: fact.id('data.id', 'data.post_id', 'data.publish_id', 'data.task_id'),
	status: fact.text('data.status'),
	/** "0" in the older envelope, which may have no data. */
	code: fact.code('code'),
};

/**
 * Where an answer says what is wrong: the gateway's reason phrase apart, in the order in which the
 * provider's own programs look.
 */
const COMPLAINTS = ['message', 'detail', 'error_message'].concat(
	['message', 'error', 'detail', 'error_message'].map((name) => `data.${name}`),
);

export interface Complaint {
	/** The provider's own words. */
	said: string | undefined;
	/** The gateway's words for the HTTP status. */
	reasonPhrase: string | undefined;
	hasData: boolean;
}

export function readComplaint(body: unknown): Complaint {
	return {
		said: valuesAt(body, COMPLAINTS).map(asText).find(Boolean),
		reasonPhrase: valuesAt(body, ['error']).map(asText).find(Boolean),
		hasData: valuesAt(body, ['data']).some((data) => isRecord(data) || Array.isArray(data)),
	};
}
