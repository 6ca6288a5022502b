import { z } from 'zod';

/** What is of another type than documented is left out, so that one odd field does not hide a finished job. */
const looseText = z.string().nullish().catch(undefined);

/** Numbers come as numbers and, now and then, as strings ("21.4"). */
const looseNumber = z
	.union([z.number(), z.string().trim().min(1).transform(Number)])
	.refine(Number.isFinite)
	.nullish()
	.catch(undefined);

/** Codes are words (INSUFFICIENT_CREDITS) and, in older answers, numbers (890). */
const looseCode = z
	.union([z.string().min(1), z.number().transform(String)])
	.nullish()
	.catch(undefined);

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

const jobId = z.string().trim().min(1);

/**
 * Answer to every call that creates a job.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/generate-video
 */
export const submittedSchema = z.object({ data: z.object({ jobId }) });

/** `data` of a job: a few fields for each kind of job, and for previews whatever else there is. */
const jobDataSchema = z
	.object({
		status: z.string().trim().min(1),
		error_code: looseCode,
		error_message: looseText,
		aiCreditsUsed: looseNumber,

		// AI Studio
		url: looseText,
		duration: seconds,
		width: looseNumber,
		height: looseNumber,
		thumbnailImageUrl: looseText,
		previewImageUrl: looseText,
		lastFrameImageUrl: looseText,

		// Renders
		videoURL: looseText,
		videoDuration: seconds,
		videoShareURL: looseText,
		shareVideoURL: looseText,
		audioURL: looseText,
		thumbnail: looseText,
		srtFile: looseText,
		vttFile: looseText,
		txtFile: looseText,
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
	job_id: jobId,
	success: z.boolean().nullish().catch(undefined),
	data: jobDataSchema,
});

export type WireJob = z.infer<typeof jobSchema>;

/** The places where Pictory explains a refusal; which one is used depends on the part of the API. */
export const refusalSchema = z.object({
	success: z.boolean().nullish().catch(undefined),
	code: looseCode,
	message: looseText,
	fields: z
		.array(z.object({ name: looseText, errors: z.unknown() }))
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
