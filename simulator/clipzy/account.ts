import { z } from 'zod';

/** What the operator of the engine has set, and what has been uploaded to it before. */
export const clipzyAccount = z.object({
	maxFileSizeMb: z.number().positive().default(1000).describe('MAX_FILE_SIZE_MB'),
	processingTimeoutSeconds: z
		.number()
		.positive()
		.default(3600)
		.describe('PROCESSING_TIMEOUT_SECONDS, virtual: a job that takes longer ends as JOB_TIMEOUT'),
	tokenIsAllowed: z
		.boolean()
		.default(true)
		.describe('false: the proxy knows the token and answers 403'),
	brokenStorage: z
		.boolean()
		.default(false)
		.describe('Redis or the storage is down: creating and reading answer 500'),
	videos: z
		.array(z.object({ id: z.string(), filename: z.string().default('earlier.mp4') }))
		.default([
			{ id: 'vid_0a1b2c3d4e5f', filename: 'harbour.mp4' },
			{ id: 'vid_5f4e3d2c1b0a', filename: 'style.mov' },
		])
		.describe('Videos that were uploaded before the simulator started'),
});
