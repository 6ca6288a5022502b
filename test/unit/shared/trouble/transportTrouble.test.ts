import fc from 'fast-check';
import { mayHaveBeenAccepted } from '../../../../nodes/shared/trouble/trouble';
import { transportTrouble, wasCanceled } from '../../../../nodes/shared/trouble/transportTrouble';

const HOST = 'api.example.com';
const troubleOf = (error: unknown) => transportTrouble('Vizard', HOST, 30_000, error);
const withCode = (code: unknown) => Object.assign(new Error('failed'), { code });

it.each([
	['ECONNREFUSED', 'the connection was refused'],
	['ENOTFOUND', 'its host name is not known'],
	['EAI_AGAIN', 'its host name could not be looked up'],
	['EHOSTUNREACH', 'its host cannot be reached'],
	['ENETUNREACH', 'its network cannot be reached'],
	['ERR_INVALID_URL', 'its address is not valid'],
	['CERT_HAS_EXPIRED', 'its TLS certificate has expired'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'its TLS certificate is self-signed'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'its TLS certificate is self-signed'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its TLS certificate cannot be verified'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'its TLS certificate is for another host'],
])('%s reached no one: %s', (code, reason) => {
	const trouble = troubleOf(withCode(code));
	expect(trouble).toMatchObject({
		kind: 'unreachable',
		message: `Vizard cannot be reached at ${HOST}: ${reason}`,
	});
	expect(mayHaveBeenAccepted(trouble)).toBe(false);
});

it.each(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'])(
	'%s is an answer that did not come in time',
	(code) => {
		expect(troubleOf(withCode(code)).message).toBe(
			`Vizard did not answer at ${HOST}: no answer came within 30 seconds`,
		);
	},
);

it.each([
	withCode('ECONNRESET'),
	withCode('EPIPE'),
	withCode(7),
	new Error('aborted'),
	'text',
	null,
	undefined,
	42,
])('%p is a connection that broke, so no one knows what became of a submit', (error) => {
	const trouble = troubleOf(error);
	expect(trouble.message).toContain('the connection broke before an answer came');
	expect(mayHaveBeenAccepted(trouble)).toBe(true);
});

it('finds the code that n8n has wrapped', () => {
	const wrapped = new Error('outer', {
		cause: new Error('middle', { cause: withCode('ENOTFOUND') }),
	});
	expect(troubleOf(wrapped).kind).toBe('unreachable');
});

it('does not go round in circles', () => {
	const error: { cause?: unknown } = {};
	error.cause = error;
	expect(troubleOf(error).kind).toBe('noAnswer');
	expect(wasCanceled(error)).toBe(false);
});

it.each([
	[withCode('ERR_CANCELED'), true],
	[new Error('outer', { cause: withCode('ERR_CANCELED') }), true],
	[withCode('ECONNRESET'), false],
	[undefined, false],
])('%p was stopped by the user: %s', (error, expected) => {
	expect(wasCanceled(error)).toBe(expected);
});

it('takes no code for anything but text, and shows no code', () => {
	const names = fc.constantFrom(
		'constructor',
		'toString',
		'__proto__',
		'ECONNRESET',
		'ENOTFOUND',
		'ETIMEDOUT',
	);
	fc.assert(
		fc.property(fc.oneof(names, fc.string()), (code) => {
			const { message } = troubleOf(withCode(code));
			expect(typeof message).toBe('string');
			expect(message).not.toMatch(/function|object Object|\b(E[A-Z]{5,}|ERR_)\b/);
		}),
	);
});

it.each(['SsrfBlockedIpError', 'SsrfBlockedHostnameError'])(
	'%s is refused by n8n itself: asking again changes nothing, and no one was asked',
	(name) => {
		const forbidden = Object.assign(new Error('blocked'), { name });
		const trouble = troubleOf(new Error('outer', { cause: forbidden }));
		expect(trouble).toMatchObject({
			kind: 'refused',
			message: `Vizard was not asked at ${HOST}: this n8n does not allow requests to that address`,
			advice: expect.stringContaining('N8N_SSRF_ALLOWED_HOSTNAMES'),
		});
		expect(mayHaveBeenAccepted(trouble)).toBe(false);
	},
);
