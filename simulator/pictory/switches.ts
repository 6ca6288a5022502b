import { z } from 'zod';

/** What Pictory's documentation leaves open, one switch each, with the choice that is kindest to a client as default. */
export const pictorySwitches = z.object({
	bearerPrefix: z
		.enum(['refuse', 'accept'])
		.default('refuse')
		.describe('A key sent as "Bearer pictai_..."; the pages only say not to do it'),
	blockedAgents: z
		.boolean()
		.default(true)
		.describe('Cloudflare refuses the User-Agent Python-urllib with 403 and error 1010'),
	cleanedJob: z
		.enum(['cleaned', 'not-found'])
		.default('cleaned')
		.describe('Answer about a job whose data is gone'),
	creditsShortage: z
		.enum(['job-failure', 'http-402', 'http-400'])
		.default('job-failure')
		.describe('How too few AI credits show: as a failed job (documented), or on submit'),
	highlightsForm: z
		.enum(['highlights', 'highlight'])
		.default('highlights')
		.describe('Name of the list of highlights in a finished highlights job'),
	jobsPageSize: z.number().int().positive().default(100).describe('Jobs a page of GET /v1/jobs'),
	linkLifetimeSeconds: z
		.number()
		.nonnegative()
		.default(0)
		.describe('Virtual seconds that result links work; 0 means for ever'),
	newJobNotFoundSeconds: z
		.number()
		.nonnegative()
		.default(0)
		.describe('Virtual seconds after submit for which a job is not found yet'),
	notFoundBody: z
		.enum(['error-code', 'message'])
		.default('error-code')
		.describe('Body of a 404: error_code 5000 and JOB_NOT_FOUND, or a message alone'),
	pendingStatus: z
		.enum(['project-renders', 'all', 'never'])
		.default('project-renders')
		.describe('Which jobs are "pending" while queued; the others say "in-progress" at once'),
	previewLinkName: z
		.enum(['preview', 'previewUrl'])
		.default('preview')
		.describe('Name of the link to a finished preview'),
	projectLinkName: z
		.enum(['projectUrl', 'project'])
		.default('projectUrl')
		.describe('Name of the link to a saved project'),
	rateLimitPerMinute: z
		.number()
		.int()
		.nonnegative()
		.default(0)
		.describe('Requests a virtual minute before 429; 0 means no limit'),
	refundFailed: z.boolean().default(true).describe('Failed jobs give their AI credits back'),
	retryAfterHeader: z
		.boolean()
		.default(false)
		.describe('Send Retry-After, in real seconds, with 429'),
	shareLinkName: z
		.enum(['videoShareURL', 'shareVideoURL'])
		.default('videoShareURL')
		.describe('Name of the share page of a render'),
	studioUnknownFields: z
		.enum(['ignore', 'refuse'])
		.default('ignore')
		.describe('Unknown fields in AI Studio requests; storyboards ignore them (documented)'),
	studioWebhookInput: z
		.enum(['ignore', 'repeat'])
		.default('ignore')
		.describe('Whether AI Studio callbacks repeat webhookInput'),
	tokenRefusal: z
		.enum(['http-401', 'http-400'])
		.default('http-401')
		.describe('Status of a token request with a wrong client id or secret'),
	transcriptionStatus: z
		.enum(['completed', 'absent'])
		.default('completed')
		.describe('Status of a finished transcription; its page shows none'),
	transcriptionWebhook: z
		.enum(['optional', 'required'])
		.default('optional')
		.describe('Documented as required; an official sample leaves it out'),
	unfinishedPreview: z
		.enum(['http-400', 'http-404', 'accept'])
		.default('http-400')
		.describe('Rendering a preview job that is not completed'),
	unknownPath: z
		.enum(['not-found', 'missing-token'])
		.default('not-found')
		.describe(
			'A path that is not served, in the words of the gateway: HTTP 404 Not Found, or HTTP 403 Missing Authentication Token',
		),
	userIdHeader: z
		.enum(['optional', 'required'])
		.default('optional')
		.describe('X-Pictory-User-Id (or X-Pictory-Customer-Id) beside an OAuth token'),
	webhookBody: z
		.enum(['job', 'data', 'id'])
		.default('job')
		.describe('Callback: the answer of GET /v1/jobs/{jobid}, its data with jobId, or the id alone'),
	webhookDelaySeconds: z
		.number()
		.nonnegative()
		.default(0)
		.describe('Virtual seconds between the end of a job and its callback'),
	webhookOnFailure: z.boolean().default(true).describe('Failed jobs are reported as well'),
});

export type PictorySwitches = z.infer<typeof pictorySwitches>;
