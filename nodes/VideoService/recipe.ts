import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { IN_OUR_WORDS } from '../shared/input/issueWords';
import { JOB_STATUSES } from '../shared/job/videoJob';
import { isPlace, isWritable } from './places';
import { unknownBlanks } from './template';

/**
 * A recipe: the wire of a video service as data. docs/any-service.md explains each part.
 */

const text = z.string().trim().min(1, 'is empty');

const place = text.refine(isPlace, { message: 'is no path such as data.videos[0].url' });

/** One place, or several of which the first that has something counts. */
const places = z.union([z.string(), z.array(z.string())]).transform((given, context) => {
	const list = [given].flat().map((one) => one.trim());
	for (const one of list.filter((candidate) => !isPlace(candidate))) {
		context.addIssue({ code: 'custom', message: `has '${one}', which is no path such as data.id` });
	}
	if (list.length === 0) context.addIssue({ code: 'custom', message: 'has no path' });
	return list;
});

/** A place in an item of the videos; with a slash before it, in the whole answer. */
const placeOfVideo = text.refine((value) => isPlace(value.replace(/^\//, '')), {
	message: 'is no path such as duration, or /data.duration from the root of the answer',
});

const FORBIDDEN_IN_PATH = /\.\.|\/\/|[?#%\\\p{C}\s]|^[^/]/u;

/** A path below the Base URL, so that the key goes nowhere else. */
const path = (blanks: readonly string[]) =>
	text
		.refine((value) => !FORBIDDEN_IN_PATH.test(value), {
			message: "must begin with a slash and have no '..', '//', '?', '#', '%' or space in it",
		})
		.superRefine((value, context) => {
			for (const blank of unknownBlanks(value, blanks)) {
				context.addIssue({ code: 'custom', message: `has ${blank}, which means nothing here` });
			}
		});

const query = z.record(z.string(), z.string());

const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const seconds = z.number().positive('must be above 0');

const windows = z.array(z.object({ count: z.number().int().positive(), seconds }).strict());

const call = z
	.object({
		name: text,
		path: path(['model']),
		/** The example for `{model}` in the path. */
		model: text.optional(),
		/** The smallest body that works. */
		body: z.record(z.string(), z.unknown()),
		/** Places that a body must have something at. */
		required: z.array(place).default([]),
	})
	.strict();

const WORDS = Object.fromEntries(
	JOB_STATUSES.map((status) => [status, z.array(word).default([])]),
) as Record<(typeof JOB_STATUSES)[number], z.ZodDefault<z.ZodArray<typeof word>>>;

const words = z
	.object(WORDS)
	.strict()
	.superRefine((lists, context) => {
		const owners = new Map<string, string>();
		for (const [status, list] of Object.entries(lists)) {
			for (const one of list as string[]) {
				const plain = one.toLowerCase().replace(/[\s_-]+/g, '');
				const owner = owners.get(plain);
				if (owner !== undefined && owner !== status) {
					const message = `has '${one}' both in ${owner} and in ${status}`;
					context.addIssue({ code: 'custom', message });
				}
				owners.set(plain, status);
			}
		}
		if (lists.completed.length === 0) {
			context.addIssue({ code: 'custom', path: ['completed'], message: 'has no word' });
		}
	});

const videos = z
	.object({
		at: places.optional(),
		url: places.optional(),
		collect: places.optional(),
		route: path(['jobId']).optional(),
		id: placeOfVideo.optional(),
		title: placeOfVideo.optional(),
		thumbnail: placeOfVideo.optional(),
		duration: placeOfVideo.optional(),
		width: placeOfVideo.optional(),
		height: placeOfVideo.optional(),
		captions: placeOfVideo.optional(),
	})
	.strict()
	.refine(
		({ at, collect, route }) =>
			[at, collect, route].filter((way) => way !== undefined).length === 1,
		{ message: "needs exactly one of 'at', 'collect' and 'route'" },
	);

const refusal = z
	.object({
		code: place.optional(),
		ok: z.array(word).default([]),
		message: places.optional(),
		kinds: z
			.object({
				auth: z.array(word).default([]),
				credits: z.array(word).default([]),
				rateLimited: z.array(word).default([]),
				unknownJob: z.array(word).default([]),
				invalid: z.array(word).default([]),
				unavailable: z.array(word).default([]),
			})
			.strict()
			.optional(),
		retryAfterSeconds: place.optional(),
	})
	.strict();

const writable = place.refine(isWritable, {
	message: "must be one place, without '[*]' or '|json'",
});

const callback = z
	.object({
		query: text.optional(),
		body: writable.optional(),
		/** What is put there; `{callbackUrl}` unless said otherwise. */
		value: z.unknown().optional(),
		/** What is put into the body beside it. */
		with: z.record(z.string(), z.unknown()).optional(),
	})
	.strict()
	.refine(({ query: inQuery, body }) => (inQuery === undefined) !== (body === undefined), {
		message: "needs either 'query' or 'body'",
	});

export const recipeSchema = z
	.object({
		id: z.string().regex(/^[a-zA-Z]\w*$/, 'is no simple word'),
		displayName: text,
		docs: text.optional(),
		baseUrl: z.string().trim().default(''),
		key: z.object({ header: text, prefix: z.string().default('') }).strict(),
		headers: z.record(z.string(), z.string()).default({}),
		submit: z
			.object({
				calls: z.array(call).min(1, 'has no call'),
				id: places,
				/** The ID is what follows the Base URL in the link at this place. */
				idBelowBaseUrl: z.boolean().default(false),
			})
			.strict(),
		status: z
			.object({
				method: z.enum(['GET', 'POST']).default('GET'),
				path: path(['jobId']),
				query: query.optional(),
				body: z.record(z.string(), z.unknown()).optional(),
				echo: places.optional(),
				state: places,
				words,
				absentIs: z.enum(['queued', 'processing']).optional(),
				failedIf: places.optional(),
			})
			.strict(),
		result: z
			.object({
				path: path(['jobId', 'status.']),
				query: query.optional(),
				/** HTTP statuses that mean that the job has failed. */
				failedHttp: z.array(z.number().int()).default([]),
			})
			.strict()
			.optional(),
		videos,
		progress: z
			.object({ at: places, scale: z.enum(['percent', 'fraction']) })
			.strict()
			.optional(),
		failure: z.object({ message: places.optional(), code: places.optional() }).strict().default({}),
		refusal: refusal.default({ ok: [] }),
		times: z
			.object({ created: places.optional(), completed: places.optional() })
			.strict()
			.default({}),
		links: z
			.object({
				lifetimeSeconds: seconds.optional(),
				from: z.enum(['completed', 'asked']).default('completed'),
				expiresAt: places.optional(),
				keyOnOwnHost: z.boolean().default(false),
			})
			.strict()
			.default({ from: 'completed', keyOnOwnHost: false }),
		jobLifetimeSeconds: seconds.optional(),
		usage: z.object({ at: places, unit: text }).strict().optional(),
		callback: callback.optional(),
		/** The newest jobs of the account, each as in an answer about its status. */
		list: z
			.object({ path: path([]), query: query.optional(), jobs: place })
			.strict()
			.optional(),
		/** Ends a running job. It must leave a job alone that has ended. */
		cancel: z
			.object({ method: z.enum(['POST', 'PUT', 'DELETE']).default('POST'), path: path(['jobId']) })
			.strict()
			.optional(),
		limits: z
			.object({
				submits: windows.default([]),
				checks: windows.default([]),
				requests: windows.default([]),
				minimumCheckSeconds: seconds.default(5),
			})
			.strict()
			.default({ submits: [], checks: [], requests: [], minimumCheckSeconds: 5 }),
		usualDuration: z.object({ medianSeconds: seconds, sigma: seconds }).strict().optional(),
		/** What the test of the credential gets. Defaults to the status of an unknown job. */
		test: z
			.object({ path: path([]) })
			.strict()
			.optional(),
		whereToLook: text.optional(),
	})
	.strict();

/** A recipe as it is written. */
export type RecipeSource = z.input<typeof recipeSchema>;

export type Recipe = z.output<typeof recipeSchema>;

/** @throws InvalidInput that names the part of the recipe that cannot be used */
export function parseRecipe(source: unknown): Recipe {
	const parsed = recipeSchema.safeParse(source, IN_OUR_WORDS);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const part = (issue?.path ?? [])
		.map(String)
		.join('.')
		.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
	const unknown = issue && 'keys' in issue ? (issue.keys as string[]) : [];
	const what =
		unknown.length > 0
			? `has '${unknown.join("', '")}', which no recipe has there`
			: (issue?.message ?? 'cannot be used');
	throw new InvalidInput({
		parameter: 'Recipe',
		message: part === '' ? what : `cannot be used: its part '${part}' ${what}`,
		advice:
			'Correct the recipe in the credential. The documentation of the package explains each part',
	});
}
