/**
 * The codes of Vizard's result convention (Vizard docs, error codes of each endpoint). The same number means
 * different things on different calls, hence the names by call.
 */
export const CODE = {
	invalidRequest: -1000,
	processing: 1000,
	success: 2000,
	invalidApiKey: 4001,
	/** Create and query: the project or its clipping failed. */
	projectFailed: 4002,
	/** Caption: there is no speech in the clip. */
	noSpeech: 4002,
	rateLimited: 4003,
	unsupportedFormat: 4004,
	/** Publish: the plan does not include it. */
	planUpgradeNeeded: 4004,
	/** Create: the file is broken. Query: bad URL in clipping mode, too long in editing mode. */
	brokenOrTooLong: 4005,
	illegalParameter: 4006,
	notEnoughMinutes: 4007,
	downloadFailed: 4008,
	invalidVideoUrl: 4009,
	languageNotDetected: 4010,
	invalidSocialAccount: 4011,
} as const;

/** The documentation shows no texts; these are the simulator's own. */
const TEXTS: Readonly<Record<number, string>> = {
	[-1000]: 'invalid request parameters',
	4001: 'invalid api key',
	4002: 'the project could not be processed',
	4003: 'requests exceed the limit',
	4004: 'unsupported video format',
	4005: 'the video is broken or does not suit the mode',
	4006: 'illegal parameter',
	4007: 'not enough minutes left',
	4008: 'the video could not be downloaded',
	4009: 'invalid video url',
	4010: 'the spoken language could not be detected',
	4011: 'invalid social account id',
};

export function textOf(code: number): string {
	return TEXTS[code] ?? 'unknown error';
}

/** What an HTTP-minded server would send; used by the `conventional` setting of the `httpStatus` switch. */
const CONVENTIONAL_STATUS: Readonly<Record<number, number>> = {
	[-1000]: 400,
	4001: 401,
	4003: 429,
	4006: 400,
	4007: 402,
	4009: 400,
	4011: 400,
};

export function conventionalStatus(code: number): number {
	return CONVENTIONAL_STATUS[code] ?? 200;
}

/** Failures that show as soon as the source has been fetched, long before clipping would be done. */
const SEEN_WHEN_FETCHING: ReadonlySet<number> = new Set([4004, 4005, 4007, 4008, 4009, 4010]);

/** Share of a job's usual duration after which a failure with this code shows. */
export function failureShare(code: string): number {
	return SEEN_WHEN_FETCHING.has(Number(code)) ? 0.1 : 1;
}
