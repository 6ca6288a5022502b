import fc from 'fast-check';
import {
	readAnswer,
	secretBlanker,
	secretsOf,
	withoutSecretsIn,
} from '../../../../nodes/shared/http/readAnswer';

it('counts as secret what the provider names, and no id that may stand in a link', () => {
	const credential = {
		apiKey: ' sk-12345678 ',
		clientSecret: 'abcdefgh',
		userId: 'user_12345678',
		short: 'abc',
		baseUrl: 'https://api.example.com',
		port: 8800,
	};
	const secretFields = ['apiKey', 'clientSecret', 'short', 'port', 'missing'];
	expect(secretsOf(credential, { secretFields })).toEqual(['sk-12345678', 'abcdefgh']);
});

it.each<[string, string[], string]>([
	['bad key sk-12345678', ['sk-12345678'], 'bad key ***'],
	['sk-1 sk-1', ['sk-1'], '*** ***'],
	['nothing here', ['sk-12345678'], 'nothing here'],
	['nothing to hide', [], 'nothing to hide'],
	['sk-12345678-live', ['sk-12345678', 'sk-12345678-live'], '***'],
	['a.b+c a1b+c', ['a.b+c'], '*** a1b+c'],
	['{"key":"aGVsbG8\\/d29ybGQ="}', ['aGVsbG8/d29ybGQ='], '{"key":"***"}'],
	['{"key":"pass\\"word"}', ['pass"word'], '{"key":"***"}'],
	['?key=a%2Fb%20c%3D&key=a%2fb%20c%3d&key=a%2Fb+c%3D', ['a/b c='], '?key=***&key=***&key=***'],
])('blanks %p', (text, secrets, expected) => {
	expect(secretBlanker(secrets)(text)).toBe(expected);
});

const secret = fc.string({ minLength: 6, maxLength: 20 }).filter((text) => !text.includes('*'));
const secrets = fc.array(secret, { minLength: 1, maxLength: 4 });

it('leaves no secret in any text, as it is or as JSON writes it', () => {
	fc.assert(
		fc.property(secrets, fc.array(fc.string()), (hidden, words) => {
			const text = hidden.map((one, index) => `${words[index] ?? ''}*${one}*`).join('');
			const clean = secretBlanker(hidden)(JSON.stringify({ text }) + text);
			for (const one of hidden) expect(clean).not.toContain(one);
		}),
	);
});

it('leaves no secret inside base64, wherever it begins in what was encoded', () => {
	const surroundings = fc.uint8Array({ maxLength: 12 });
	fc.assert(
		fc.property(
			secret,
			surroundings,
			surroundings,
			fc.constantFrom('base64' as const, 'base64url' as const),
			(hidden, before, after, encoding) => {
				const encoded = Buffer.concat([before, Buffer.from(hidden), after]).toString(encoding);
				const clean = secretBlanker([hidden])(`before ${encoded} after`);
				expect(clean).toMatch(/^before [\w+/-]*\*\*\*[\w+/=-]* after$/);
				// One character at each end may hold bits of the secret beside those of what surrounds it.
				const left = clean.length - 'before *** after'.length;
				const hiddenCharacters = Math.floor((8 * Buffer.byteLength(hidden)) / 6) - 2;
				expect(left).toBeLessThanOrEqual(encoded.length - hiddenCharacters);
			},
		),
	);
});

it('leaves no secret in names and values of a parsed answer, however deep', () => {
	fc.assert(
		fc.property(secret, fc.jsonValue(), (hidden, value) => {
			const answer = { list: [value, { [hidden]: `a ${hidden} b` }, hidden], count: 3, none: null };
			const clean = withoutSecretsIn(answer, secretBlanker([hidden]));
			expect(clean).toMatchObject({ count: 3, none: null });
			for (const text of textsIn(clean)) expect(text).not.toContain(hidden);
		}),
	);
});

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}

describe('an answer that repeats the key', () => {
	const KEY = '20260131';
	const answerOf = (body: string, headers = {}) =>
		readAnswer({ statusCode: 200, headers, body }, secretBlanker([KEY]));

	it('is read without it, also where JSON writes it in another way', () => {
		const escaped = [...KEY].map((digit) => `\\u003${digit}`).join('');
		const { body } = answerOf(`{"message":"not ${escaped}","${KEY}":"${KEY}"}`);
		expect(body).toEqual({ message: 'not ***', '***': '***' });
	});

	it('is still JSON when the key is a number that stands in it as well', () => {
		expect(answerOf(`{"duration":${KEY}}`).body).toEqual({ duration: 20260131 });
	});

	it('has headers without it, such as the address that a redirect leads to', () => {
		const { headers } = answerOf('{}', { Location: `https://cdn.example/?key=${KEY}` });
		expect(headers).toEqual({ location: 'https://cdn.example/?key=***' });
	});

	it('is reported without it when it is no JSON', () => {
		expect(answerOf(`<p>${KEY}</p>`)).toMatchObject({ body: undefined, text: '<p>***</p>' });
	});
});
