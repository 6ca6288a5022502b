import { z } from 'zod';
import { jobIdSchema } from '../shared/job/jobReference';
import { looseId, looseLink, looseNumber, looseText, looseTexts } from '../shared/provider/answer';

/**
 * Answer to POST /clips and POST /clips/find-moments.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 */
export const taskSchema = z.object({ data: z.object({ id: jobIdSchema, name: looseText }) });

/**
 * Answer to POST /clips/export, where the id has another name.
 *
 * @see https://wayin.ai/api-docs/clips-export/
 */
export const exportTaskSchema = z.object({
	data: z.object({ export_task_id: jobIdSchema, name: looseText }),
});

/**
 * Answer to POST /upload/single-file.
 *
 * @see https://wayin.ai/api-docs/upload-video/
 */
export const uploadSchema = z.object({
	data: z.object({ upload_url: z.string().min(1), identity: z.string().min(1) }),
});

const clipSchema = z.object({
	idx: looseNumber,
	title: looseText,
	/** Times come as numbers and, in older samples, as strings ("15000"). */
	begin_ms: looseNumber,
	end_ms: looseNumber,
	thumbnail: looseLink,
	tags: looseTexts.nullish().catch(undefined),
	desc: looseText,
	score: looseNumber,
	export_link: looseLink,
});

export type WireClip = z.infer<typeof clipSchema>;

/** What the results of clipping, of finding moments and of an export have in common: all but the name of the id. */
export const resultsSchema = z.object({
	data: z.object({
		id: looseId,
		export_task_id: looseId,
		status: z.string().trim().min(1),
		name: looseText,
		error_message: looseText,
		expire_at: looseNumber,
		cost_usage: looseNumber,
		clips: z.array(clipSchema).nullish(),
	}),
});

export type WireResults = z.infer<typeof resultsSchema>['data'];

/**
 * Whatever an answer says is wrong: the gateway's four fields, or a business message at one of several
 * places, which the provider's own programs look through in this order.
 */
const complaintSchema = z.object({
	message: looseText,
	error: looseText,
	detail: looseText,
	error_message: looseText,
});

export const errorSchema = complaintSchema.extend({
	data: complaintSchema.nullish().catch(undefined),
});

export type WireError = z.infer<typeof errorSchema>;
