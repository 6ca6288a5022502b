import type { DocumentedError } from '../jobFixture';

/** Codes that Submit can meet, answered the way Vizard does: HTTP 200 with a `code`. */
const CREATE_ERRORS: readonly [code: number, message: RegExp, advice: RegExp][] = [
	[-1000, /parameters are not valid/, /Check the options\. .* must have the chosen ratio/],
	[
		4001,
		/API key was not accepted/,
		/Create an API key in Vizard under Workspace Settings > API .* credential/,
	],
	[4002, /project could not be created/, /Check that the video opens in a browser/],
	[4004, /format is not supported/, /Use an mp4, mov, avi or 3gp file/],
	[4005, /file is broken or its link is not valid/, /Check that the link plays in a browser/],
	[4006, /parameter is not allowed/, /Check the options\. .* must have the chosen ratio/],
	[4007, /not enough upload minutes/, /Add minutes or a higher plan/],
	[4008, /could not download the video/, /Make the video public/],
	[4009, /video URL is not valid/, /Check 'Video URL'/],
	[4010, /language was not detected/, /Choose the language under 'Spoken Language'/],
];

/** Codes with which a project ends. */
const ENDINGS: readonly [code: number, message: RegExp][] = [
	[4002, /clipping failed/],
	[4004, /format is not supported/],
	[4005, /URL is not valid, or the video is too long/],
	[4006, /parameter is not allowed/],
	[4007, /not enough upload minutes/],
	[4008, /could not download the video/],
	[4009, /video URL is not valid/],
	[4010, /language was not detected/],
];

function refusedOnCreate([code, message, advice]: (typeof CREATE_ERRORS)[number]): DocumentedError {
	return {
		name: `code ${code} on create`,
		operation: 'submit',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'vizard',
				path: '/project/create',
				effect: { kind: 'respond', status: 200, body: { code, errMsg: 'as documented' } },
			});
		},
		expected: { message, advice },
	};
}

function endedWith([code, message]: (typeof ENDINGS)[number]): DocumentedError {
	return {
		name: `code ${code} on query`,
		operation: 'getStatus',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.planJobs({
				provider: 'vizard',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', code },
			});
		},
		expected: { status: 'failed', code: String(code), message },
	};
}

export const documentedErrors: readonly DocumentedError[] = [
	...CREATE_ERRORS.map(refusedOnCreate),
	...ENDINGS.map(endedWith),
];
