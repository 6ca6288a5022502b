import type { FileKind, JobType, VideoProvider } from '../shared/provider/contract';
import { PREVIEW, readJob } from './job';
import { jobList, jobTypeIn, newestJobs } from './jobList';
import { FIELD_LISTS, LISTS } from './lists';
import { previewRender } from './render';
import { RESOURCES } from './resources';
import { previewSubmit, projectSubmit, renderSubmit, studioSubmit } from './submit';
import { templateSubmit } from './templateVideo';
import { readTrouble } from './trouble';
import { JOB_IDS } from './wire';

const READING = { readStatus: readJob, readResult: readJob };

/** How long jobs take is not documented beyond "several minutes"; the Wait node learns nothing better. */
const RENDERING = { medianSeconds: 240, sigma: 0.6 };

const JOB_TYPES: Readonly<Record<string, JobType>> = {
	videoGeneration: {
		displayName: 'Generate Video (AI Studio)',
		description: 'Generate a clip of some seconds from a prompt',
		usualDuration: { medianSeconds: 120, sigma: 0.6 },
		submit: studioSubmit,
		...READING,
	},
	[PREVIEW]: {
		displayName: 'Preview Storyboard',
		description: 'Turn a script into scenes to review and edit; Export renders them',
		usualDuration: { medianSeconds: 60, sigma: 0.6 },
		insteadOfVideos:
			'A preview has no downloadable file. Choose the step Render, wait for the job that it returns, and download that one.',
		submit: previewSubmit,
		...READING,
	},
	projectRender: {
		displayName: 'Render Project',
		description: 'Render a project that was saved in Pictory',
		usualDuration: RENDERING,
		submit: projectSubmit,
		...READING,
	},
	storyboardRender: {
		displayName: 'Render Storyboard',
		description: 'Turn a script into a finished video in one step',
		usualDuration: RENDERING,
		submit: renderSubmit,
		...READING,
	},
	templateRender: {
		displayName: 'Video From Template',
		description: 'Fill the variables of a template and turn it into a finished video',
		usualDuration: RENDERING,
		submit: templateSubmit,
		...READING,
	},
};

/**
 * Pictory: clips from prompts (AI Studio) and videos from scripts (storyboards).
 *
 * @see https://docs.pictory.ai
 */
export const pictory: VideoProvider = {
	id: 'pictory',
	displayName: 'Pictory',
	submitAction: 'Make a video from text',
	credentials: [
		{ type: 'pictoryApi', displayName: 'API Key', secretFields: ['apiKey'] },
		{
			type: 'pictoryClientCredentialsApi',
			displayName: 'Client ID and Secret (Old)',
			secretFields: ['clientSecret', 'accessToken'],
			tokenIsRenewed: true,
		},
	],
	limits: {
		// No figures are published; the pages only ask for 10 to 30 seconds between two checks.
		submits: [],
		requests: [],
		minimumCheckSeconds: 10,
	},
	jobTypes: JOB_TYPES,
	render: previewRender,
	files: {
		video: {
			displayName: 'Video',
			extension: 'mp4',
			source: (_job, { url }) =>
				url
					? { kind: 'link', url }
					: { kind: 'unavailable', explanation: 'Pictory gives no link to this video.' },
		},
		audio: beside('audio', 'Audio', 'mp3'),
		captionsSrt: beside('captionsSrt', 'Captions (SRT)', 'srt'),
		captionsTxt: beside('captionsTxt', 'Captions (TXT)', 'txt'),
		captionsVtt: beside('captionsVtt', 'Captions (VTT)', 'vtt'),
		lastFrame: beside('lastFrame', 'Last Frame', 'png'),
		preview: beside('preview', 'Preview Image', 'jpg'),
		thumbnail: beside('thumbnail', 'Thumbnail', 'jpg'),
	},
	whereToLook: 'look at the list of jobs of your Pictory account (GET /v1/jobs of its API)',
	jobList,
	newestJobs,
	idsInCalls: ['', 'data.'].flatMap((part) => JOB_IDS.map((name) => part + name)),
	jobTypeIn,
	resources: RESOURCES,
	lists: LISTS,
	fieldLists: FIELD_LISTS,
	readTrouble,
};

/** A file that comes beside the video; which ones there are depends on the kind of job. */
function beside(artifact: string, displayName: string, extension: string): FileKind {
	return {
		displayName,
		extension,
		source({ artifacts = [] }) {
			const url = artifacts.find(({ kind }) => kind === artifact)?.url;
			const explanation = `This kind of job has no such file (${displayName}). AI Studio makes stills, renders make captions, audio and a thumbnail.`;
			return url ? { kind: 'link', url } : { kind: 'unavailable', explanation };
		},
	};
}
