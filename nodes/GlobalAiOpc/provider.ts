import type { Video, VideoJob } from '../shared/job/videoJob';
import type { FileSource, VideoProvider } from '../shared/provider/contract';
import { readResult } from './job';
import { videoGenerationSubmit } from './submit';
import { readTrouble } from './trouble';

/**
 * GlobalAI OPC: generates videos from text and references, the Videos family of models.
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
			description: 'Generate a video of 4 to 15 seconds from a prompt, frames or references',
			// "A few minutes", longer with many references.
			usualDuration: { medianSeconds: 180, sigma: 0.6 },
			submit: videoGenerationSubmit,
			readStatus: readResult,
			readResult,
		},
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
