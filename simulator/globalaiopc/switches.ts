import { z } from 'zod';

/**
 * What the pages of GlobalAI OPC leave open or tell in two ways, one switch each, with the choice that is kindest to
 * a client as default.
 */
export const globalAiOpcSwitches = z.object({
	createAnswer: z
		.enum(['flat', 'envelope'])
		.default('flat')
		.describe(
			'Answer of a create call: a task object, which all known clients read and most pages show, or {code, msg, data: {projectId}} as on the pages of Videos and SD2 Manxue',
		),
	soraPath: z
		.enum(['page', 'sample', 'both'])
		.default('page')
		.describe('Where Sora is: /v1/sora/videos as on its page, or /sora/videos as in its sample'),
	createHttpStatus: z
		.union([z.literal(200), z.literal(202)])
		.default(200)
		.describe('HTTP status of an accepted create call'),
	codeForm: z.enum(['string', 'number']).default('string').describe('JSON type of code'),
	resultShape: z
		.enum(['flat', 'in-data'])
		.default('flat')
		.describe('Fields of GET /v1/result/{id} at the top, or in data beside code and msg'),
	modelCenterShape: z
		.enum(['flat', 'in-data'])
		.default('flat')
		.describe('The same for GET /v2/model-center/tasks/{id}: as on the page, or as seen live'),
	wrongKey: z
		.enum(['http-401', 'code'])
		.default('http-401')
		.describe('Answer to a missing or wrong key: HTTP 401, or HTTP 200 with code 401'),
	refusal: z
		.enum(['code', 'failed-task', 'http-400'])
		.default('code')
		.describe(
			'A create call that is refused: HTTP 200 with code 1 and msg, HTTP 200 with a task that is failed, or HTTP 400',
		),
	failuresShow: z
		.enum(['on-query', 'on-create'])
		.default('on-query')
		.describe('Where a task that is going to fail says so; on-create answers it like a refusal'),
	unknownId: z
		.enum(['code', 'http-404', 'failed-task', 'null-data'])
		.default('code')
		.describe(
			'Query of an unknown id: HTTP 200 with code 1 and msg, HTTP 404, a failed task, or code 0 with data null',
		),
	errorForm: z
		.enum(['string', 'object'])
		.default('string')
		.describe('error of a failed task: a text, or {message, code}'),
	errorField: z
		.enum(['error', 'message', 'msg', 'errorMessage'])
		.default('error')
		.describe('Where the text of a failed task stands; error is null unless it is there'),
	createdForm: z
		.enum(['number', 'string'])
		.default('number')
		.describe('JSON type of created, in Unix seconds'),
	actualDurationForm: z
		.enum(['number', 'string'])
		.default('number')
		.describe('JSON type of actualDuration'),
	amount: z
		.enum(['absent', 'number', 'string'])
		.default('absent')
		.describe('The undocumented price in the result of a completed task'),
	linkRenewal: z
		.enum(['renewed', 'kept'])
		.default('renewed')
		.describe('Asking again gives a link with a new life of 24 hours, or always the first link'),
	frameFields: z
		.enum(['both', 'first_image', 'image'])
		.default('both')
		.describe('Names read for the frames: first_image/last_image, image/lastFrameImage, or both'),
	promptLimit: z
		.enum(['by-model', '1500', 'none'])
		.default('by-model')
		.describe(
			'Characters of a prompt: 5000 for the _stable models and 1500 for videos_fast, 1500 for all, or no limit',
		),
	stableFastDurations: z
		.enum(['4-15', '10-or-15'])
		.default('4-15')
		.describe('Durations of videos_stable_fast'),
	videosRatios: z
		.enum(['six', 'three'])
		.default('six')
		.describe('Ratios of the model videos: of the newer page or of the older one'),
	unlistedModels: z
		.enum(['take', 'refuse'])
		.default('take')
		.describe('Models that no page lists; taken ones have no limits of their own'),
	validation: z
		.enum(['lenient', 'strict'])
		.default('lenient')
		.describe('lenient: duration also as text ("5"); strict: an integer only'),
	unknownFields: z.enum(['ignore', 'refuse']).default('ignore').describe('Fields no page lists'),
	contentType: z
		.enum(['any', 'required'])
		.default('any')
		.describe('required: POST without Content-Type application/json answers HTTP 415'),
	idempotencyKey: z
		.enum(['ignored', 'honoured'])
		.default('ignored')
		.describe('Effect of an Idempotency-Key header: none, or the first task again'),
	queriesPerMinute: z
		.number()
		.int()
		.nonnegative()
		.default(0)
		.describe('Queries of one task per minute before HTTP 429; 0 sets no limit'),
	retryAfterHeader: z
		.boolean()
		.default(false)
		.describe('Send Retry-After, in real seconds, with HTTP 429'),
	concurrentTasks: z
		.number()
		.int()
		.nonnegative()
		.default(0)
		.describe('Tasks that may run at once before create is refused; 0 sets no limit'),
	refundFailed: z.boolean().default(true).describe('A failed task gives its price back'),
});

export type GlobalAiOpcSwitches = z.infer<typeof globalAiOpcSwitches>;
