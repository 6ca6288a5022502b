import type { Video, VideoJob } from '../shared/job/videoJob';
import {
	NOTHING_MATCHED,
	type FileSource,
	type JobType,
	type VideoProvider,
} from '../shared/provider/contract';
import { readTask, type TaskKind } from './job';
import { clipsRender } from './render';
import { clippingSubmit, findMomentsSubmit } from './submit';
import { readTrouble } from './trouble';

/** Status and result are one call, on a path of the kind's own. */
function reads(kind: TaskKind): Pick<JobType, 'readStatus' | 'readResult'> {
	const read = readTask(kind);
	return { readStatus: read, readResult: read };
}

/**
 * WayinVideo: clips long videos, finds moments in them, and renders the clips.
 *
 * @see https://wayin.ai/api-docs/
 */
export const wayinVideo: VideoProvider = {
	id: 'wayinVideo',
	displayName: 'WayinVideo',
	submitAction: 'Clip a long video',
	credentials: [{ type: 'wayinVideoApi', displayName: 'API Key', secretFields: ['apiKey'] }],
	limits: {
		// https://wayin.ai/api-docs/rate-limits/: submits and checks count alike, 15 a minute together.
		submits: [],
		requests: [{ calls: 15, perMs: 60_000 }],
		minimumCheckSeconds: 30,
	},
	// No processing times are published; these are guesses that the schedule of checks only leans on.
	jobTypes: {
		clipping: {
			displayName: 'AI Clipping',
			description: 'Turn a long video into its best clips',
			usualDuration: { medianSeconds: 480, sigma: 0.7 },
			insteadOfVideos: NOTHING_MATCHED,
			submit: clippingSubmit,
			...reads({ path: '/clips/results', alwaysRendered: false }),
		},
		findMoments: {
			displayName: 'Find Moments',
			description: 'Find the parts of a video that a query describes',
			usualDuration: { medianSeconds: 300, sigma: 0.7 },
			insteadOfVideos: NOTHING_MATCHED,
			submit: findMomentsSubmit,
			...reads({ path: '/clips/find-moments/results', alwaysRendered: false }),
		},
		clipExport: {
			displayName: 'Clip Export',
			description: 'Clips rendered by Export with the step Render',
			usualDuration: { medianSeconds: 180, sigma: 0.6 },
			...reads({ path: '/clips/export', alwaysRendered: true }),
		},
	},
	render: clipsRender,
	files: { video: { displayName: 'Video', extension: 'mp4', source: clipFile } },
	whereToLook:
		'see in your WayinVideo account whether API Units were used; its API has no list of tasks',
	readTrouble,
};

/** For a job of which only the ID is known. */
const MAY_BE_RENDERED =
	'WayinVideo gives no link to this clip. If the job was submitted with Render Clips, run this node again later: a second rendering is billed again. Otherwise the clip has not been rendered.';

/** Only rendered clips have a file. A second render of one that was paid for is never advised. */
function clipFile({ jobType, expected }: VideoJob, { url }: Video): FileSource {
	if (url) return { kind: 'link', url };
	const isRendered = jobType === 'clipExport' || expected?.rendered;
	const explanation = isRendered
		? 'The rendering of this clip is paid for, and WayinVideo has not given its link. Run this node again later. If the link stays away, ask the support of WayinVideo about this job.'
		: `${isRendered === false ? 'This clip has not been rendered.' : MAY_BE_RENDERED} Run Export with the step Render for this job, wait for the job that it returns, and download that one.`;
	return { kind: 'unavailable', explanation };
}
