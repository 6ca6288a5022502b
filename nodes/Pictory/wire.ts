import { z } from 'zod';
import { jobIdSchema } from '../shared/job/jobReference';
import { looseCode, looseLink, looseNumber, looseText } from '../shared/provider/answer';

/** AI Studio says "8s", render jobs say 21.4; both are seconds. */
const seconds = z
	.union([
		z.number(),
		z
			.string()
			.trim()
			.regex(/^\d+(\.\d+)?s?$/)
			.transform((text) => Number(text.replace('s', ''))),
	])
	.refine((value) => Number.isFinite(value) && value >= 0)
	.nullish()
	.catch(undefined);

/**
 * Answer to every call that creates a job.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/generate-video
 */
export const submittedSchema = z.object({ data: z.object({ jobId: jobIdSchema }) });

/** `data` of a job: a few fields for each kind of job, and for previews whatever else there is. */
const jobDataSchema = z
	.object({
		status: z.string().trim().min(1),
		error_code: looseCode,
		error_message: looseText,
		aiCreditsUsed: looseNumber,

		// AI Studio
		url: looseLink,
		duration: seconds,
		width: looseNumber,
		height: looseNumber,
		thumbnailImageUrl: looseLink,
		previewImageUrl: looseLink,
		lastFrameImageUrl: looseLink,

		// Renders
		videoURL: looseLink,
		videoDuration: seconds,
		videoShareURL: looseLink,
		shareVideoURL: looseLink,
		audioURL: looseLink,
		thumbnail: looseLink,
		srtFile: looseLink,
		vttFile: looseLink,
		txtFile: looseLink,
		progress: looseNumber,
		renderProgress: looseNumber,
		renderProgressMessage: looseText,
		renderState: looseText,
	})
	.passthrough();

export type WireJobData = z.infer<typeof jobDataSchema>;

/**
 * Answer to GET /v1/jobs/{jobid}. The id is `job_id` here, `jobId` on submit.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/get-video-generation-job
 */
export const jobSchema = z.object({
	job_id: jobIdSchema,
	success: z.boolean().nullish().catch(undefined),
	data: jobDataSchema,
});

export type WireJob = z.infer<typeof jobSchema>;

/** Answer to GET /v1/jobs. The id is `data.jobId` here, in an answer about one job `job_id`. */
export const listSchema = z.object({
	items: z.array(z.object({ data: z.object({ jobId: jobIdSchema }).passthrough() })),
});

/** The places where Pictory explains a refusal; which one is used depends on the part of the API. */
export const refusalSchema = z.object({
	success: z.boolean().nullish().catch(undefined),
	code: looseCode,
	message: looseText,
	fields: z
		.array(z.object({ name: looseText, errors: z.unknown().optional() }))
		.nullish()
		.catch(undefined),
	error_code: looseCode,
	error_message: looseText,
	data: z
		.object({ status: looseText, error_code: looseCode, error_message: looseText })
		.nullish()
		.catch(undefined),
	error: z
		.union([z.string(), z.object({ error_code: looseCode, error_message: looseText })])
		.nullish()
		.catch(undefined),
});

export type WireRefusal = z.infer<typeof refusalSchema>;

/**
 * Answer of the old token call; the token lives for one hour.
 *
 * @see https://docs.pictory.ai/docs/authentication
 */
export const tokenSchema = z.object({ access_token: z.string().trim().min(1) });
