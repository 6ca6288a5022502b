import { z } from 'zod';
import { locator, text } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { requiredId } from '../shared/input/parameters';
import { readJobId } from '../shared/job/jobReference';
import type { Video } from '../shared/job/videoJob';
import type { ChoiceQuestion, Choices, Conversation } from '../shared/provider/contract';
import { readProject } from './job';

/** What a clip is chosen with, for the operations on one. */
export const CLIP_FIELDS = [
	text('Project ID', 'projectId', 'The job ID of the clips. Only the list of clips needs it.', {
		default: '={{ $json.jobId }}',
		placeholder: 'e.g. 40417733',
	}),
	locator('Clip', 'clipId', 'The clip, by its ID: the id of a video in the result of a job', {
		list: 'clips',
		idExample: '51200981',
		required: true,
		typeOptions: { loadOptionsDependsOn: ['projectId'] },
	}),
];

/** Vizard calls it `finalVideoId`, a long. */
export const clipIdSchema = requiredId.pipe(
	z.string().regex(/^\d+$/, 'must be the number of a clip'),
);

/** The clips of the project that is entered beside, as the editor lists them. */
export function* listClips({ entered }: ChoiceQuestion): Conversation<Choices> {
	const jobId = readJobId(entered('projectId'));
	if (jobId === undefined) {
		throw new InvalidInput({
			parameter: 'Project ID',
			message: 'has no ID of a job, whose clips the list shows',
			advice: 'Enter the ID of a finished job, or choose By ID and enter the ID of the clip',
		});
	}
	const { job } = yield* readProject({ provider: 'vizard', jobType: 'clipping', jobId });
	if (job.videos.length === 0) {
		throw new InvalidInput({
			parameter: 'Project ID',
			message: `names a job without clips: it is ${job.status}`,
			advice: 'Enter the ID of a job that has clips, or choose By ID and enter the ID of the clip',
		});
	}
	return { choices: job.videos.flatMap(choiceOf) };
}

function choiceOf({ id, title, score, durationSeconds, editorUrl }: Video) {
	if (id === undefined) return [];
	const facts = [
		score === undefined ? undefined : `score ${score}`,
		durationSeconds === undefined ? undefined : `${Math.round(durationSeconds)} s`,
	].filter(Boolean);
	const name = [title ?? id, ...(facts.length > 0 ? [`(${facts.join(', ')})`] : [])].join(' ');
	return [{ name, value: id, url: editorUrl }];
}
