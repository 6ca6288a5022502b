import type { DocumentedError } from '../jobFixture';

const SIMULATOR_ID = 'globalaiopc';

/** Refusals on create: how the service answers, and what the user has to be told. */
const REFUSED_ON_CREATE: readonly {
	name: string;
	status?: number;
	body: unknown;
	message: RegExp;
	advice: RegExp;
}[] = [
	{
		name: 'code other than "0"',
		body: { code: '1', msg: '参数错误', data: null },
		message: /code 1\): 参数错误/,
		advice: /nothing was billed/,
	},
	{
		name: 'code as a number',
		body: { code: 500, msg: 'duration not supported', data: null },
		message: /code 500\): duration not supported/,
		advice: /nothing was billed/,
	},
	{
		name: 'HTTP 200 with a task that is failed',
		body: { id: 'video_1', object: 'video', status: 'failed', error: '内容违规' },
		message: /refused the job: 内容违规/,
		advice: /nothing was billed/,
	},
	{
		name: 'HTTP 401',
		status: 401,
		body: { code: '401', msg: 'unauthorized' },
		message: /HTTP 401: unauthorized/,
		advice: /API key in the credential/,
	},
	{
		name: 'HTTP 404 without a handler',
		status: 404,
		body: { message: 'No handler found for POST /v1/videos/videos' },
		message: /does not serve this address/,
		advice: /Base URL in the credential/,
	},
	{
		name: 'not enough balance',
		body: { code: '1', msg: '账户余额不足', data: null },
		message: /账户余额不足/,
		advice: /Top up/,
	},
	{
		name: 'HTTP 5xx',
		status: 503,
		body: { message: 'upstream is down' },
		message: /HTTP 503: upstream is down/,
		advice: /may have been accepted/,
	},
	{
		name: 'HTTP 433',
		status: 433,
		body: { message: 'gateway' },
		message: /HTTP 433: gateway/,
		advice: /may have been accepted/,
	},
];

function onCreate({
	name,
	status = 200,
	body,
	message,
	advice,
}: (typeof REFUSED_ON_CREATE)[number]): DocumentedError {
	return {
		name: `${name} on create`,
		operation: 'submit',
		jobType: 'videoGeneration',
		async arrange({ control }) {
			await control.injectFault({
				provider: SIMULATOR_ID,
				path: '/v1/videos/videos',
				effect: { kind: 'respond', status, body },
			});
		},
		expected: { message, advice },
	};
}

function endedAs(switches: Record<string, unknown>): DocumentedError {
	return {
		name: `failed with ${JSON.stringify(switches)} on query`,
		operation: 'getStatus',
		jobType: 'videoGeneration',
		async arrange({ control }) {
			await control.setSwitches(SIMULATOR_ID, switches);
			await control.planJobs({
				provider: SIMULATOR_ID,
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', code: 'reference' },
			});
		},
		expected: { status: 'failed', message: /^reference image could not be read$/ },
	};
}

function cancelled(): DocumentedError {
	return {
		name: 'cancelled on query',
		operation: 'getStatus',
		jobType: 'videoGeneration',
		async arrange({ control }) {
			await control.planJobs({
				provider: SIMULATOR_ID,
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'cancelled' },
			});
		},
		expected: { status: 'cancelled', message: /cancelled and gave no reason/ },
	};
}

export const documentedErrors: readonly DocumentedError[] = [
	...REFUSED_ON_CREATE.map(onCreate),
	...[{}, { errorForm: 'object' }, { errorField: 'msg' }, { resultShape: 'in-data' }].map(endedAs),
	cancelled(),
];
