import { ADVICE } from '../shared/provider/httpTrouble';
import type { TroubleKind } from '../shared/trouble/trouble';

export interface RefusalCode {
	kind: TroubleKind;
	meaning: string;
	advice: string;
}

const TOKEN_ADVICE =
	'The engine itself has no token, but a proxy before it may require one: enter the token of that proxy in the credential, check the Base URL there, and use its test';

/** Extensions that an upload may have, and the types that stand for them. */
export const VIDEO_FORMATS: ReadonlyMap<string, string> = new Map([
	['mp4', 'video/mp4'],
	['mov', 'video/quicktime'],
	['avi', 'video/x-msvideo'],
	['mkv', 'video/x-matroska'],
	['webm', 'video/webm'],
]);

export const VIDEO_EXTENSIONS = [...VIDEO_FORMATS.keys()];

/**
 * The error codes of the documentation.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const REFUSAL_CODES: Readonly<Record<string, RefusalCode>> = {
	UNAUTHORIZED: {
		kind: 'credential',
		meaning: 'the token is missing or not accepted',
		advice: TOKEN_ADVICE,
	},
	FORBIDDEN: {
		kind: 'credential',
		meaning: 'the token is valid but not allowed to do this',
		advice: TOKEN_ADVICE,
	},
	UNSUPPORTED_FORMAT: {
		kind: 'refused',
		meaning: 'the file is not a video that it takes',
		advice: `Upload one of: ${VIDEO_EXTENSIONS.join(', ')}; the extension of the file name decides`,
	},
	FILE_TOO_LARGE: {
		kind: 'refused',
		meaning: 'the file is larger than the engine, or a proxy before it, accepts',
		advice:
			'Upload a smaller file, or raise MAX_FILE_SIZE_MB on the engine and the body size limit of the proxy',
	},
	MISSING_FIELD: {
		kind: 'refused',
		meaning: 'a required field did not arrive',
		advice: "Check 'Input Binary Field' and 'Video ID', and that no proxy changes the request",
	},
	VIDEO_NOT_FOUND: {
		kind: 'notFound',
		meaning: 'it has no video with this ID',
		advice:
			"Check 'Video ID' and 'Template Video ID', and that the credential belongs to the engine that has the video; deleted videos have to be uploaded again",
	},
	JOB_NOT_FOUND: {
		kind: 'notFound',
		meaning: 'it has no job with this ID',
		advice:
			'Check the job ID and that the credential belongs to the engine that runs the job; engines forget finished jobs after some time',
	},
	// A refusal and not a matter of waiting: the running job may be the one that the upload has started.
	JOB_ALREADY_PROCESSING: {
		kind: 'refused',
		meaning: 'a job for this video is running already',
		advice:
			'Wait for that job instead of submitting another one. It may be the one that the upload has started',
	},
	JOB_TIMEOUT: {
		kind: 'refused',
		meaning: 'the job ran longer than the engine allows',
		advice: 'Use a shorter video, or raise PROCESSING_TIMEOUT_SECONDS on the engine',
	},
};

/** For a result that was asked for too early; how the code is really called is not documented. */
export const NOT_READY: RefusalCode = {
	kind: 'unavailable',
	meaning: 'the result is not there yet',
	advice: ADVICE.unavailable,
};

/** Engines send sentences where the documentation has codes; these are the ones that mean the same. */
const CODE_BY_SENTENCE: ReadonlyArray<[RegExp, string]> = [
	[/\bjob not found\b/i, 'JOB_NOT_FOUND'],
	[/\bvideo not found\b/i, 'VIDEO_NOT_FOUND'],
	[
		/\b(unsupported|invalid|not allowed)\b.*\b(format|extension|file type)\b/i,
		'UNSUPPORTED_FORMAT',
	],
	[/\btoo large\b|\bexceeds\b.*\bsize\b/i, 'FILE_TOO_LARGE'],
];

const CODE_BY_STATUS: Readonly<Record<number, string>> = {
	401: 'UNAUTHORIZED',
	403: 'FORBIDDEN',
	413: 'FILE_TOO_LARGE',
};

/** The documented code that a refusal amounts to, when the engine itself gave none. */
export function impliedCode(httpStatus: number, said: string | undefined): string | undefined {
	const bySentence = CODE_BY_SENTENCE.find(([sentence]) => sentence.test(said ?? ''));
	return CODE_BY_STATUS[httpStatus] ?? bySentence?.[1];
}
