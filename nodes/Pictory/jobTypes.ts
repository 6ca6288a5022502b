import type { FileSource, JobFile, JobType } from '../shared/provider/contract';
import { HIGHLIGHTS, IMAGE, PREVIEW, readJob, TRANSCRIPTION } from './job';
import {
	highlightsSubmit,
	imageSubmit,
	previewSubmit,
	projectSubmit,
	renderSubmit,
	studioSubmit,
	transcriptionSubmit,
} from './submit';
import { templateSubmit } from './templateVideo';
import { dataOf } from './wire';

const READING = { readStatus: readJob, readResult: readJob };

/** How long jobs take is not documented beyond "several minutes"; the Wait node learns nothing better. */
const RENDERING = { medianSeconds: 240, sigma: 0.6 };

/** What Pictory makes, the usual first. */
export const JOB_TYPES: Readonly<Record<string, JobType>> = {
	videoGeneration: {
		displayName: 'Generate Video (AI Studio)',
		description: 'Generate a clip of some seconds from a prompt',
		usualDuration: { medianSeconds: 120, sigma: 0.6 },
		submit: studioSubmit,
		...READING,
	},
	[IMAGE]: {
		displayName: 'Generate Image (AI Studio)',
		description: 'Generate an image from a prompt',
		usualDuration: { medianSeconds: 20, sigma: 0.6 },
		files: { image: artifactFile('image', 'Image', 'png') },
		submit: imageSubmit,
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
	[TRANSCRIPTION]: {
		displayName: 'Transcribe Media',
		description: 'Turn the speech of a video or a recording into text and captions',
		usualDuration: { medianSeconds: 90, sigma: 0.6 },
		files: {
			captionsTxt: artifactFile('captionsTxt', 'Captions (TXT)', 'txt'),
			captionsSrt: artifactFile('captionsSrt', 'Captions (SRT)', 'srt'),
			captionsVtt: artifactFile('captionsVtt', 'Captions (VTT)', 'vtt'),
		},
		submit: transcriptionSubmit,
		...READING,
	},
	[HIGHLIGHTS]: {
		displayName: 'Find Highlights',
		description: 'Choose the parts of a transcript that matter most, up to a length',
		usualDuration: { medianSeconds: 30, sigma: 0.6 },
		insteadOfVideos:
			"Highlights have no downloadable file. Get Result returns them as the artifact 'highlights'.",
		submit: highlightsSubmit,
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

/** A file that is an artifact of its job: a link, or a text that the answer itself has. */
function artifactFile(artifact: string, displayName: string, extension: string): JobFile {
	return {
		displayName,
		extension,
		source({ artifacts = [], raw }): FileSource {
			const { url, data } = artifacts.find(({ kind }) => kind === artifact) ?? {};
			if (url) return { kind: 'link', url };
			// The artifact may be cut; Pictory calls the texts as their files end.
			const text = dataOf(raw)[extension] ?? data;
			if (typeof text === 'string') return { kind: 'content', text };
			return {
				kind: 'unavailable',
				explanation: `Pictory has made no such file for this job (${displayName}).`,
			};
		},
	};
}
