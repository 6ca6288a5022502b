import { globalAiOpc } from '../../nodes/GlobalAiOpc/provider';
import type { ContractFixture, DocumentedError } from './contractFixture';

const PROMPT = 'A paper boat crosses a rain puddle, macro lens';
const IMAGE = 'https://media.example.org/boat.png';
const AUDIO = 'https://media.example.org/rain.mp3';
const VIDEO = 'https://media.example.org/pan.mp4';

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

export const fixture: ContractFixture = {
	provider: globalAiOpc,
	nodeType: 'globalAiOpc',
	simulatorId: SIMULATOR_ID,
	credential: (simulator) => ({
		apiKey: simulator.apiKey(SIMULATOR_ID),
		baseUrl: simulator.baseUrl(SIMULATOR_ID),
	}),
	jobs: {
		videoGeneration: {
			start: { by: 'submit', parameters: { model: 'videos', prompt: PROMPT, duration: 5 } },
			everyField: {
				parameters: {
					model: 'videos',
					prompt: PROMPT,
					duration: 8,
					options: {
						aspectRatio: '21:9',
						resolution: '720p',
						referenceImageUrls: [IMAGE],
						referenceVideoUrls: [VIDEO],
						referenceAudioUrls: [AUDIO],
						autoFace: true,
					},
				},
				path: /\/v1\/videos\/videos$/,
				body: {
					model: 'videos',
					prompt: PROMPT,
					duration: 8,
					ratio: '21:9',
					resolution: '720p',
					referenceImages: [IMAGE],
					referenceVideos: [VIDEO],
					referenceAudios: [AUDIO],
					autoFace: true,
				},
			},
			badInput: [
				{ what: 'no prompt', parameters: { prompt: ' ' }, message: /'Prompt' is empty/ },
				{
					what: 'another model without its name',
					parameters: { model: 'other', modelName: '={{ "" }}' },
					message: /'Model Name' is empty/,
				},
				{
					what: 'a duration that the model does not make',
					parameters: { model: 'videos_pro', duration: 5 },
					message: /'Duration \(Seconds\)' is 5; the model videos_pro makes videos of 10 or 15/,
				},
				{
					what: 'a first frame alone',
					parameters: { options: { firstFrameImageUrl: IMAGE } },
					message: /'Last Frame URL' is missing/,
				},
				{
					what: 'frames beside references',
					parameters: {
						options: {
							firstFrameImageUrl: IMAGE,
							lastFrameImageUrl: IMAGE,
							referenceImageUrls: [IMAGE],
						},
					},
					message: /'Reference Image URLs' cannot be combined with 'First Frame URL'/,
				},
				{
					what: 'a reference that is no link',
					parameters: { options: { referenceImageUrls: ['data:image/png;base64,AAAA'] } },
					message: /'Reference Image URLs' is not an http\(s\) URL/,
				},
			],
			hasVideos: true,
		},
	},
	unknownJobId: 'proj_99999999',
	documentedErrors: [
		...REFUSED_ON_CREATE.map(onCreate),
		...[{}, { errorForm: 'object' }, { errorField: 'msg' }, { resultShape: 'in-data' }].map(
			endedAs,
		),
		cancelled(),
	],
};
