import type { INodeParameters } from 'n8n-workflow';
import type { BadInput, EveryField, JobFixture } from '../jobFixture';

const PROMPT = 'A paper boat crosses a rain puddle, macro lens';
const SOURCE = 'https://media.example.org/talk.mp4';

const json = (body: object) => JSON.stringify(body);

/** Where each service begins in the simulator. */
export const SIMULATED_PATHS: Readonly<Record<string, string>> = {
	replicate: '/replicate/v1',
	fal: '/fal',
	kieJobs: '/kieJobs/api/v1',
	kieVeo: '/kieVeo/api/v1',
	heygen: '/heygen',
	wavespeed: '/wavespeed/api/v3',
	piapi: '/piapi/api/v1',
	creatomate: '/creatomate',
	veo: '/veo/v1beta',
	runway: '/runway',
	openaiVideos: '/openaiVideos/v1',
	atlascloud: '/atlascloud/api/v1',
	submagic: '/submagic/v1',
	json2video: '/json2video/v2',
	shotstack: '/shotstack/edit/v1',
	luma: '/luma/dream-machine/v1',
	higgsfield: '/higgsfield',
	minimax: '/minimax',
	custom: '/replicate/v1',
};

const START: Readonly<Record<string, INodeParameters>> = {
	replicate: { model: 'google/veo-3-fast', body: json({ input: { prompt: PROMPT } }) },
	fal: { model: 'fal-ai/veo3', body: json({ prompt: PROMPT }) },
	kieJobs: { body: json({ model: 'kling-2.6/text-to-video', input: { prompt: PROMPT } }) },
	kieVeo: { body: json({ model: 'veo3_fast', prompt: PROMPT }) },
	heygen: { call: '/v3/video-agents', body: json({ prompt: PROMPT }) },
	wavespeed: { model: 'google/veo3-fast', body: json({ prompt: PROMPT }) },
	piapi: {
		body: json({ model: 'kling', task_type: 'video_generation', input: { prompt: PROMPT } }),
	},
	creatomate: {
		call: '/v2/renders',
		body: json({ template_id: 't1', modifications: { Title: PROMPT } }),
	},
	veo: { model: 'veo-3.1-fast-generate-preview', body: json({ instances: [{ prompt: PROMPT }] }) },
	runway: { call: '/v1/text_to_video', body: json({ model: 'gen4.5', promptText: PROMPT }) },
	openaiVideos: { body: json({ model: 'm', prompt: PROMPT }) },
	atlascloud: { body: json({ model: 'm', prompt: PROMPT }) },
	submagic: { call: '/projects', body: json({ title: PROMPT, language: 'en', videoUrl: SOURCE }) },
	json2video: { body: json({ scenes: [{ elements: [{ type: 'text', text: PROMPT }] }] }) },
	shotstack: { body: json({ timeline: { tracks: [] }, output: { format: 'mp4' } }) },
	luma: { body: json({ model: 'ray-2', prompt: PROMPT }) },
	higgsfield: { model: 'v1/image2video/dop', body: json({ prompt: PROMPT }) },
	minimax: { body: json({ model: 'MiniMax-Hailuo-02', prompt: PROMPT }) },
	custom: { body: json({ version: 'owner/model', input: { prompt: PROMPT } }) },
};

/** What holds for the body of every service. */
const BAD_BODIES: readonly BadInput[] = [
	{
		what: 'a body that is no JSON',
		parameters: { body: '{ "prompt": A paper boat }' },
		message: /'Body' is not valid JSON. It begins { "prompt": A paper boat }/,
		advice:
			'Correct the JSON. An expression inside it needs quotes around texts, as {{ JSON.stringify($json.prompt) }} adds them',
	},
	{
		what: 'a field without a name',
		parameters: { specifyBody: 'fields', bodyFields: { field: [{ name: ' ', value: 'x' }] } },
		message: /'Body Fields' has a field without a name/,
		advice: 'Use names such as prompt or input.prompt',
	},
];

