import fc from 'fast-check';
import { anyCharacter } from '../../harness/anyCharacter';
import { placesIn, toJsonText, written, type JsonText, type Place } from './jsonText';

/** One change to an answer. */
export interface Mutation {
	how: keyof typeof CHANGES;
	/** Which place is changed, counted around. */
	at: number;
	/** Another place, for changes that need two. */
	other: number;
	/** JSON to put somewhere. */
	value: string;
	key: string;
	times: number;
}

type Change = (place: Place, other: Place, mutation: Mutation) => void;

const literal = ({ value }: Mutation): JsonText => ({ literal: value });

const copyOf = (place: Place): JsonText => ({ literal: written(place.get()) });

/** What can happen to an answer; a change that does not apply at a place changes nothing. */
const CHANGES = {
	replace: (place, _other, mutation) => place.set(literal(mutation)),
	/** By another value of its own sort, which gets farther into the code than any value does. */
	vary(place, _other, { other }) {
		const sort = sortOf(written(place.get()));
		const value = sort[other % sort.length];
		if (value !== undefined) place.set({ literal: value });
	},
	drop({ within }) {
		if (!within) return;
		const { parent, position } = within;
		const entries: unknown[] = 'list' in parent ? parent.list : parent.entries;
		entries.splice(position, 1);
	},
	rename({ within }, _other, { key }) {
		const entry = within && 'entries' in within.parent && within.parent.entries[within.position];
		if (entry) entry[0] = key;
	},
	duplicate({ within }, _other, mutation) {
		if (!within || !('entries' in within.parent)) return;
		const [key] = within.parent.entries[within.position] ?? [mutation.key];
		within.parent.entries.push([key, literal(mutation)]);
	},
	swap(place, other) {
		const [one, two] = [copyOf(place), copyOf(other)];
		place.set(two);
		other.set(one);
	},
	copy: (place, other) => place.set(copyOf(other)),
	wrapInList: (place) => place.set({ list: [copyOf(place)] }),
	wrapInObject: (place, _other, { key }) => place.set({ entries: [[key, copyOf(place)]] }),
	repeat(place, _other, { times }) {
		const json = place.get();
		if (!('list' in json)) return;
		place.set({ list: Array.from({ length: times }, () => json.list).flat() });
	},
	insert(place, _other, mutation) {
		const json = place.get();
		if ('list' in json) json.list.unshift(literal(mutation));
		if ('entries' in json) json.entries.push([mutation.key, literal(mutation)]);
	},
} satisfies Record<string, Change>;

/** The answer after all changes, as text. */
export function mutated(answer: unknown, mutations: readonly Mutation[]): string {
	const root = { json: toJsonText(answer) };
	for (const mutation of mutations) {
		const places = placesIn(root);
		const place = places[mutation.at % places.length];
		const other = places[mutation.other % places.length];
		if (place && other) CHANGES[mutation.how](place, other, mutation);
	}
	return written(root.json);
}

const text = (value: string): string => JSON.stringify(value);

const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

/** Words by which the five providers say where a job stands, and some that none of them has. */
const STATES = [
	...['queued', 'processing', 'completed', 'failed', 'cancelled', 'COMPLETED', ' completed '],
	...['CREATED', 'QUEUED', 'ONGOING', 'SUCCEEDED', 'FAILED', 'succeeded', 'expired'],
	...['pending', 'in-progress', 'cleaned', 'RUNNING', 'done', 'unknown', 'constructor'],
];

const CODES = [0, '0', 1000, 2000, '2000', 2000.5, -1000, 401, 402, 404, 429, '1e3'];
const VIZARD_CODES = [4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4011];

const TEXTS = [
	...['', ' ', 'NaN', 'Infinity', '-5', '1e999', '0x10', '8s', '-8s', '21.4', '[]', '{}'],
	...['\u0000', 'a\u001b[31mb\r\nc', '\u202e\u2066x', '\ud800', '\udfff\ud800', '🙂👩‍🚀', '频繁'],
	...['Job not found', 'connect ECONNREFUSED 10.0.0.7:6379', 'ENOENT', 'getaddrinfo', 'freeaccess'],
	...['insufficient balance', 'too many requests', 'invalid api key', 'no handler found', 'busy'],
	...[
		'RESULT_NOT_READY',
		'JOB_TIMEOUT',
		'JOB_NOT_FOUND',
		'5000',
		'INSUFFICIENT_CREDITS',
		'__proto__',
	],
	...['Traceback (most recent call last)\n  File "x.py"', '<html><body>no</body></html>'],
	...['2026-02-30T25:61:00Z', '2026-02-03 08:15:00.123456', '9999999999999', 'yesterday'],
	...['["budget","ferries"]', '[[[[', '"', 'a,b,,c', `[${'"x",'.repeat(50)}"y"]`],
];

