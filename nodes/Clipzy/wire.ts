import { z } from 'zod';
import { jobIdSchema } from '../shared/job/jobReference';
import { providerText } from '../shared/trouble/providerText';
import {
	looseCode,
	looseId,
	looseLink,
	looseNumber,
	looseText,
	outputText,
} from '../shared/provider/answer';

const looseObject = z.record(z.string(), z.unknown()).nullish().catch(undefined);

/** Engines hand Python tracebacks through; everything from there on means nothing to a user. */
const TRACEBACK = /Traceback \(most recent call last\)[\s\S]*/;

/** An engine's own words, safe to show and without a traceback; undefined when nothing is left. */
export function plainText(value: unknown): string | undefined {
	return typeof value === 'string' ? providerText(value.replace(TRACEBACK, '')) : undefined;
}

/**
 * Answer to POST /videos/upload. Newer engines start a job with the upload and return its id here.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const uploadSchema = z.object({
	message: looseText,
	data: z.object({
		video_id: jobIdSchema,
		filename: looseText,
		job_id: looseId,
	}),
});

/** Answer to POST /jobs: the job object, of which only the id has to be there. */
export const createSchema = z.object({ data: z.object({ job_id: jobIdSchema }) });

/** Answer to GET /jobs: of each job only what identifies it. */
export const listSchema = z.object({
	data: z.object({
		jobs: z.array(
			z.object({
				job_id: jobIdSchema,
				video_id: looseId,
				template_video_id: looseId,
			}),
		),
	}),
});

export type WireListedJob = z.infer<typeof listSchema>['data']['jobs'][number];

/** Answer to GET /videos/info/{video_id}. */
export const videoInfoSchema = z.object({
	data: z.object({ filename: looseText, file_size_bytes: looseNumber }),
});

/** Why a job failed. `details`, where engines put a Python traceback, is left out on purpose. */
const jobErrorSchema = z
	.union([
		z.object({ code: looseCode, stage: looseText, message: looseText, detail: looseText }),
		z.string().transform((text) => ({
			message: outputText(text),
			code: undefined,
			stage: undefined,
			detail: undefined,
		})),
	])
	.nullish()
	.catch(undefined);

/**
 * Answers to GET /jobs/{job_id} and GET /jobs/{job_id}/result: the second has the result beside, which
 * newer engines send with the first as well.
 */
export const jobSchema = z.object({
	data: z.object({
		job_id: looseId,
		video_id: looseId,
		template_video_id: looseId,
		status: z.string().trim().min(1),
		progress_percent: looseNumber,
		current_stage: looseText,
		created_at: looseText,
		updated_at: looseText,
		completed_at: looseText,
		output_video_url: looseLink,
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
	detail: z
		.union([z.string().transform(outputText), validationIssues])
		.optional()
		.catch(undefined),
	error: z
		.object({ detail: looseText, code: looseCode, details: validationIssues })
		.nullish()
		.catch(undefined),
});

export type WireRefusal = z.infer<typeof refusalSchema>;
