import fc from 'fast-check';
import { z } from 'zod';
import { InvalidInput } from '../../../../nodes/shared/input/invalidInput';
import { httpUrl } from '../../../../nodes/shared/input/links';
import {
	integerList,
	namesOf,
	oneOf,
	optionalText,
	parseParameters,
	toggle,
} from '../../../../nodes/shared/input/parameters';

const NAMES = namesOf([
	{ displayName: 'How Many', name: 'count', type: 'number', default: 0 },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [{ displayName: 'Video URL', name: 'videoUrl', type: 'string', default: '' }],
	},
]);

function problemOf(schema: z.ZodType, values: unknown): InvalidInput['problem'] {
	try {
		parseParameters(schema, values, NAMES);
	} catch (error) {
		if (error instanceof InvalidInput) return error.problem;
		throw error;
	}
	throw new Error('The values were taken');
}

describe('integerList', () => {
	it.each<[unknown, number[]]>([
		['[1, 2]', [1, 2]],
		['1,2', [1, 2]],
		[' 3 ', [3]],
		['', []],
		['[]', []],
		[4, [4]],
		[
			[1, '2'],
			[1, 2],
		],
	])('reads %j', (value, expected) => {
		expect(integerList.parse(value)).toEqual(expected);
	});

	it.each<[unknown]>([['one'], ['1.5'], [[1, 'x']], [null], [undefined], [{}]])(
		'refuses %j',
		(value) => {
			expect(integerList.safeParse(value).success).toBe(false);
		},
	);

	it('reads every list however it is written', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), (list) => {
				expect(integerList.parse(JSON.stringify(list))).toEqual(list);
				expect(integerList.parse(list.join(', '))).toEqual(list);
			}),
		);
	});
});

describe('httpUrl', () => {
	it.each(['https://a.org', ' http://a.org/b?c=d ', 'HTTPS://A.ORG/x', 'http://127.0.0.1:1/'])(
		'takes %p',
		(value) => {
			expect(httpUrl.parse(value)).toBe(value.trim());
		},
	);

	it.each([
		'',
		'a.org',
		'//a.org',
		'ftp://a.org',
		'http:/a.org',
		'javascript:alert(1)',
		'data:x',
		'http://',
		7,
	])('refuses %p', (value) => {
		expect(httpUrl.safeParse(value).success).toBe(false);
	});

	it('takes every web address, and nothing that is none', () => {
		fc.assert(
			fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (value) => {
				const parsed = httpUrl.safeParse(value);
				if (parsed.success) expect(new URL(parsed.data).protocol).toMatch(/^https?:$/);
			}),
		);
		fc.assert(
			fc.property(fc.webUrl(), (value) => {
				expect(httpUrl.safeParse(value).success).toBe(true);
			}),
		);
	});
});

describe('toggle', () => {
	it.each([
		[true, true],
		[1, true],
		['1', true],
		['true', true],
		[false, false],
		[0, false],
		['0', false],
		['false', false],
	])('reads %j as %s', (value, expected) => {
		expect(toggle.parse(value)).toBe(expected);
	});

	it.each<[unknown, boolean | undefined]>([
		['TRUE', true],
		['Yes', true],
		[' False ', false],
		['no', false],
		[null, undefined],
		[' ', undefined],
	])('reads the cell %j as %s', (value, expected) => {
		expect(toggle.parse(value)).toBe(expected);
	});

	it.each(['on', 'maybe', 2, []])('refuses %j', (value) => {
		expect(toggle.safeParse(value).success).toBe(false);
	});
});

describe('optionalText and oneOf', () => {
	it.each<[unknown, string | undefined]>([
		[' a ', 'a'],
		['  ', undefined],
		[7, '7'],
		[undefined, undefined],
		[null, undefined],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
	])('%j means %p', (value, expected) => {
		expect(optionalText.parse(value)).toBe(expected);
	});

	it('names the words that there are', () => {
		const schema = z.object({ count: oneOf(['few', 'many']) });
		expect(parseParameters(schema, { count: ' few ' }, NAMES)).toEqual({ count: 'few' });
		expect(problemOf(schema, { count: 'some' }).message).toBe('is not one of: few, many');
	});
});

describe('parseParameters', () => {
	const schema = z.object({
		count: z.coerce.number().int().min(1, 'must be at least 1'),
		options: z
			.object({ videoUrl: httpUrl.optional(), list: z.array(httpUrl).optional() })
			.default({}),
	});

	it.each<[string, unknown, string, string]>([
		['a word', { count: 'x' }, 'How Many', 'is not a number'],
		['a fraction', { count: 1.5 }, 'How Many', 'is not a whole number'],
		['too little', { count: 0 }, 'How Many', 'must be at least 1'],
		['an option', { count: 1, options: { videoUrl: 'x' } }, 'Video URL', 'is not an http(s) URL'],
		['an entry', { count: 1, options: { list: ['x'] } }, 'list', 'is not an http(s) URL'],
		['another type', { count: 1, options: 'x' }, 'Options', 'must be object, not string'],
		['nothing', undefined, 'Parameters', 'is missing'],
	])('names %s as the editor does', (_what, values, parameter, message) => {
		const problem = problemOf(schema, values);
		expect(problem).toMatchObject({ parameter, message });
		expect(problem.advice).toContain(`'${parameter}'`);
	});

	it.each<[z.ZodType, unknown, string]>([
		[z.enum(['few', 'many', '']), 'some', 'is not one of: few, many'],
		[optionalText, [], 'must be string, not array'],
		[z.union([z.string(), z.number()]), [], 'is not of a type that can be used here'],
	])('keeps the words of the schema library to itself', (type, count, message) => {
		expect(problemOf(z.object({ count: type }), { count })).toMatchObject({ message });
	});

	it('names a missing value', () => {
		expect(problemOf(z.object({ videoUrl: httpUrl }), {})).toMatchObject({
			parameter: 'Video URL',
			message: 'is missing',
		});
	});

	it.each(['constructor', 'toString'])('takes no word of JavaScript for a name: %s', (name) => {
		expect(problemOf(z.object({ [name]: z.number() }), { [name]: 'x' }).parameter).toBe(name);
	});
});
