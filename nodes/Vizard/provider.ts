import { NOTHING_MATCHED, type VideoProvider } from '../shared/provider/contract';
import { writeCaption } from './caption';
import { listClips } from './clips';
import { clipFile, readProject } from './job';
import { publishClip } from './publish';
import { getSocialAccounts, listSocialAccounts } from './socialAccounts';
import { clippingSubmit, editingSubmit } from './submit';
import { readTrouble } from './trouble';
import { PROJECT } from './wire';

/**
 * Vizard: clips long videos and edits short ones.
 *
 * @see https://docs.vizard.ai
 */
export const vizard: VideoProvider = {
	id: 'vizard',
	displayName: 'Vizard',
	submitAction: 'Clip a long video',
	credentials: [{ type: 'vizardApi', displayName: 'API Key', secretFields: ['apiKey'] }],
	limits: {
		// https://docs.vizard.ai/docs/rate-limit: project creation only; queries are not limited.
		submits: [
			{ calls: 3, perMs: 60_000 },
			{ calls: 20, perMs: 3_600_000 },
		],
		requests: [],
		minimumCheckSeconds: 5,
	},
	jobTypes: {
		clipping: {
			displayName: 'Clip Long Video',
			description: 'Turn a source of at least one minute into many short clips',
			// About 10 minutes for half an hour of speech; 10 to 30 for long or 4K input.
			usualDuration: { medianSeconds: 600, sigma: 0.7 },
			insteadOfVideos: NOTHING_MATCHED,
			submit: clippingSubmit,
			readStatus: readProject,
			readResult: readProject,
		},
		editing: {
			displayName: 'Edit Short Video',
			description:
				'Edit one source of less than three minutes: subtitles, headline, B-roll, silence removal',
			usualDuration: { medianSeconds: 180, sigma: 0.6 },
			submit: editingSubmit,
			readStatus: readProject,
			readResult: readProject,
		},
	},
	resources: {
		clip: { displayName: 'Clip', operations: { publish: publishClip, writeCaption } },
		socialAccount: { displayName: 'Social Account', operations: { getMany: getSocialAccounts } },
	},
	lists: { clips: listClips, socialAccounts: listSocialAccounts },
	files: { video: { displayName: 'Video', extension: 'mp4', source: clipFile } },
	whereToLook: 'look into your Vizard workspace, where projects that were made by the API appear',
	// https://docs.vizard.ai: the workspace calls with the answer to a query as the body.
	idsInCalls: PROJECT.ids,
	readTrouble,
};