const LINKS = [
	...['https://cdn.example.net/v.mp4', 'https://cdn.example.net/v.mp4?Expires=1e99', 'http://'],
	...['https://[', 'file:///etc/passwd', 's3://bucket/key', 'internal://x', 'javascript:alert(1)'],
	...[
		'//cdn.example.net/v.mp4',
		'https://cdn.example.net/a\nb',
		'https://user:pw@cdn.example.net/v',
	],
	...[`https://cdn.example.net/${'x'.repeat(9_000)}`, `s3://bucket/${'x'.repeat(5_000)}`],
	'file:///storage/\u2028\u202e.mp4',
];

const NUMBERS = [
	...['0', '-1', '0.5', '-0', '100', '101', '1e308', '-1e308', '1e400', '1e-400'],
	...[
		'9007199254740993',
		'12345678901234567890',
		'1767000000',
		'1767000000000',
		'8640000000000001',
	],
];

/** Throws in every place where it is made a text or a number. */
const NO_PRIMITIVE = '{"toString":1,"valueOf":1}';

const STRUCTURES = [
	...['null', 'true', 'false', '[]', '{}', '[null]', '[[],{}]', NO_PRIMITIVE],
	...['{"__proto__":{"status":"completed"}}', '{"constructor":{"prototype":{"status":1}}}'],
	...['{"toJSON":1,"then":2,"length":-1}', '{"status":"completed","code":2000}', nested(20)],
	...[
		nested(101),
		nested(5_000),
		'['.repeat(3_000),
		'{"a":'.repeat(2_000),
		`[${'{},'.repeat(12_000)}{}]`,
	],
	...['undefined', 'NaN', "'x'", '{"a":1,}', text('long '.repeat(30_000))],
];

const KEYS = [
	...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'toJSON', 'then', ''],
	...['error', 'status', 'Status', 'code', 'data', 'id', 'job_id', 'videos', 'url', 'message'],
	...['success', 'detail', 'fields', 'clips', 'a\u0000b'],
];

/** Sorts of values, as JSON; put together once, since some are long and all are used in every run. */
const SORTS = {
	links: LINKS.map(text),
	states: STATES.map(text),
	words: [...STATES, ...TEXTS].map(text),
	literals: ['true', 'false', 'null', '"false"', '0', '{}'],
	codes: [...CODES, ...VIZARD_CODES].map(String),
	numbers: [...NUMBERS, ...[...CODES, ...VIZARD_CODES].map(String)],
};

/** Values of the same sort as this JSON. */
function sortOf(json: string): readonly string[] {
	if (/^"[a-z][a-z0-9]*:\/\//.test(json)) return SORTS.links;
	if (json.startsWith('"')) return SORTS.words;
	if (/^(true|false|null)$/.test(json)) return SORTS.literals;
	if (/^-?\d/.test(json)) return SORTS.numbers;
	return STRUCTURES;
}

/** JSON that no one expects, and some that is expected elsewhere. */
const hostileJson = (more: readonly string[]) =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...SORTS.states) },
		{ weight: 3, arbitrary: fc.constantFrom(...SORTS.codes, '"2000"') },
		{ weight: 3, arbitrary: fc.constantFrom(...[...TEXTS, ...more].map(text)) },
		{ weight: 2, arbitrary: fc.constantFrom(...SORTS.links) },
		{ weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
		{ weight: 2, arbitrary: fc.constantFrom(...STRUCTURES) },
		{ weight: 2, arbitrary: fc.constant(NO_PRIMITIVE) },
		{ weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
		{ weight: 1, arbitrary: fc.string({ unit: anyCharacter }).map(text) },
	);

const changes = Object.keys(CHANGES) as (keyof typeof CHANGES)[];

/**
 * Changes to an answer: none now and then, mostly a few.
 *
 * @param texts that are put into answers beside the usual ones: ids of other jobs, a key
 */
export function mutations(texts: readonly string[]): fc.Arbitrary<Mutation[]> {
	const mutation = fc.record({
		how: fc.oneof(
			{ weight: 2, arbitrary: fc.constantFrom('replace' as const, 'vary' as const) },
			{ weight: 3, arbitrary: fc.constantFrom(...changes) },
		),
		at: fc.nat(400),
		other: fc.nat(400),
		value: hostileJson(texts),
		key: fc.oneof(fc.constantFrom(...KEYS), fc.string()),
		times: fc.oneof(
			{ weight: 20, arbitrary: fc.nat(5) },
			{ weight: 1, arbitrary: fc.constant(6_000) },
		),
	});
	return fc.array(mutation, { maxLength: 5 });
}
