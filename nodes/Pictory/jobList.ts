import { readList } from '../shared/provider/answer';
import type { Conversation, JobList, ListedJob } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { statusOf } from '../shared/provider/standing';
import { PREVIEW, STATUSES } from './job';
import { dataOf, JOB, JOB_LIST, LISTED_JOB } from './wire';

/** What a job makes. */
export type JobKind = 'studio' | 'preview' | 'render';

/** Fields that the jobs of one kind show and those of others do not. */
const SIGNS: Readonly<Record<JobKind | 'transcription', readonly string[]>> = {
	studio: ['url', 'previewImageUrl'],
	preview: ['renderParams', 'storyboard'],
	render: ['videoURL', 'renderProgress', 'renderState'],
	transcription: ['transcript'],
};

/**
 * GET /v1/jobs, newest first. A running job shows neither its prompt nor when it was submitted, so that a
 * new one is told from others by its kind at most: it may be anybody's.
 */
export const jobList: JobList = {
	identifies: () => false,
	*newest() {
		return (yield* listed()).map(({ jobId }) => jobId);
	},
	*madeBy({ kind }, isKnown) {
		return (yield* listed())
			.filter((data) => !isKnown(data.jobId) && !isOfOtherKind(data, kind))
			.map(({ jobId }) => ({ jobId }));
	},
};

/**
 * The same list with the status of each job. The list of AI Studio's videos is of no use here: what it calls
 * an ID is not that of the job.
 */
export function* newestJobs(): Conversation<ListedJob[]> {
	return (yield* listed()).map((data) => {
		const { status } = readFacts(JOB.facts, data);
		return {
			jobId: data.jobId,
			...(status !== undefined && { status: statusOf(STATUSES, status) }),
		};
	});
}

/** The kinds of jobs that have signs of their own; a render does not show what it was made from. */
const KINDS: readonly [sign: keyof typeof SIGNS, jobType: string][] = [
	['preview', PREVIEW],
	['render', 'storyboardRender'],
	['transcription', 'transcription'],
	['studio', 'videoGeneration'],
];

export function jobTypeIn(answer: unknown): string | undefined {
	const data = dataOf(answer);
	return KINDS.find(([kind]) => SIGNS[kind].some((sign) => sign in data))?.[1];
}

function* listed(): Conversation<{ jobId: string; [field: string]: unknown }[]> {
	const answer = yield { purpose: 'read', method: 'GET', path: '/v1/jobs' };
	const read = (entry: Record<string, unknown>) => {
		const { jobId } = readFacts(LISTED_JOB, entry);
		return jobId === undefined ? undefined : { ...dataOf(entry), jobId };
	};
	return readList(answer, JOB_LIST, 'jobs', read, true).entries;
}

function isOfOtherKind(data: Record<string, unknown>, kind: string | number | undefined): boolean {
	return Object.entries(SIGNS).some(
		([other, signs]) => other !== kind && signs.some((sign) => sign in data),
	);
}