const MORE: Readonly<Record<string, { badInput: readonly BadInput[]; everyField?: EveryField }>> = {
	replicate: {
		badInput: [
			{
				what: 'a body without a required field',
				parameters: { body: '{ "version": "owner/model" }' },
				message: /'Body' has no 'input', which Replicate requires/,
				advice:
					"Add it; see https://replicate.com/docs/topics/predictions/lifecycle. If the service takes the body as it is, use the option 'Ignore Required Fields'",
			},
			{
				what: 'a body that is a list',
				parameters: { body: '[1]' },
				message: /'Body' is no JSON object/,
				advice:
					'Enter what Replicate is to get as one JSON object, for example { "prompt": "A paper boat" }',
			},
			{
				what: 'a model that leads elsewhere',
				parameters: { model: '../../account' },
				message: /'Model' is '..\/..\/account', which is no name of a model/,
				advice: 'Enter the name as the service writes it, such as google/veo-3-fast',
			},
			{
				what: 'a call that the service does not have',
				parameters: { call: '={{ "/trainings" }}' },
				message: /'Call' is '\/trainings', which is no call of this service/,
				advice: 'Use one of: /models/{model:raw}/predictions, /predictions',
			},
			{
				what: 'a webhook in the body and as an option',
				parameters: {
					body: json({ input: {}, webhook: 'https://a.example/x' }),
					options: { webhookUrl: 'https://b.example/y' },
				},
				message: /'Webhook URL' cannot be combined with 'webhook' in 'Body'/,
				advice: 'Remove one of the two',
			},
		],
		everyField: {
			parameters: {
				call: '/predictions',
				specifyBody: 'fields',
				bodyFields: {
					field: [
						{ name: 'version', value: 'owner/model' },
						{ name: 'input.prompt', value: PROMPT },
						{ name: 'input.seconds', value: '8' },
						{ name: 'input.seed', value: '"8"' },
					],
				},
				options: { webhookUrl: 'https://hooks.example.org/done' },
			},
			path: /\/replicate\/v1\/predictions$/,
			body: {
				version: 'owner/model',
				input: { prompt: PROMPT, seconds: 8, seed: '8' },
				webhook: 'https://hooks.example.org/done',
				webhook_events_filter: ['completed'],
			},
		},
	},
	json2video: {
		badInput: [],
		everyField: {
			parameters: { options: { webhookUrl: 'https://hooks.example.org/done' } },
			path: /\/json2video\/v2\/movies$/,
			body: {
				scenes: [{ elements: [{ type: 'text', text: PROMPT }] }],
				exports: [
					{ destinations: [{ type: 'webhook', endpoint: 'https://hooks.example.org/done' }] },
				],
			},
		},
	},
	heygen: {
		badInput: [
			{
				what: 'the placeholders of the example',
				parameters: {
					call: '/v3/videos',
					body: '{ "type": "avatar", "avatar_id": "YOUR_AVATAR_ID" }',
				},
				message: /'Body' still has YOUR_AVATAR_ID of the example/,
				advice: 'Put your own value in its place',
			},
		],
	},
	fal: {
		badInput: [
			{
				what: 'no model',
				parameters: { model: ' ' },
				message: /'Model' is empty/,
				advice: 'Enter the name as the service writes it, such as fal-ai/veo3',
			},
		],
		everyField: {
			parameters: { options: { webhookUrl: 'https://hooks.example.org/done?token=a&b=c' } },
			path: /\/fal\/fal-ai\/veo3\?fal_webhook=https%3A%2F%2Fhooks.example.org%2Fdone%3Ftoken%3Da%26b%3Dc$/i,
			body: { prompt: PROMPT },
		},
	},
	custom: {
		badInput: [
			{
				what: 'a path that leads elsewhere',
				parameters: { call: '//elsewhere.example/x' },
				message: /'Path' is '\/\/elsewhere.example\/x', which is no path below the Base URL/,
				advice: 'Enter a path that begins with a slash, such as /v1/videos',
			},
		],
	},
};

export const jobs: Readonly<Record<string, JobFixture>> = Object.fromEntries(
	Object.entries(START).map(([jobType, parameters]) => [
		jobType,
		{
			start: { by: 'submit' as const, parameters },
			badInput: [...BAD_BODIES, ...(MORE[jobType]?.badInput ?? [])],
			...(MORE[jobType]?.everyField && { everyField: MORE[jobType]?.everyField }),
			hasVideos: true,
		},
	]),
);
