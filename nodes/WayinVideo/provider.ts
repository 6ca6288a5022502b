import type { Video, VideoJob } from '../shared/job/videoJob';
import {
	NOTHING_MATCHED,
	type FileSource,
	type JobType,
	type VideoProvider,
} from '../shared/provider/contract';
import { readClips } from './job';
import { clipsRender } from './render';
import { getSocialAccounts, listSocialAccounts } from './social/accounts';
import { publishClip } from './social/publish';
import { clippingSubmit, findMomentsSubmit } from './submit';
import { readText } from './texts/readText';
import { summarySubmit, transcriptSubmit } from './texts/submit';
import { NO_SUMMARY, readSummary, SUMMARY_FILES } from './texts/summary';
import { NO_SPEECH, readTranscript, TRANSCRIPT_FILES } from './texts/transcript';
import { readTrouble } from './trouble';
import { uploadFile } from './upload';

/** Status and result are one call, on a path of the kind's own. */
function reads(read: JobType['readResult']): Pick<JobType, 'readStatus' | 'readResult'> {
	return { readStatus: read, readResult: read };
}

/**
 * WayinVideo: clips long videos, finds moments in them, renders and publishes the clips, and writes transcripts
 * and summaries.
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
			...reads(readClips({ path: '/clips/results', alwaysRendered: false })),
		},
		findMoments: {
			displayName: 'Find Moments',
			description: 'Find the parts of a video that a query describes',
			usualDuration: { medianSeconds: 300, sigma: 0.7 },
			insteadOfVideos: NOTHING_MATCHED,
			submit: findMomentsSubmit,
			...reads(readClips({ path: '/clips/find-moments/results', alwaysRendered: false })),
		},
		clipExport: {
			displayName: 'Clip Export',
			description: 'Clips rendered by Export with the step Render',
			usualDuration: { medianSeconds: 180, sigma: 0.6 },
			...reads(readClips({ path: '/clips/export', alwaysRendered: true })),
		},
		summary: {
			displayName: 'Summary',
			description: 'Summarize a video, with tags and highlights',
			usualDuration: { medianSeconds: 90, sigma: 0.7 },
			files: SUMMARY_FILES,
			submit: summarySubmit,
			...reads(
				readText({
					path: '/summaries/results',
					noun: 'summary',
					whenEmpty: NO_SUMMARY,
					read: readSummary,
				}),
			),
		},
		transcript: {
			displayName: 'Transcript',
			description:
				'Transcribe the speech of a video or audio, with times and speakers, as text and as subtitles (SRT, VTT)',
			usualDuration: { medianSeconds: 90, sigma: 0.7 },
			files: TRANSCRIPT_FILES,
			submit: transcriptSubmit,
			...reads(
				readText({
					path: '/transcripts/results',
					noun: 'transcript',
					whenEmpty: NO_SPEECH,
					read: readTranscript,
				}),
			),
		},
	},
	resources: {
		clip: { displayName: 'Clip', operations: { publish: publishClip } },
		file: { displayName: 'File', operations: { upload: uploadFile } },
		socialAccount: { displayName: 'Social Account', operations: { getMany: getSocialAccounts } },
	},
	lists: { socialAccounts: listSocialAccounts },
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
