import fc from 'fast-check';
import { joinBaseUrl, parseHttpUrl } from '../../../../nodes/shared/http/egress';
import { InvalidInput } from '../../../../nodes/shared/input/invalidInput';

it.each([
	['https://api.example.com', 'https://api.example.com/jobs'],
	['https://api.example.com/', 'https://api.example.com/jobs'],
	['https://api.example.com/v1///', 'https://api.example.com/v1/jobs'],
	[' https://api.example.com/v1 ', 'https://api.example.com/v1/jobs'],
	['http://127.0.0.1:8800/vizard', 'http://127.0.0.1:8800/vizard/jobs'],
	['http://[::1]:8800', 'http://[::1]:8800/jobs'],
	['https://api.example.com/v1?key=1#top', 'https://api.example.com/v1/jobs'],
	['https://user:word@api.example.com', 'https://api.example.com/jobs'],
])('joins %p with a path', (baseUrl, expected) => {
	expect(joinBaseUrl(baseUrl, '/jobs')).toBe(expected);
});

it.each([undefined, null, 7, '', '   '])('refuses %p as empty', (baseUrl) => {
	expect(() => joinBaseUrl(baseUrl, '/jobs')).toThrow("'Base URL' is empty");
});

it.each([
	'api.example.com',
	'ftp://api.example.com',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'https://',
])('refuses %p', (baseUrl) => {
	expect(() => joinBaseUrl(baseUrl, '/jobs')).toThrow(InvalidInput);
	expect(parseHttpUrl(baseUrl)).toBeUndefined();
});

it('keeps every request on the host of the Base URL', () => {
	fc.assert(
		fc.property(fc.webUrl(), fc.webPath({ size: 'small' }), (baseUrl, path) => {
			const joined = new URL(joinBaseUrl(baseUrl, `/x${path}`));
			expect(joined.origin).toBe(new URL(baseUrl).origin);
		}),
	);
});
