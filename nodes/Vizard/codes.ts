import { ADVICE } from '../shared/provider/httpTrouble';
import type { TroubleKind } from '../shared/trouble/trouble';

/** What a code means on one call, and what a user can do about it. */
export interface CodeMeaning {
	/** How it is treated where it refuses a request. */
	kind: TroubleKind;
	meaning: string;
	advice: string;
	/** Whether the same job may succeed when it is submitted again. */
	retryable?: boolean;
}

type Codes = Readonly<Record<number, CodeMeaning>>;

const INVALID_KEY: CodeMeaning = {
	kind: 'credential',
	meaning: 'the API key was not accepted',
	advice:
		'Create an API key in Vizard under Workspace Settings > API (needs a paid plan) and enter it in the credential',
};

const RATE_LIMIT: CodeMeaning = {
	kind: 'rateLimited',
	meaning: 'too many requests',
	advice: ADVICE.rateLimited,
};

const ILLEGAL_PARAMETER: CodeMeaning = {
	kind: 'refused',
	meaning: 'a parameter is not allowed',
	advice: 'Check the options. A template must have the chosen ratio',
};

const INVALID_REQUEST: CodeMeaning = {
	...ILLEGAL_PARAMETER,
	meaning: 'the request parameters are not valid',
};

const NOT_ENOUGH_MINUTES: CodeMeaning = {
	kind: 'quota',
	meaning: 'the account has not enough upload minutes left',
	advice: 'Add minutes or a higher plan in the Vizard workspace before you submit again',
};

const UNSUPPORTED_FORMAT: CodeMeaning = {
	kind: 'refused',
	meaning: 'the video format is not supported',
	advice: 'Use an mp4, mov, avi or 3gp file, and check the file extension in the options',
};

const CANNOT_DOWNLOAD: CodeMeaning = {
	kind: 'refused',
	meaning: 'Vizard could not download the video',
	advice: 'Make the video public, or share it so that anyone with the link can open it',
	retryable: true,
};

const LANGUAGE_NOT_DETECTED: CodeMeaning = {
	kind: 'refused',
	meaning: 'the spoken language was not detected',
	advice: "Choose the language under 'Spoken Language' instead of Detect Automatically",
};

/**
 * Codes of POST /project/create. The same number can mean something else on another call.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 */
export const CREATE_CODES: Codes = {
	[-1000]: INVALID_REQUEST,
	4001: INVALID_KEY,
	4002: {
		kind: 'refused',
		meaning: 'the project could not be created',
		advice: 'Check that the video opens in a browser, then submit it once more',
		retryable: true,
	},
	4003: RATE_LIMIT,
	4004: UNSUPPORTED_FORMAT,
	4005: {
		kind: 'refused',
		meaning: 'the video file is broken or its link is not valid',
		advice: 'Check that the link plays in a browser; editing takes videos below 3 minutes only',
	},
	4006: ILLEGAL_PARAMETER,
	4007: NOT_ENOUGH_MINUTES,
	4008: CANNOT_DOWNLOAD,
	4009: {
		kind: 'refused',
		meaning: 'the video URL is not valid',
		advice: "Check 'Video URL', and the source type in the options if you have set it",
	},
	4010: LANGUAGE_NOT_DETECTED,
};

/**
 * Codes of GET /project/query. 4001 and 4003 refuse the query, 4006 can do so; the others are how the job ended.
 *
 * @see https://docs.vizard.ai/docs/retrieve-video-clips
 */
export const QUERY_CODES: Codes = {
	4001: INVALID_KEY,
	4002: {
		kind: 'refused',
		meaning: 'clipping failed',
		advice: 'Check that the video has speech and plays in a browser, then submit it once more',
		retryable: true,
	},
	4003: RATE_LIMIT,
	4004: UNSUPPORTED_FORMAT,
	4005: {
		kind: 'refused',
		meaning: 'the video URL is not valid, or the video is too long for editing',
		advice: 'Editing takes videos below 3 minutes; use Clip Long Video for longer ones',
	},
	4006: {
		kind: 'notFound',
		meaning: 'there is no such project, or a parameter is not allowed',
		advice:
			'Check the job ID, and that the credential belongs to the workspace that submitted it. Do not submit the job again before that',
	},
	4007: NOT_ENOUGH_MINUTES,
	4008: CANNOT_DOWNLOAD,
	4009: {
		kind: 'refused',
		meaning: 'the video URL is not valid',
		advice: "Check 'Video URL', and the source type in the options if you have set it",
	},
	4010: LANGUAGE_NOT_DETECTED,
};

/**
 * Codes of GET /project/social-accounts, which shows none where it answers.
 *
 * @see https://docs.vizard.ai/docs/get-social-accounts
 */
const ACCOUNT_CODES: Codes = {
	[-1000]: INVALID_REQUEST,
	4001: INVALID_KEY,
	4003: RATE_LIMIT,
	4006: INVALID_REQUEST,
};

const UNKNOWN_CLIP: CodeMeaning = {
	kind: 'refused',
	meaning: 'a parameter is not allowed, or there is no such clip',
	advice:
		"Check 'Clip': it takes the id of a video in the result of a job of this workspace, not the ID of the job",
};

/**
 * Codes of POST /project/publish-video.
 *
 * @see https://docs.vizard.ai/docs/publish-video
 */
const PUBLISH_CODES: Codes = {
	[-1000]: INVALID_REQUEST,
	4001: INVALID_KEY,
	4003: RATE_LIMIT,
	4004: {
		kind: 'quota',
		meaning: 'the plan of the account does not include publishing',
		advice: 'Upgrade the plan of the Vizard workspace, then run this item again',
	},
	4006: UNKNOWN_CLIP,
	4011: {
		kind: 'refused',
		meaning: 'there is no such social account',
		advice: "Choose 'Social Account' from the list, or connect the account in Vizard",
	},
};

/**
 * Codes of POST /project/ai-social.
 *
 * @see https://docs.vizard.ai/docs/generate-ai-social-caption
 */
const CAPTION_CODES: Codes = {
	[-1000]: INVALID_REQUEST,
	4001: INVALID_KEY,
	4002: {
		kind: 'refused',
		meaning: 'no one speaks in the clip',
		advice: 'A caption is written from what is said. Write one yourself for this clip',
	},
	4003: RATE_LIMIT,
	4006: UNKNOWN_CLIP,
};

/** What the codes mean on each call but a query, whose path has the ID of its project. */
export const CODES_OF_CALLS: ReadonlyMap<string, Codes> = new Map([
	['/project/create', CREATE_CODES],
	['/project/social-accounts', ACCOUNT_CODES],
	['/project/publish-video', PUBLISH_CODES],
	['/project/ai-social', CAPTION_CODES],
]);

/** What every call but a query answers when it has done what was asked for. */
export const ACCEPTED = 2000;

/** What GET /project/query answers while the job runs, and when it is done. */
export const PROCESSING = 1000;
export const FINISHED = 2000;

/** Codes that refuse the query itself and say nothing about how the job ended. */
const REFUSED_QUERY: readonly number[] = [4001, 4003];

/** Stands for a project that does not exist, unless the answer names the project. */
const ILLEGAL_OR_UNKNOWN = 4006;

/** Whether the code of a query refuses the query. Any other one on the list is how the job ended. */
export function refusesQuery(code: number, projectId: string | undefined): boolean {
	return REFUSED_QUERY.includes(code) || (code === ILLEGAL_OR_UNKNOWN && !projectId);
}
