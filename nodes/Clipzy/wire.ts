import { z } from 'zod';

const id = z.union([z.string().trim().min(1), z.number().transform(String)]);

const looseText = z.string().nullish().catch(undefined);

const looseNumber = z
	.union([z.number(), z.string().trim().min(1).transform(Number)])
	.refine(Number.isFinite)
	.nullish()
	.catch(undefined);

const looseObject = z.record(z.unknown()).nullish().catch(undefined);

/**
 * Answer to POST /videos/upload. Newer engines start a job with the upload and tell its id here.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const uploadSchema = z.object({
	message: looseText,
	data: z.object({
		video_id: id,
		filename: looseText,
		job_id: id.nullish().catch(undefined),
	}),
});

/** Answer to POST /jobs: the job object, of which only the id has to be there. */
export const createSchema = z.object({ data: z.object({ job_id: id }) });

/** Why a job failed. `details`, where engines put a Python traceback, is left out on purpose. */
const jobErrorSchema = z
	.union([
		z.object({ code: looseText, stage: looseText, message: looseText, detail: looseText }),
		z
			.string()
			.transform((message) => ({ message, code: undefined, stage: undefined, detail: undefined })),
	])
	.nullish()
	.catch(undefined);

/**
 * Answers to GET /jobs/{job_id} and GET /jobs/{job_id}/result: the second has the result beside, which
 * newer engines send with the first as well.
 */
export const jobSchema = z.object({
	data: z.object({
		job_id: id.nullish().catch(undefined),
		video_id: id.nullish().catch(undefined),
		template_video_id: id.nullish().catch(undefined),
		status: z.string().trim().min(1),
		progress_percent: looseNumber,
		current_stage: looseText,
		created_at: looseText,
		updated_at: looseText,
		completed_at: looseText,
		output_video_url: looseText,
		processing_time_seconds: looseNumber,
		style_json: looseObject,
		render_metadata: looseObject,
		error: jobErrorSchema,
	}),
});

export type WireJob = z.infer<typeof jobSchema>['data'];

export type WireJobError = NonNullable<WireJob['error']>;

const validationIssue = z.object({ loc: z.array(z.unknown()).catch([]), msg: looseText });

const validationIssues = z.array(validationIssue).optional().catch(undefined);

/** What any refusal may look like: the documented envelope, and the three forms that engines send. */
export const refusalSchema = z.object({
	success: z.boolean().optional().catch(undefined),
	message: looseText,
	detail: z.union([z.string(), validationIssues]).optional().catch(undefined),
	error: z
		.object({ detail: looseText, code: looseText, details: validationIssues })
		.nullish()
		.catch(undefined),
});

export type WireRefusal = z.infer<typeof refusalSchema>;
