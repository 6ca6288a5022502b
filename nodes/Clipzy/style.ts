import type { INodeProperties } from 'n8n-workflow';
import { locator } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { optionalId, type Names } from '../shared/input/parameters';
import { readJobFacts, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { readStatusOf } from './job';
import { JOB } from './wire';

/** Where a style comes from: an uploaded video, or the job that has extracted it. */
export const STYLE_OPTIONS: INodeProperties[] = [
	locator(
		'Template Job ID',
		'templateJobId',
		'A job whose style is used: that of its template video, or of its own video if it had no template',
		{ list: 'jobs', idExample: 'job_9be21c77d0a4' },
	),
	locator(
		'Template Video ID',
		'templateVideoId',
		'The uploaded video whose style is used. Without it the video is its own template. 30 seconds to 10 minutes work best.',
		{ list: 'videos', idExample: 'vid_4f1c09aa72be' },
	),
];

export const styleOptions = { templateJobId: optionalId, templateVideoId: optionalId };

/** What these options hold. */
export interface StyleChoice {
	templateJobId?: string | undefined;
	templateVideoId?: string | undefined;
}

/**
 * The video whose style is wanted. An engine takes a style by its video alone, so that the one of a job is
 * extracted again.
 *
 * @throws InvalidInput where two styles are given
 */
export function* templateOf(
	{ templateJobId, templateVideoId }: StyleChoice,
	names: Names,
): Conversation<string | undefined> {
	if (templateJobId === undefined) return templateVideoId;
	if (templateVideoId !== undefined) {
		throw new InvalidInput({
			parameter: names('templateJobId'),
			message: `is set, and '${names('templateVideoId')}' as well`,
			advice: 'Set one of them: a job has one style',
		});
	}
	const answer = yield readStatusOf(templateJobId);
	const reference = { provider: 'clipzy', jobType: '', jobId: templateJobId };
	const { template_video_id, video_id } = readJobFacts(JOB, reference, answer);
	const template = template_video_id ?? video_id;
	if (template !== undefined) return template;
	throw new UnexpectedAnswer(`no video of the job '${templateJobId}'`, answer);
}
