import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { clipzy } from '../../nodes/Clipzy/provider';
import type { ContractFixture, DocumentedError } from './contractFixture';

const UPLOADED = 'vid_0a1b2c3d4e5f';
const TEMPLATE = 'vid_5f4e3d2c1b0a';

/** Large enough for an engine; what is in it does not matter to one. */
const ITEM: INodeExecutionData = {
	json: {},
	binary: {
		data: {
			data: Buffer.alloc(4096, 'video').toString('base64'),
			mimeType: 'video/mp4',
			fileName: 'beach.mp4',
			bytes: 4096,
		},
	},
};

const FROM_UPLOADED: INodeParameters = { source: 'videoId', videoId: UPLOADED };

interface Refusal {
	name: string;
	path: string;
	status: number;
	body: string | Record<string, unknown>;
	message: RegExp;
	advice?: RegExp;
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
	},
	{
		name: 'a large file, as the engine says it',
		path: UPLOAD,
		status: 400,
		body: { detail: 'File too large. Maximum size: 1000MB' },
		message: /larger than the engine.*1000MB/,
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
		parameters: FROM_UPLOADED,
	},
	{
		name: 'a page of a proxy that asks for a token',
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
		expected: { message, advice: advice ?? /\w/ },
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

function badOption(what: string, options: INodeParameters, message: RegExp) {
	return { what, parameters: { options }, message };
}

export const fixture: ContractFixture = {
	provider: clipzy,
	nodeType: 'clipzy',
	simulatorId: 'clipzy',
	credential: (simulator) => ({
		token: simulator.apiKey('clipzy'),
		baseUrl: simulator.baseUrl('clipzy'),
	}),
	jobs: {
		styleTransfer: {
			start: {
				by: 'submit',
				parameters: { source: 'binaryData', binaryPropertyName: 'data' },
				item: ITEM,
			},
			foundInList: true,
			everyField: {
				parameters: {
					...FROM_UPLOADED,
					options: {
						templateVideoId: TEMPLATE,
						webhookUrl: 'https://n8n.example.org/webhook/clipzy',
						quality: 'medium',
						crf: 20,
						preset: 'fast',
						bitrate: '5M',
						resolutionScale: 0.5,
						scaleWidth: 1280,
						scaleHeight: 720,
						audioBitrate: '128k',
						outputFormat: 'mp4',
						config: '{"style_only": false}',
					},
				},
				path: /\/api\/v1\/jobs$/,
				body: {
					video_id: UPLOADED,
					template_video_id: TEMPLATE,
					webhook_url: 'https://n8n.example.org/webhook/clipzy',
					config: {
						quality: 'medium',
						crf: 20,
						preset: 'fast',
						bitrate: '5M',
						resolution_scale: 0.5,
						scale_width: 1280,
						scale_height: 720,
						audio_bitrate: '128k',
						output_format: 'mp4',
						style_only: false,
					},
				},
			},
			badInput: [
				{
					what: 'a binary field that is not there',
					parameters: { binaryPropertyName: 'movie' },
					message: /'Input Binary Field' is 'movie', but the input item has no such binary field/,
				},
				{
					what: 'no video ID',
					parameters: { source: 'videoId', videoId: ' ' },
					message: /'Video ID' is empty/,
				},
				badOption('a width without a height', { scaleWidth: 1280 }, /'Scale Height' is missing/),
				badOption('a height without a width', { scaleHeight: 720 }, /'Scale Width' is missing/),
				badOption(
					'a rate factor beyond the encoder',
					{ crf: 60 },
					/'CRF' must be between 0 and 51/,
				),
				badOption(
					'a bitrate that is none',
					{ bitrate: 'fast' },
					/'Video Bitrate' is not a bitrate such as 192k or 5M/,
				),
				badOption(
					'a configuration that is not JSON',
					{ config: '{quality: high' },
					/'Additional Configuration \(JSON\)' is not valid JSON/,
				),
				badOption(
					'a setting in two places',
					{ quality: 'low', config: '{"quality": "high"}' },
					/has 'quality', which is also set as 'Quality'/,
				),
				badOption(
					'a webhook that is not a URL',
					{ webhookUrl: 'n8n.local' },
					/'Webhook URL' is not an http\(s\) URL/,
				),
			],
			hasVideos: true,
			reportsProgress: true,
		},
	},
	useFileHost: ({ control }) => control.setSwitches('clipzy', { download: 'redirect' }),
	unknownJobId: 'job_000000000000',
	documentedErrors: [
		...SUBMIT_REFUSALS.map((refusal) => refused('submit', refusal)),
		...STATUS_REFUSALS.map((refusal) => refused('getStatus', refusal)),
		ended('JOB_TIMEOUT', /PROCESSING_TIMEOUT_SECONDS/),
	],
};
