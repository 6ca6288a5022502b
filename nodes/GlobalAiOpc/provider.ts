import type { Video, VideoJob } from '../shared/job/videoJob';
import type { FileSource, VideoProvider } from '../shared/provider/contract';
import { getAsset, uploadAsset } from './assets';
import { imageFile, readImage, readModelCenterTask, readResult } from './job';
import { imageGenerationSubmit, modelCenterSubmit, videoGenerationSubmit } from './submit';
import { readTrouble } from './trouble';

/**
 * GlobalAI OPC: generates videos and images from text and references, with many families of models.
 *
 * @see https://docs.globalaiopc.com
 */
export const globalAiOpc: VideoProvider = {
	id: 'globalAiOpc',
	displayName: 'GlobalAI OPC',
	submitAction: 'Generate a video from a prompt',
	credentials: [{ type: 'globalAiOpcApi', displayName: 'API Key', secretFields: ['apiKey'] }],
	cleanBaseUrl,
	limits: {
		// No numbers are published, only the warning not to poll aggressively.
		submits: [],
		requests: [],
		// Recommended: every 30 to 60 seconds.
		minimumCheckSeconds: 30,
	},
	jobTypes: {
		videoGeneration: {
			displayName: 'Generate Video',
			description:
				'Generate a video from a prompt, frames or references: Veo, Sora, Seedance, StarVideos and others',
			// "A few minutes", longer with many references.
			usualDuration: { medianSeconds: 180, sigma: 0.6 },
			submit: videoGenerationSubmit,
			readStatus: readResult,
			readResult,
		},
		imageGeneration: {
			displayName: 'Generate Image',
			description: 'Generate an image from a prompt and images: Nano Banana, GPT Image 2',
			// Pages recommend to ask every 2 to 5 seconds.
			usualDuration: { medianSeconds: 30, sigma: 0.6 },
			submit: imageGenerationSubmit,
			readStatus: readImage,
			readResult: readImage,
			files: { image: { displayName: 'Image', extension: 'png', source: imageFile } },
		},
		modelCenter: {
			displayName: 'Model Center',
			description:
				'Generate a video with a model of the newer model center (v2), which reports its progress',
			usualDuration: { medianSeconds: 180, sigma: 0.6 },
			submit: modelCenterSubmit,
			readStatus: readModelCenterTask,
			readResult: readModelCenterTask,
		},
	},
	resources: {
		asset: { displayName: 'Asset', operations: { get: getAsset, upload: uploadAsset } },
	},
	files: { video: { displayName: 'Video', extension: 'mp4', source: generatedFile } },
	whereToLook:
		'ask GlobalAI OPC, who has issued your key; its API has neither a list of tasks nor a balance',
	readTrouble,
};

/** There is no export call; the link is public and must not see the key. */
function generatedFile(_job: VideoJob, { url }: Video): FileSource {
	return url
		? { kind: 'link', url }
		: { kind: 'unavailable', explanation: 'GlobalAI OPC gives no link to this video.' };
}

/**
 * Brings a Base URL to the part before the version: users paste it with `/v1`, with a task path such as
 * `/v1/videos/videos`, or with that of the model center (`/v2/model-center/tasks`).
 */
export function cleanBaseUrl(baseUrl: string): string {
	return baseUrl
		.replace(/[?#].*$/, '')
		.replace(/\/v[12](\/.*)?$/, '')
		.replace(/\/+$/, '');
}
