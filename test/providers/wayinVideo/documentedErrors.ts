import type { INodeParameters } from 'n8n-workflow';
import type { DocumentedError } from '../jobFixture';

/** Business errors as a gateway forwards them. */
function refusedOnSubmit(
	name: string,
	status: number,
	said: string | undefined,
	expected: { message: RegExp; advice: RegExp },
	parameters?: INodeParameters,
): DocumentedError {
	return {
		name,
		operation: 'submit',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'wayinvideo',
				path: '/clips$',
				times: 0,
				effect: {
					kind: 'respond',
					status,
					body: said === undefined ? gatewayBody(status) : { message: said },
				},
			});
			return parameters;
		},
		expected,
	};
}

function gatewayBody(status: number) {
	return {
		timestamp: '2026-05-02T09:10:11.123+00:00',
		status,
		error: 'a reason phrase',
		path: '/api/v2/clips',
	};
}

/** What WayinVideo refuses, in the forms that its documentation and its clients know. */
export const documentedErrors: readonly DocumentedError[] = [
	refusedOnSubmit('a refused key', 403, undefined, {
		message: /HTTP 403: the API key was not accepted/,
		advice: /API Dashboard .* nothing was billed/,
	}),
	refusedOnSubmit(
		'too many requests, or too many tasks',
		429,
		undefined,
		{
			message: /HTTP 429: too many requests, or too many tasks at once/,
			advice: /15 requests a minute and 5 running tasks/,
		},
		{ options: { pacingTimeLimitMinutes: 0 } },
	),
	refusedOnSubmit('no API units left', 400, 'Insufficient API units', {
		message: /HTTP 400: Insufficient API units/,
		advice: /Buy API units/,
	}),
	refusedOnSubmit('a plan that is too low', 403, 'Please upgrade to the Enterprise plan', {
		message: /HTTP 403: Please upgrade/,
		advice: /Check the plan of the account/,
	}),
	refusedOnSubmit('an invalid body', 400, 'limit must be positive', {
		message: /HTTP 400: limit must be positive/,
		advice: /Correct what the message names/,
	}),
	refusedOnSubmit('a refusal under HTTP 200', 200, 'video_url is not supported', {
		message: /HTTP 200: video_url is not supported/,
		advice: /Correct what the message names/,
	}),
	refusedOnSubmit('a fault of the server', 500, undefined, {
		message: /HTTP 500: it cannot serve the request now/,
		advice: /may have been accepted/,
	}),
	...[400, 404].map(
		(status): DocumentedError => ({
			name: `an id that is unknown or expired, as HTTP ${status}`,
			operation: 'getStatus',
			jobType: 'clipping',
			async arrange({ control }) {
				await control.injectFault({
					provider: 'wayinvideo',
					path: '/results/',
					times: 0,
					effect: { kind: 'respond', status, body: gatewayBody(status) },
				});
			},
			expected: { message: /there is no such task/, advice: /'Job ID' and 'Job Type'/ },
		}),
	),
	{
		name: 'a task that fails',
		operation: 'getStatus',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.planJobs({
				provider: 'wayinvideo',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', message: 'video unavailable' },
			});
		},
		expected: { status: 'failed', message: /video unavailable/ },
	},
];
