import { kindOfStatus } from '../provider/httpTrouble';
import type { Trouble } from '../trouble/trouble';

/**
 * What is wrong with the answer of a file host that a provider has given an upload address on. The host
 * is not the provider: its answers have no meaning beyond their status, and it never sees a key.
 */
export function presignedTrouble(host: string, status: number): Trouble | undefined {
	const kind = kindOfStatus(status);
	if (!kind) return undefined;
	const passing = kind === 'unavailable' || kind === 'rateLimited';
	return {
		kind: passing ? kind : 'refused',
		message: `the upload address on ${host} answered HTTP ${status}`,
		advice:
			'Run this item again: the provider gives a new upload address each time. Upload addresses expire, and some refuse large files',
		httpStatus: status,
	};
}

/** An upload address that is not one. */
export function unusableAddress(providerName: string): Trouble {
	return {
		kind: 'unexpectedAnswer',
		message: `${providerName} gave an upload address that is not an http(s) URL, so nothing was sent to it`,
		advice: 'Check that the Base URL in the credential is that of the API',
	};
}
