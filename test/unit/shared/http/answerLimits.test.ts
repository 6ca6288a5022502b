import fc from 'fast-check';
import {
	ANSWER_LIMITS,
	excessOf,
	NOTHING_SECRET,
	readAnswer,
} from '../../../../nodes/shared/http/readAnswer';
import { httpTrouble } from '../../../../nodes/shared/provider/httpTrouble';

const { characters, depth, entries, entriesInAll } = ANSWER_LIMITS;

const nested = (levels: number, open = '[', close = ']') =>
	`${open.repeat(levels)}1${close.repeat(levels)}`;
const list = (length: number, entry = '{}') => `[${Array<string>(length).fill(entry).join(',')}]`;

const answered = (body: unknown, statusCode = 200) =>
	readAnswer({ statusCode, headers: {}, body }, NOTHING_SECRET);

describe('what is still read', () => {
	it.each<[string, string]>([
		['nothing', ''],
		['a plain value', '1'],
		['lists as deep as allowed', nested(depth)],
		['a list as long as allowed', list(entries)],
		['brackets, braces and commas inside of texts', `{"a": "${'[{,'.repeat(entries)}"}`],
		['texts with escaped quotes', `["${'\\",['.repeat(entries)}"]`],
		['texts that end with a backslash', `["\\\\", "${','.repeat(2 * entries)}"]`],
		['a text as long as allowed', `"${'x'.repeat(characters - 2)}"`],
	])('%s', (_what, text) => {
		expect(excessOf(text)).toBeUndefined();
	});

	it('whatever JSON an ordinary answer is made of', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 8 }), (text) => {
				expect(excessOf(text)).toBeUndefined();
				expect(answered(text).body).toEqual(JSON.parse(text));
			}),
		);
	});
});

describe('what is not read', () => {
	const tooMuch: [string, string, RegExp][] = [
		['lists too deep', nested(depth + 1), /nested more than 100 levels/],
		['lists 100,000 levels deep', nested(100_000), /nested more than 100 levels/],
		['objects too deep', nested(depth + 1, '{"a":', '}'), /nested more than 100 levels/],
		['nothing but opening brackets', '['.repeat(1_000_000), /nested more than 100 levels/],
		['a list too long', list(entries + 1), /a list of more than 10000 entries/],
		['a million clips', list(1_000_000), /a list of more than 10000 entries/],
		[
			'too many lists',
			list(entries, list(Math.ceil(entriesInAll / entries), '1')),
			/made of more than 200000 entries/,
		],
		['too long a text', `"${'x'.repeat(characters)}"`, /longer than 16777216 characters/],
	];

	it.each(tooMuch)('%s', (_what, text, message) => {
		expect(excessOf(text)).toMatch(message);
		const answer = answered(text);
		expect(answer.body).toBeUndefined();
		expect(httpTrouble('Vizard', answer)).toMatchObject({
			kind: 'unexpectedAnswer',
			message: expect.stringMatching(/^Vizard answered HTTP 200 with more than this node reads: /),
		});
	});

	it('keeps its beginning in the message, as it may hold the id of a job that was accepted', () => {
		const trouble = httpTrouble('Vizard', answered(`{"projectId": 40417733, "x": ${nested(999)}}`));
		expect(trouble?.message).toContain('"projectId": 40417733');
	});

	it('of 100 million characters', () => {
		const answer = answered(`{"code": 2000, "videos": [${'{},'.repeat(33_000_000)}]}`);
		expect(answer.text.length).toBeLessThanOrEqual(characters);
		expect(httpTrouble('Vizard', answer)?.message).toMatch(/longer than/);
		expect(httpTrouble('Vizard', answer)?.message.length).toBeLessThan(500);
	});

	it('is described by its HTTP status where that says more', () => {
		expect(httpTrouble('Vizard', answered(nested(1000), 503))?.kind).toBe('unavailable');
	});
});
