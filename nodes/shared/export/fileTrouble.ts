import { kindOfStatus } from '../provider/httpTrouble';
import { isTransient, type Trouble } from '../trouble/trouble';

const CHECK_NETWORK = 'Check the network between n8n and the file host';

/** How far a transfer has come. */
export interface Progress {
	/** Bytes. */
	received: number;
	/** Bytes, where the host has announced them. */
	announced: number | undefined;
}

/** A status other than 200 brings no file. Hosts answer 403 as well as 404 for a link that has expired. */
export function refusedByHost(host: string, status: number): Trouble {
	const kind = kindOfStatus(status);
	if (!kind) {
		return {
			kind: 'unexpectedAnswer',
			message: `the file host ${host} answered HTTP ${status} instead of sending the whole file`,
			advice: 'Open the link in a browser to see what the host sends',
			httpStatus: status,
		};
	}
	const trouble: Trouble = {
		kind: kind === 'credential' ? 'notFound' : kind,
		message: `the file host ${host} answered HTTP ${status}`,
		advice: 'Links expire, and some providers delete files after some days',
		httpStatus: status,
	};
	return isTransient(trouble) ? { ...trouble, advice: 'The file host is busy or down' } : trouble;
}

/** @param what the host sent, in words */
export function notAFile(host: string, what: string): Trouble {
	return {
		kind: 'unexpectedAnswer',
		message: `the file host ${host} sent ${what} instead of the file`,
		advice: 'Open the link in a browser to see what the host says',
		httpStatus: 200,
	};
}

/** A request to a file host that got no answer: its address is not one that a user has entered. */
export function outOfReach(trouble: Trouble): Trouble {
	return isTransient(trouble) ? { ...trouble, advice: CHECK_NETWORK } : trouble;
}

export function brokenOff(host: string, { received, announced }: Progress): Trouble {
	const part = announced === undefined ? `${received}` : `${received} of ${announced}`;
	return {
		kind: 'noAnswer',
		message: `the file host ${host} broke off after ${part} bytes`,
		advice: CHECK_NETWORK,
	};
}

/** @param silenceMs so long at least, milliseconds */
export function fellSilent(host: string, progress: Progress, silenceMs: number): Trouble {
	const seconds = Math.round(silenceMs / 1000);
	return {
		kind: 'noAnswer',
		message: `the file host ${host} sent nothing for ${seconds} seconds, after ${progress.received} bytes`,
		advice: CHECK_NETWORK,
	};
}

export function wrongLength(host: string, { received, announced }: Progress): Trouble {
	return {
		kind: 'noAnswer',
		message: `the file host ${host} sent ${received} bytes, but announced ${announced}`,
		advice: 'Check whether a proxy between n8n and the file host cuts or compresses files',
	};
}

/** @param address of a link, or where it redirects to */
export function notFollowed(address: string): Trouble {
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1];
	return {
		kind: 'refused',
		message:
			scheme === undefined || /^https?$/i.test(scheme)
				? 'the link is not an http(s) address, so it is not followed'
				: `the link leads to a ${scheme.toLowerCase().slice(0, 20)}: address, and only http(s) is followed`,
		advice: 'Fetch the file where the provider has stored it',
	};
}

export function redirectedTooOften(host: string, times: number): Trouble {
	return {
		kind: 'refused',
		message: `the link was redirected more than ${times} times, at last by ${host}`,
		advice: 'Open the link in a browser to see where it leads',
	};
}

/** @param reason n8n's own, where it gave one */
export function notStored(reason: string | undefined): Trouble {
	return {
		kind: 'refused',
		message: `n8n did not store the file: ${reason ?? 'it gave no reason'}`,
		advice:
			'Check the free space of the disk or database where n8n keeps binary data, and the largest file that it accepts there',
	};
}
