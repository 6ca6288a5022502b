import { z } from 'zod';
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
 * Answer to POST /upload/single-file.
 *
 * @see https://wayin.ai/api-docs/upload-video/
 */
export const uploadSchema = z.object({
	data: z.object({ upload_url: z.string().min(1), identity: z.string().min(1) }),
});

/** What the results of clipping, of finding moments and of an export have in common. */
export const RESULTS = {
	ids: ['id', 'project_id', 'export_task_id', 'task_id'],
	within: ['data', ''],
	facts: {
		status: fact.text('status', 'state'),
		name: fact.text('name', 'project_name'),
		error_message: fact.reason('error_message', 'errorMessage', 'error.message', 'error'),
		expire_at: fact.date('expire_at', 'expireAt', 'expires_at'),
		cost_usage: fact.amount('cost_usage', 'costUsage'),
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
