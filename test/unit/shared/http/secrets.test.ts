import fc from 'fast-check';
import { secretsOf, withoutSecrets } from '../../../../nodes/shared/http/secrets';

it('counts everything but addresses as secret', () => {
	expect(
		secretsOf({
			apiKey: ' sk-12345678 ',
			clientSecret: 'abcdefgh',
			short: 'abc',
			baseUrl: 'https://api.example.com',
			allowedDomains: 'example.com',
			port: 8800,
		}).sort(),
	).toEqual(['abcdefgh', 'sk-12345678']);
});

it.each<[string, string[], string]>([
	['bad key sk-12345678', ['sk-12345678'], 'bad key ***'],
	['sk-1 sk-1', ['sk-1'], '*** ***'],
	['nothing here', ['sk-12345678'], 'nothing here'],
	['sk-12345678-live', ['sk-12345678', 'sk-12345678-live'], '***'],
	['{"key":"aGVsbG8\\/d29ybGQ="}', ['aGVsbG8/d29ybGQ='], '{"key":"***"}'],
	['{"key":"pass\\"word"}', ['pass"word'], '{"key":"***"}'],
])('blanks %p', (text, secrets, expected) => {
	expect(withoutSecrets(text, secrets)).toBe(expected);
});

it('leaves no secret in any text, as it is or as JSON writes it', () => {
	const secret = fc.string({ minLength: 6, maxLength: 20 }).filter((text) => !text.includes('*'));
	fc.assert(
		fc.property(
			fc.array(secret, { minLength: 1, maxLength: 4 }),
			fc.array(fc.string()),
			(secrets, words) => {
				const text = secrets.map((hidden, index) => `${words[index] ?? ''}*${hidden}*`).join('');
				const clean = withoutSecrets(JSON.stringify({ text }) + text, secrets);
				for (const hidden of secrets) expect(clean).not.toContain(hidden);
			},
		),
	);
});
