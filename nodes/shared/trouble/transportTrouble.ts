import { ADVICE, type Trouble } from './trouble';

/** Failures that happen before a request can have reached anyone. */
const NEVER_ARRIVED: ReadonlyMap<string, string> = new Map([
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
]);

/** Code of a request that a signal has ended: the stop of the execution, or a time limit. */
const CANCELED = 'ERR_CANCELED';

const TIMED_OUT = [
	'ECONNABORTED',
	'ETIMEDOUT',
	'ESOCKETTIMEDOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	CANCELED,
];

/** What n8n's own protection against requests into private networks throws; its classes are not in n8n-workflow. */
const FORBIDDEN_BY_N8N = /^SsrfBlocked/;

/** Whether a signal has ended a request. */
export function wasCanceled(error: unknown): boolean {
	return codesOf(error).includes(CANCELED);
}

/**
 * Turns a failure of the transport into trouble. Messages carry no system error codes: n8n replaces a
 * message that contains one by its own text, which advises to switch on automatic retry.
 *
 * @param host of the request, for the message
 * @param timeoutMs that the request was given
 */
export function transportTrouble(
	providerName: string,
	host: string,
	timeoutMs: number,
	error: unknown,
): Trouble {
	if (causesOf(error).some(({ name }) => FORBIDDEN_BY_N8N.test(String(name)))) {
		return {
			kind: 'refused',
			message: `${providerName} was not asked at ${host}: this n8n does not allow requests to that address`,
			advice:
				'If the address is correct, ask the administrator of n8n to allow it with N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES',
		};
	}
	const codes = codesOf(error);
	const neverArrived = codes.map((code) => NEVER_ARRIVED.get(code)).find(Boolean);
	if (neverArrived !== undefined) {
		return {
			kind: 'unreachable',
			message: `${providerName} cannot be reached at ${host}: ${neverArrived}`,
			advice: ADVICE.unreachable,
		};
	}
	const reason = codes.some((code) => TIMED_OUT.includes(code))
		? `no answer came within ${Math.round(timeoutMs / 1000)} seconds`
		: 'the connection broke before an answer came';
	return {
		kind: 'noAnswer',
		message: `${providerName} did not answer at ${host}: ${reason}`,
		advice: ADVICE.noAnswer,
	};
}

/** The system error codes along the chain of causes. */
function codesOf(error: unknown): string[] {
	return causesOf(error)
		.map(({ code }) => code)
		.filter((code): code is string => typeof code === 'string');
}

/** An error and what caused it; n8n wraps the original error. */
export function causesOf(error: unknown): { name?: unknown; code?: unknown }[] {
	const causes: object[] = [];
	let current: unknown = error;
	while (typeof current === 'object' && current !== null && causes.length < 5) {
		causes.push(current);
		current = (current as { cause?: unknown }).cause;
	}
	return causes;
}
