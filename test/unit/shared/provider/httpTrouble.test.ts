import { ADVICE, httpTrouble, kindOfStatus } from '../../../../nodes/shared/provider/httpTrouble';
import { mayHaveBeenAccepted, TROUBLE_KINDS } from '../../../../nodes/shared/trouble/trouble';
import type { WireAnswer } from '../../../../nodes/shared/provider/wire';

const answer = (httpStatus: number, text = '{}', headers = {}): WireAnswer => ({
	httpStatus,
	headers,
	body: text.startsWith('{') ? (JSON.parse(text) as unknown) : undefined,
	text,
});

it.each([
	[200, undefined],
	[202, undefined],
	[204, undefined],
	[302, 'refused'],
	[400, 'refused'],
	[401, 'credential'],
	[402, 'quota'],
	[403, 'credential'],
	[404, 'notFound'],
	[408, 'unavailable'],
	[409, 'refused'],
	[410, 'notFound'],
	[422, 'refused'],
	[425, 'unavailable'],
	[429, 'rateLimited'],
	[500, 'unavailable'],
	[503, 'unavailable'],
	[524, 'unavailable'],
])('HTTP %i is %s', (status, kind) => {
	expect(kindOfStatus(status)).toBe(kind);
});

it.each([
	[401, '{}', 'Vizard answered HTTP 401: the API key was not accepted'],
	[400, '{"detail":"bad ratio"}', 'Vizard answered HTTP 400: {"detail":"bad ratio"}'],
	[400, ' ', 'Vizard answered HTTP 400: no reason was given'],
	[502, '<html>Bad gateway</html>', 'Vizard answered HTTP 502: it cannot serve the request now'],
	[200, '', 'Vizard answered HTTP 200 with an empty body'],
	[200, ' <!DOCTYPE html>', 'Vizard answered HTTP 200 with a web page (HTML)'],
	[200, 'ok', 'Vizard answered HTTP 200 with something that is not JSON'],
])('HTTP %i with %p reads: %s', (status, text, message) => {
	expect(httpTrouble('Vizard', answer(status, text))?.message).toBe(message);
});

it('finds nothing wrong with JSON under HTTP 2xx', () => {
	expect(httpTrouble('Vizard', answer(200))).toBeUndefined();
});

it("prefers the provider's own words and code", () => {
	const trouble = httpTrouble('Vizard', answer(429), { message: 'slow down', code: '4003' });
	expect(trouble).toEqual({
		kind: 'rateLimited',
		message: 'Vizard answered HTTP 429: slow down',
		advice: ADVICE.rateLimited,
		httpStatus: 429,
		code: '4003',
	});
});

it.each([
	['https://evil.example.org/x', 'evil.example.org'],
	['/login', 'another address'],
	[undefined, 'another address'],
])('does not follow a redirect to %p, and names its host', (location, host) => {
	const trouble = httpTrouble('Vizard', answer(302, '', location ? { location } : {}));
	expect(trouble).toMatchObject({ kind: 'refused', httpStatus: 302 });
	expect(trouble?.message).toContain(`redirected the request to ${host}`);
});

it.each(TROUBLE_KINDS)('%s has advice that does not send a paid job again', (kind) => {
	expect(ADVICE[kind]).not.toBe('');
	expect(ADVICE[kind]).not.toMatch(/submit/i);
});

it.each([
	['unavailable', true],
	['noAnswer', true],
	['unexpectedAnswer', true],
	['credential', false],
	['notFound', false],
	['rateLimited', false],
	['quota', false],
	['refused', false],
	['unreachable', false],
] as const)('a submit that ended as %s may have been accepted: %s', (kind, expected) => {
	expect(mayHaveBeenAccepted({ kind, message: '', advice: '' })).toBe(expected);
});
