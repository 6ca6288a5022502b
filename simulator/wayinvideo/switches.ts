import { z } from 'zod';

const status = (usual: number) => z.number().int().min(400).max(599).default(usual);

/** What WayinVideo's documentation leaves open. */
export const wayinSwitches = z.object({
	errorBody: z
		.enum(['both', 'message', 'gateway', 'nested'])
		.default('both')
		.describe(
			'Form of business errors: the four gateway fields with a message, {message}, the four fields alone, or {data: {error_message}}',
		),
	validationStatus: status(400).describe('HTTP status of a body that is not valid'),
	invalidValues: z
		.enum(['refuse', 'ignore'])
		.default('refuse')
		.describe('A value that is not in the list of a field: refused, or taken for the default'),
	reframeWithoutRatio: z
		.enum(['refuse', 'ignore'])
		.default('refuse')
		.describe('enable_ai_reframe without ratio'),
	bothWithoutStaticStyle: z
		.enum(['accept', 'refuse'])
		.default('accept')
		.describe('caption_display both with a style that is not temp-static-; refused by one client'),
	targetDurationInFindMoments: z
		.enum(['ignore', 'refuse'])
		.default('ignore')
		.describe('A field that is not part of find-moments'),
	missingVersionHeader: z
		.enum(['accept', 'refuse'])
		.default('accept')
		.describe('A call without x-wayinvideo-api-version: v2, or with another version'),
	unknownIdStatus: status(404).describe('HTTP status of an id that no task has'),
	expiredIdStatus: status(404).describe('HTTP status of a task after its expire_at'),
	idsOfOtherKinds: z
		.enum(['unknown', 'resolve'])
		.default('unknown')
		.describe('An id asked for on the results path of another kind'),
	notFoundAfterSubmitSeconds: z
		.number()
		.nonnegative()
		.default(0)
		.describe('Virtual seconds for which a task that was just accepted is not found'),
	noUnitsStatus: status(402).describe('HTTP status when the API units do not suffice'),
	unitsTaken: z.enum(['submit', 'end']).default('submit').describe('When units are charged'),
	refundFailed: z.boolean().default(true).describe('Failed tasks give their units back'),
	planStatus: status(403).describe('HTTP status when the plan does not include something'),
	enterpriseSwitches: z
		.enum(['ignore', 'refuse'])
		.default('ignore')
		.describe('enable_more_results and enable_express_mode on a lower plan'),
	earlyStatuses: z
		.enum(['created-then-queued', 'created', 'queued'])
		.default('created-then-queued')
		.describe('Statuses before a task runs'),
	partialClips: z.boolean().default(true).describe('Clips found so far are listed under ONGOING'),
	clipsBeforeFirst: z
		.enum(['empty', 'absent'])
		.default('empty')
		.describe('clips before there is one'),
	inlineExport: z
		.enum(['complete', 'clips-later', 'links-later'])
		.default('complete')
		.describe(
			'A task with enable_export that has SUCCEEDED: complete, or its clips (or their links) appear one after the other as renders end',
		),
	inlineRenderSeconds: z
		.number()
		.nonnegative()
		.default(60)
		.describe('Virtual seconds from one such render to the next'),
	exportBeforeSuccess: z
		.enum(['accept', 'refuse'])
		.default('accept')
		.describe('An export of a task that has not succeeded'),
	failedClip: z
		.enum(['fails-export', 'lacks-link', 'left-out'])
		.default('fails-export')
		.describe('An export of which one clip fails (outcome failure with the code one-clip)'),
	clipTimes: z.enum(['number', 'text']).default('number').describe('JSON type of begin_ms, end_ms'),
	transcriptTimes: z.enum(['number', 'text']).default('number').describe('The same for start, end'),
	identityUse: z
		.enum(['once', 'often'])
		.default('once')
		.describe('How often the identity of an upload can be used'),
	uploadHost: z
		.enum(['any', 's3'])
		.default('any')
		.describe(
			'What upload addresses take: every PUT, or as S3 none without Content-Length (501) or with Authorization (400)',
		),
	unknownIdentity: z
		.enum(['fail-later', 'refuse'])
		.default('fail-later')
		.describe('A video_url that is neither a URL nor a fresh identity'),
	directFileUrls: z
		.enum(['accept', 'fail-later'])
		.default('accept')
		.describe('A plain link to a file, which no page names'),
	rateLimitWindow: z.enum(['sliding', 'fixed']).default('sliding').describe('Kind of window'),
	rateLimitCounts: z
		.enum(['all', 'accepted'])
		.default('all')
		.describe('Which requests count: refused ones as well, or only those let through'),
	retryAfterHeader: z
		.boolean()
		.default(false)
		.describe('Send Retry-After, in real seconds, with 429 for the rate'),
	socialAccountsForm: z
		.enum(['array', 'data'])
		.default('array')
		.describe('The list of social accounts, bare or inside data'),
});

export type WayinSwitches = z.infer<typeof wayinSwitches>;
