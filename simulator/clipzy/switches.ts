import { z } from 'zod';

/**
 * The documentation and the public source of the engine disagree in many places; `variant` chooses whom to follow.
 * The rest is what both leave open, the choice that is kindest to a client as default.
 */
export const clipzySwitches = z.object({
	variant: z
		.enum(['engine-b', 'engine-a', 'docs'])
		.default('engine-b')
		.describe(
			'engine-b: the later public source, the only one with a download; engine-a: the earlier one; docs: the documentation',
		),
	auth: z
		.enum(['required', 'open'])
		.default('required')
		.describe('required: a proxy asks for the bearer token; open: the engine by itself'),
	authAnswer: z
		.enum(['json', 'html'])
		.default('json')
		.describe('What the proxy refuses with: the documented envelope, or a page of its own'),
	outputUrl: z
		.enum(['file', 'internal', 's3', 'http', 'own-host'])
		.default('file')
		.describe(
			'What output_video_url is: a place that only the engine can reach, a link on a file host, or a link on the API host that the proxy guards',
		),
	download: z
		.enum(['stream', 'redirect'])
		.default('stream')
		.describe('Answer of the download route: the file itself, or a signed S3 link'),
	downloadRanges: z
		.boolean()
		.default(false)
		.describe('Range requests to the download route; the pinned FastAPI 0.104.1 has none'),
	downloadLinkSeconds: z
		.number()
		.positive()
		.default(3600)
		.describe('Lifetime of that link, virtual seconds'),
	earlyResultStatus: z
		.union([z.literal(409), z.literal(400), z.literal(404), z.literal(425), z.literal(422)])
		.default(409)
		.describe('docs: HTTP status of a result that is asked for too early'),
	earlyResultCode: z
		.string()
		.default('RESULT_NOT_READY')
		.describe('docs: error code of a result that is asked for too early'),
	parallelJobs: z
		.enum(['allowed', 'refused'])
		.default('allowed')
		.describe(
			'docs: a second job for a video whose job still runs; refused is JOB_ALREADY_PROCESSING',
		),
	alreadyProcessingStatus: z
		.union([z.literal(409), z.literal(400), z.literal(422), z.literal(429)])
		.default(409)
		.describe('docs: HTTP status of JOB_ALREADY_PROCESSING'),
	jobTimeoutCode: z
		.enum(['in-message', 'field'])
		.default('in-message')
		.describe('Where JOB_TIMEOUT stands in the error of a job'),
	webhookBody: z
		.enum(['flat', 'envelope'])
		.default('flat')
		.describe('docs: body of the callback as in the webhook guide, or as in the API reference'),
	webhookAttempts: z
		.number()
		.int()
		.positive()
		.default(3)
		.describe('docs: how often a callback is tried until the receiver answers 2xx'),
	webhookSpacingSeconds: z
		.number()
		.positive()
		.default(30)
		.describe('docs: virtual seconds between two tries'),
	debug: z
		.boolean()
		.default(true)
		.describe('DEBUG of the engine, on by default: what it cannot answer is a plain traceback'),
	listStates: z
		.enum(['live', 'as-submitted'])
		.default('live')
		.describe(
			'Jobs in the list: as they stand, or as the memory of an API process has them whose worker is another one',
		),
	listEmptied: z
		.boolean()
		.default(false)
		.describe('The API process was restarted: the list is empty, single jobs are still found'),
});

export type ClipzySwitches = z.infer<typeof clipzySwitches>;
