import { z } from 'zod';

/**
 * What Vizard's documentation leaves open, one switch each, with the choice that is kindest to a client as default.
 */
export const vizardSwitches = z.object({
	httpStatus: z
		.enum(['always-200', 'conventional'])
		.default('always-200')
		.describe(
			'HTTP status of error codes: 200 for all, or 401 for 4001, 429 for 4003, 400 for 4006 ...',
		),
	httpStatusByCode: z
		.record(z.number().int().min(200).max(599))
		.default({})
		.describe('HTTP status of single codes, before httpStatus, for example {"4003": 429}'),
	validation: z
		.enum(['lenient', 'strict'])
		.default('lenient')
		.describe(
			'lenient: numbers as text ("1", "[0]") and a missing preferLength are taken, unknown languages too; strict: types, ranges and required fields as documented',
		),
	unknownFields: z.enum(['ignore', 'refuse']).default('ignore').describe('Fields no page lists'),
	keywordField: z
		.enum(['both', 'keywords', 'keyword'])
		.default('both')
		.describe('Which of the two names is read; the other one then counts as unknown'),
	narrowKeywords: z
		.enum(['fewer-clips', 'no-clips'])
		.default('fewer-clips')
		.describe('What a keyword does: half of the clips, or 2000 with empty videos'),
	editingExtraFields: z
		.enum(['ignore', 'refuse'])
		.default('ignore')
		.describe('preferLength, maxClipNumber and keywords in editing mode'),
	invalidParameterCode: z
		.union([z.literal(4006), z.literal(-1000)])
		.default(4006)
		.describe('Code of a request whose fields are wrong'),
	rateLimitWindow: z.enum(['sliding', 'fixed']).default('sliding').describe('Kind of window'),
	rateLimitCounts: z
		.enum(['accepted', 'all'])
		.default('accepted')
		.describe('Which create calls count: accepted ones, or refused ones as well'),
	rateLimitScope: z
		.enum(['create', 'create-and-query'])
		.default('create')
		.describe(
			'create-and-query: query calls use the same allowance (code 4003 is listed there too)',
		),
	retryAfterHeader: z
		.boolean()
		.default(false)
		.describe('Send Retry-After, in real seconds, with code 4003'),
	minutesCheck: z
		.enum(['on-create', 'on-query'])
		.default('on-create')
		.describe('Where 4007 shows when the minutes do not suffice'),
	refundFailed: z.boolean().default(true).describe('Failed projects give their minutes back'),
	sourceFaults: z
		.enum(['on-query', 'on-create'])
		.default('on-query')
		.describe('Where faults of the source (4002, 4004, 4005, 4008, 4009, 4010) show'),
	partialClips: z
		.boolean()
		.default(false)
		.describe('Finished clips appear under code 1000 already'),
	unknownProject: z
		.enum(['4006', '4002', 'processing', 'http-404'])
		.default('4006')
		.describe('Answer to a query for a project that does not exist'),
	failedQueryBody: z
		.enum(['full', 'bare'])
		.default('full')
		.describe('Query of a failed project: all fields with empty videos, or code and errMsg alone'),
	projectIdForm: z.enum(['number', 'string']).default('number').describe('JSON type of projectId'),
	editingScores: z
		.enum(['absent', 'empty', 'present'])
		.default('absent')
		.describe('viralScore and viralReason in editing mode; the vendor says clipping mode only'),
	unknownPath: z
		.enum(['spring', 'code'])
		.default('spring')
		.describe(
			'A path that nobody serves: HTTP 404 in the words of the Java framework, or code -1000 under HTTP 200',
		),
	perRequestWebhook: z
		.enum(['honoured', 'ignored'])
		.default('honoured')
		.describe(
			'Effect of webhookUrl in create; honoured, it takes the place of the workspace webhook',
		),
	webhookOnFailure: z.boolean().default(true).describe('Failed projects are reported as well'),
	creditsUsed: z
		.boolean()
		.default(false)
		.describe('Finished projects carry creditsUsed, as a client has it; no page mentions it'),
	socialAccountsCode: z
		.boolean()
		.default(false)
		.describe('The list of social accounts carries a code; the sample has none'),
	socialExpiryUnit: z
		.enum(['milliseconds', 'seconds'])
		.default('milliseconds')
		.describe('Unit of expiresAt: as described, or as in the sample'),
});

export type VizardSwitches = z.infer<typeof vizardSwitches>;
