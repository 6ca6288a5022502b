import type { VideoProvider } from '../shared/provider/contract';
import { cleanBaseUrl } from './cleanBaseUrl';
import { jobList } from './jobList';
import { outputFile } from './outputFile';
import { readResult, readStatus } from './readJob';
import { styleTransferSubmit } from './submit';
import { readTrouble } from './trouble';

/**
 * Clipzy: a self-hosted engine that gives a video the style of another one.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const clipzy: VideoProvider = {
	id: 'clipzy',
	displayName: 'Clipzy',
	credentials: [{ type: 'clipzyApi', displayName: 'Token', secretFields: ['token'] }],
	cleanBaseUrl,
	limits: {
		// No rate limit is documented; an engine works on five jobs at a time and queues the others.
		submits: [],
		requests: [],
		minimumCheckSeconds: 5,
	},
	jobTypes: {
		styleTransfer: {
			displayName: 'Style Transfer',
			description: 'Extract the style of a template video and apply it to a video',
			// Documented as 30 to 120 seconds; samples show 15 minutes.
			usualDuration: { medianSeconds: 90, sigma: 0.8 },
			submit: styleTransferSubmit,
			readStatus,
			readResult,
			insteadOfVideos:
				'The job has extracted a style and rendered nothing. Get Result shows it as the artifact styleDna.',
		},
	},
	files: { video: { displayName: 'Video', extension: 'mp4', source: outputFile } },
	whereToLook: 'look at the list of jobs of your engine (GET /api/v1/jobs)',
	jobList,
	readTrouble,
};
