import { ADVICE } from './httpTrouble';
import type { Trouble } from './trouble';

/** Failures that happen before a request can have reached anybody. */
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

const TIMED_OUT = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'];

/** Code that a request ends with when the execution is stopped. */
const STOPPED = 'ERR_CANCELED';

/** Whether a request ended because the user stopped the execution. */
export function wasStopped(error: unknown): boolean {
	return codesOf(error).includes(STOPPED);
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

/** The system error codes along the chain of causes; n8n wraps the original error. */
function codesOf(error: unknown): string[] {
	const codes: string[] = [];
	let current: unknown = error;
	for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
		const { code, cause } = current as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') codes.push(code);
		current = cause;
	}
	return codes;
}
