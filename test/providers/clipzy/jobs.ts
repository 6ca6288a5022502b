import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { BadInput, JobFixture } from '../jobFixture';

export const UPLOADED = 'vid_0a1b2c3d4e5f';
export const TEMPLATE = 'vid_5f4e3d2c1b0a';

/** Large enough for an engine; what is in it does not matter to one. */
export const ITEM: INodeExecutionData = {
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

/** Parameters of a submit for a video that is uploaded already. */
export const FROM_UPLOADED: INodeParameters = { source: 'videoId', videoId: UPLOADED };

const BOTH_SCALES = "Set both, or neither; 'Resolution Scale' keeps the shape of the video";

function badOption(
	what: string,
	options: INodeParameters,
	message: RegExp,
	advice?: string,
): BadInput {
	return { what, parameters: { options }, message, ...(advice !== undefined && { advice }) };
}

export const jobs: Readonly<Record<string, JobFixture>> = {
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
				advice: 'Use one of the binary fields that the item has: data',
			},
			{
				what: 'no video ID',
				parameters: { source: 'videoId', videoId: ' ' },
				message: /'Video ID' is empty/,
			},
			badOption(
				'a width without a height',
				{ scaleWidth: 1280 },
				/'Scale Height' is missing/,
				BOTH_SCALES,
			),
			badOption(
				'a height without a width',
				{ scaleHeight: 720 },
				/'Scale Width' is missing/,
				BOTH_SCALES,
			),
			badOption('a rate factor beyond the encoder', { crf: 60 }, /'CRF' must be between 0 and 51/),
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
				'Set it in one place only',
			),
			badOption(
				'two templates',
				{ templateVideoId: TEMPLATE, templateJobId: 'job_000000000000' },
				/'Template Job ID' is set, and 'Template Video ID' as well/,
				'Set one of them: a job has one style',
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
	styleExtraction: {
		start: { by: 'submit', parameters: FROM_UPLOADED },
		everyField: {
			parameters: {
				...FROM_UPLOADED,
				options: {
					webhookUrl: 'https://n8n.example.org/webhook/clipzy',
					config: '{"style_only": true}',
				},
			},
			path: /\/api\/v1\/jobs$/,
			body: {
				video_id: UPLOADED,
				webhook_url: 'https://n8n.example.org/webhook/clipzy',
				config: { style_only: true },
			},
		},
		badInput: [
			{
				what: 'no video ID',
				parameters: { videoId: { __rl: true, mode: 'id', value: '={{ "" }}' } },
				message: /'Video ID' is empty/,
			},
			badOption(
				'a configuration that is not JSON',
				{ config: '{style_only' },
				/'Additional Configuration \(JSON\)' is not valid JSON/,
			),
		],
		hasVideos: true,
		reportsProgress: true,
	},
};
