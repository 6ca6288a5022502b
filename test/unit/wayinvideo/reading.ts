import { wayinVideo } from '../../../nodes/WayinVideo/provider';
import type { Expected } from '../../../nodes/shared/job/jobReference';
import { jobStateSchema } from '../../../nodes/shared/job/videoJob';
import { answerWith, NOW, play } from './conversation';

/** Reads a job whose results call is answered with this, and holds the job to the shared shape. */
export function read(data: unknown, jobType = 'clipping', expected?: Expected) {
	const reference = { provider: 'wayinVideo', jobType, jobId: 'prj/1', expected };
	const reads = wayinVideo.jobTypes[jobType];
	if (!reads) throw new Error(`No job type ${jobType}`);
	const conversation = reads.readStatus(reference, { now: NOW });
	const { requests, result } = play(conversation, [answerWith({ data })]);
	expect(jobStateSchema.strict().parse(result.job)).toEqual(result.job);
	return { request: requests[0], reading: result, job: result.job };
}

/** A clip as the documentation shows it. */
export const clip = (more: object = {}) => ({
	idx: 0,
	title: 'Why the ferry budget doubled',
	begin_ms: 311000,
	end_ms: 352500,
	thumbnail: 'https://cdn.example.org/t/0.jpg',
	tags: ['budget', 'ferries'],
	desc: 'Opening question.',
	score: 88,
	...more,
});
/** The number of a clip with its file. */
export const link = (idx: number) => ({
	idx,
	export_link: `https://cdn.example.org/e/${idx}.mp4?sig=a`,
});
