import type { INodeParameters } from 'n8n-workflow';
import type { DocumentedError } from '../jobFixture';
import { FROM_UPLOADED } from './jobs';

interface Refusal {
	name: string;
	path: string;
	status: number;
	body: string | Record<string, unknown>;
	message: RegExp;
	advice: RegExp;
	parameters?: INodeParameters;
}

const UPLOAD = '/videos/upload';

function documented(code: string, text = 'as documented') {
	return { success: false, message: text, error: { detail: text, code } };
}

/** Each documented code, then the same things as the engine and a proxy say them. */
const SUBMIT_REFUSALS: readonly Refusal[] = [
	{
		name: 'UNAUTHORIZED',
		path: UPLOAD,
		status: 401,
		body: documented('UNAUTHORIZED'),
		message: /token is missing or not accepted/,
		advice: /credential/,
	},
	{
		name: '403',
		path: UPLOAD,
		status: 403,
		body: documented('FORBIDDEN'),
		message: /valid but not allowed/,
		advice: /credential/,
	},
	{
		name: 'UNSUPPORTED_FORMAT',
		path: UPLOAD,
		status: 422,
		body: documented('UNSUPPORTED_FORMAT'),
		message: /not a video that it takes/,
		advice: /mp4, mov, avi, mkv, webm/,
	},
	{
		name: 'FILE_TOO_LARGE',
		path: UPLOAD,
		status: 413,
		body: documented('FILE_TOO_LARGE'),
		message: /larger than the engine/,
		advice: /MAX_FILE_SIZE_MB/,
	},
	{
		name: 'MISSING_FIELD',
		path: UPLOAD,
		status: 422,
		body: documented('MISSING_FIELD'),
		message: /required field did not arrive/,
		advice: /'Input Binary Field'/,
	},
	{
		name: 'VIDEO_NOT_FOUND',
		path: '/jobs$',
		status: 404,
		body: documented('VIDEO_NOT_FOUND'),
		message: /no video with this ID/,
		advice: /'Video ID'/,
		parameters: FROM_UPLOADED,
	},
	{
		name: 'JOB_ALREADY_PROCESSING',
		path: '/jobs$',
		status: 409,
		body: documented('JOB_ALREADY_PROCESSING'),
		message: /job for this video is running/,
		advice: /Wait for that job/,
		parameters: FROM_UPLOADED,
	},
	{
		name: '500 Failed to create job',
		path: '/jobs$',
		status: 500,
		body: { detail: 'Failed to create job' },
		message: /HTTP 500: Failed to create job/,
		advice: /may have been accepted/,
		parameters: FROM_UPLOADED,
	},
	{
		name: '500 Failed to upload video',
		path: UPLOAD,
		status: 500,
		body: { detail: 'Failed to upload video' },
		message: /HTTP 500: Failed to upload video/,
		advice: /may have been accepted/,
	},
	{
		name: 'a wrong format, as the engine says it',
		path: UPLOAD,
		status: 400,
		body: { detail: 'Unsupported file format: .wmv' },
		message: /not a video that it takes.*\.wmv/,
		advice: /Upload one of: mp4, mov, avi, mkv, webm/,
	},
	{
		name: 'a large file, as the engine says it',
		path: UPLOAD,
		status: 400,
		body: { detail: 'File too large. Maximum size: 1000MB' },
		message: /larger than the engine.*1000MB/,
		advice: /Upload a smaller file, or raise MAX_FILE_SIZE_MB/,
	},
	{
		name: 'a large file, as a proxy says it',
		path: UPLOAD,
		status: 413,
		body: '<html><title>413 Request Entity Too Large</title></html>',
		message: /larger than the engine/,
		advice: /body size limit of the proxy/,
	},
	{
		name: 'a validation error of the engine',
		path: '/jobs$',
		status: 422,
		body: {
			success: false,
			message: 'Validation error',
			error: { details: [{ loc: ['body', 'config'], msg: 'Input should be a dictionary' }] },
		},
		message: /body\.config: Input should be a dictionary/,
		advice: /Correct what the message names/,
		parameters: FROM_UPLOADED,
	},
	{
		name: 'a page of a proxy that requires one',
		path: UPLOAD,
		status: 401,
		body: '<html><h1>401 Authorization Required</h1></html>',
		message: /token is missing or not accepted/,
		advice: /credential/,
	},
];

const STATUS_REFUSALS: readonly Refusal[] = [
	{
		name: 'JOB_NOT_FOUND',
		path: '/jobs/job_',
		status: 404,
		body: documented('JOB_NOT_FOUND'),
		message: /no job with this ID/,
		advice: /forget finished jobs/,
	},
	{
		name: 'an unknown job, as the engine says it',
		path: '/jobs/job_',
		status: 404,
		body: { detail: 'Job not found: job_000000000000' },
		message: /no job with this ID/,
		advice: /Check the job ID/,
	},
];

function refused(
	operation: DocumentedError['operation'],
	{ name, path, status, body, message, advice, parameters }: Refusal,
): DocumentedError {
	return {
		name: `${operation}: ${name}`,
		operation,
		jobType: 'styleTransfer',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'clipzy',
				path,
				// A job that was just submitted and is not found is asked about again.
				times: 0,
				effect: { kind: 'respond', status, body },
			});
			return parameters;
		},
		expected: { message, advice },
	};
}

function ended(code: string, message: RegExp): DocumentedError {
	return {
		name: `a job that ends with ${code}`,
		operation: 'getStatus',
		jobType: 'styleTransfer',
		async arrange({ control }) {
			await control.planJobs({
				provider: 'clipzy',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', code },
			});
		},
		expected: { status: 'failed', code, message },
	};
}

export const documentedErrors: readonly DocumentedError[] = [
	...SUBMIT_REFUSALS.map((refusal) => refused('submit', refusal)),
	...STATUS_REFUSALS.map((refusal) => refused('getStatus', refusal)),
	ended('JOB_TIMEOUT', /PROCESSING_TIMEOUT_SECONDS/),
];
