import type { DocumentedError } from '../jobFixture';

interface Refusal {
	jobType: string;
	name: string;
	status?: number;
	body: unknown;
	headers?: Record<string, string>;
	message: RegExp;
	advice: RegExp;
}

/** How services refuse a submit, and what the user has to be told. */
const REFUSALS: readonly Refusal[] = [
	{
		jobType: 'replicate',
		name: 'no credit at Replicate',
		status: 402,
		body: { title: 'Insufficient credit', detail: 'You have insufficient credit', status: 402 },
		message: /Replicate answered HTTP 402: You have insufficient credit/,
		advice: /Top up.*nothing was billed/s,
	},
	{
		jobType: 'kieJobs',
		name: 'credits used up at kie.ai, under HTTP 200',
		body: { code: 402, msg: 'Credits insufficient' },
		message: /kie.ai Jobs answered code 402: Credits insufficient/,
		advice: /Top up.*nothing was billed/s,
	},
	{
		jobType: 'kieJobs',
		name: 'maintenance at kie.ai, under HTTP 200',
		body: { code: 455, msg: 'Service is under maintenance' },
		message: /code 455: Service is under maintenance.*may have been accepted/,
		advice: /kie.ai\/logs/,
	},
	{
		jobType: 'minimax',
		name: 'no balance at MiniMax, under HTTP 200',
		body: { task_id: '', base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
		message: /MiniMax Hailuo answered code 1008: insufficient balance/,
		advice: /Top up.*nothing was billed/s,
	},
	{
		jobType: 'minimax',
		name: 'a code beside the ID of a job',
		body: { task_id: '106', base_resp: { status_code: 9999, status_msg: 'odd' } },
		message: /code 9999 together with the job id '106'/,
		advice: /Use Get Status to see whether the job '106' exists/,
	},
	{
		jobType: 'fal',
		name: 'a field that fal does not take',
		status: 422,
		body: { detail: [{ loc: ['body', 'prompt'], msg: 'field required', type: 'missing' }] },
		message: /fal answered HTTP 422: field required/,
		advice: /nothing was billed/,
	},
	{
		jobType: 'fal',
		name: 'an answer of fal whose link leads elsewhere',
		body: { request_id: 'x', response_url: 'https://elsewhere.example/fal-ai/veo3/requests/x' },
		message: /'submit.id' of the recipe finds no link below the Base URL at response_url/,
		advice: /may have been accepted/,
	},
	{
		jobType: 'json2video',
		name: 'a plan that is used up at JSON2Video',
		status: 401,
		body: { success: false, message: 'No quota is left' },
		message: /JSON2Video answered HTTP 401: No quota is left/,
		advice: /Top up/,
	},
	{
		jobType: 'replicate',
		name: 'an answer without an ID',
		body: { status: 'starting' },
		message: /no id of a job, which usually is id\). The answer was: {"status":"starting"}/,
		advice: /may have been accepted/,
	},
];

function onSubmit({
	jobType,
	name,
	status = 200,
	body,
	message,
	advice,
}: Refusal): DocumentedError {
	return {
		name,
		operation: 'submit',
		jobType,
		async arrange({ control }) {
			await control.injectFault({
				provider: 'videoservice',
				method: 'POST',
				effect: { kind: 'respond', status, body },
			});
		},
		expected: { message, advice },
	};
}

/** Answers about a job that has ended badly. */
const ENDS: readonly {
	jobType: string;
	body: unknown;
	status: string;
	message: RegExp;
	code?: string;
}[] = [
	{
		jobType: 'fal',
		body: { status: 'COMPLETED', error: 'Runner ended the request', error_type: 'runner_error' },
		status: 'failed',
		message: /^Runner ended the request$/,
		code: 'runner_error',
	},
	{
		jobType: 'replicate',
		body: { status: 'aborted', output: null, error: null },
		status: 'cancelled',
		message: /ended the job as cancelled and gave no reason/,
	},
	{
		jobType: 'minimax',
		body: {
			status: 'Fail',
			error_message: '',
			base_resp: { status_code: 1026, status_msg: 'The prompt was refused' },
		},
		status: 'failed',
		message: /^The prompt was refused$/,
		code: '1026',
	},
	{
		jobType: 'kieVeo',
		body: {
			code: 501,
			msg: 'failed',
			data: { successFlag: 3, errorCode: 501, errorMessage: 'It gave up' },
		},
		status: 'failed',
		message: /^It gave up$/,
		code: '501',
	},
	{
		jobType: 'higgsfield',
		body: { status: 'nsfw' },
		status: 'failed',
		message: /Higgsfield ended the job as failed and gave no reason/,
	},
	{
		jobType: 'wavespeed',
		body: { code: 200, data: { status: 'deleted', outputs: [] } },
		status: 'expired',
		message: /ended the job as expired/,
	},
];

export const documentedErrors: readonly DocumentedError[] = [
	...REFUSALS.map(onSubmit),
	...ENDS.map(
		({ jobType, body, ...expected }): DocumentedError => ({
			name: `the end ${JSON.stringify(body)} of ${jobType}`,
			operation: 'getStatus',
			jobType,
			async arrange({ control }) {
				await control.injectFault({
					provider: 'videoservice',
					method: 'GET',
					effect: { kind: 'respond', status: 200, body },
				});
			},
			expected,
		}),
	),
];
