import type { DocumentedError } from '../jobFixture';

/** A refusal of the request itself, sent as the documentation shows it. */
function refused(
	name: string,
	operation: 'submit' | 'getStatus',
	status: number,
	body: unknown,
	expected: { message: RegExp; advice: RegExp },
): DocumentedError {
	return {
		name,
		operation,
		jobType: 'videoGeneration',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'pictory',
				path: operation === 'submit' ? '/v1/aistudio/videos' : '/v1/jobs/',
				times: 0,
				effect: { kind: 'respond', status, body },
			});
		},
		expected,
	};
}

/** A job that ends with a code, which Pictory reports with HTTP 200. */
function ended(code: string, jobType: string, message: RegExp): DocumentedError {
	return {
		name: `job ${code}`,
		operation: 'getStatus',
		jobType,
		async arrange({ control }) {
			await control.planJobs({
				provider: 'pictory',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', code },
			});
		},
		expected: { status: 'failed', code, message },
	};
}

export const documentedErrors: readonly DocumentedError[] = [
	{
		name: 'INVALID_REQUEST_BODY',
		operation: 'submit',
		jobType: 'videoGeneration',
		arrange: async () => ({ model: 'other', otherModel: 'no-such-model' }),
		expected: { message: /model: must be one of .*\(INVALID_REQUEST_BODY\)/, advice: /fields/ },
	},
	refused(
		'HTTP 401',
		'submit',
		401,
		{ message: 'Unauthorized' },
		{ message: /HTTP 401: the API key or token was not accepted/, advice: /pictai_/ },
	),
	refused(
		'HTTP 402',
		'submit',
		402,
		{ message: 'Quota exceeded' },
		{ message: /HTTP 402: Quota exceeded/, advice: /credits/ },
	),
	refused(
		'HTTP 403, Cloudflare',
		'submit',
		403,
		'<html><title>Cloudflare</title>error code: 1010</html>',
		{ message: /Cloudflare, which has blocked/, advice: /User-Agent/ },
	),
	{
		name: 'HTTP 403, foreign project',
		operation: 'submit',
		jobType: 'projectRender',
		arrange: async () => ({ projectId: '300999' }),
		expected: { message: /HTTP 403: Forbidden/, advice: /account that the project belongs to/ },
	},
	refused(
		'HTTP 404, JOB_NOT_FOUND',
		'getStatus',
		404,
		{ error_code: '5000', error_message: 'JOB_NOT_FOUND' },
		{ message: /HTTP 404: JOB_NOT_FOUND/, advice: /job ID/ },
	),
	refused(
		'old API, code 890',
		'submit',
		400,
		{ success: false, error: { error_message: 'Text is too long', error_code: 890 } },
		{ message: /Text is too long \(890\)/, advice: /Correct/ },
	),
	ended('TEXT_TO_VIDEO_FAILED', 'storyboardRender', /could not be turned into a video/),
	ended('SCENE_BACKGROUND_VISUAL_NOT_FOUND', 'storyboardRender', /no visual was found/),
	ended('INSUFFICIENT_CREDITS', 'videoGeneration', /not enough AI credits/),
	ended('SOME_NEW_CODE', 'videoGeneration', /The job has failed/),
];
