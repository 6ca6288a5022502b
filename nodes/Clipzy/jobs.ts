import type { IDataObject } from 'n8n-workflow';
import { defined, readList } from '../shared/provider/answer';
import type { ChoiceQuestion, Choices, Conversation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { getMany, getManyOperation, type Page } from '../shared/provider/pages';
import { jobStateOf, STYLE_TRANSFER } from './job';
import { JOB, JOB_LIST, LISTED_JOB, LIST_TOTAL, type WireJob } from './wire';

/** A job of the list, which newer engines show with all that they know of it. */
export type ListedJob = WireJob & { job_id: string };

/** The most that an engine lists in one answer. */
const LARGEST_PAGE = 100;

/**
 * GET /jobs, newest first. A restart of the engine empties it, so that a job which is not listed may run
 * all the same.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function* listedJobs(page = 1, size = LARGEST_PAGE): Conversation<Page<ListedJob>> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: '/jobs',
		query: { page, page_size: size },
	};
	const read = (entry: object): ListedJob | undefined => {
		const { job_id } = readFacts(LISTED_JOB, entry);
		return job_id === undefined ? undefined : { ...readFacts(JOB.facts, entry), job_id };
	};
	const { entries } = readList(answer, JOB_LIST, 'jobs', read, true);
	const { total = 0 } = readFacts(LIST_TOTAL, answer.body);
	return { entries, next: page * size < total ? String(page + 1) : undefined };
}

/** The jobs of the engine, each as an item that a Wait or Export takes. */
export const getJobs = getManyOperation(
	{
		description:
			'Get many jobs of the engine, newest first. A restart empties the list, and some engines list each job as it was submitted: Get Status has its current status.',
		action: 'Get many Clipzy jobs',
	},
	function* (asked) {
		const size = asked.returnAll ? LARGEST_PAGE : Math.min(asked.limit, LARGEST_PAGE);
		const seen = new Set<string>();
		const jobs = yield* getMany(asked, function* (next) {
			const { entries, next: following } = yield* listedJobs(Number(next ?? 1), size);
			// A job that is submitted meanwhile moves the others to the next page.
			const others = entries.filter(({ job_id: jobId }) => !seen.has(jobId));
			for (const { job_id: jobId } of others) seen.add(jobId);
			return { entries: others, next: following };
		});
		return jobs.map(shown);
	},
);

function shown(job: ListedJob): IDataObject {
	const { status, progressPercent, stage, failure, ...times } = jobStateOf(job);
	return defined({
		provider: 'clipzy',
		jobType: STYLE_TRANSFER,
		jobId: job.job_id,
		status,
		progressPercent,
		stage,
		submittedAt: times.submittedAt,
		updatedAt: times.updatedAt,
		completedAt: times.completedAt,
		videoId: job.video_id,
		templateVideoId: job.template_video_id,
		failure: failure && { ...failure },
	});
}

/** The jobs as the editor lists them. */
export function* chooseJob({ page }: ChoiceQuestion): Conversation<Choices> {
	const { entries, next } = yield* listedJobs(Number(page ?? 1));
	const choices = entries.map((job) => {
		const { status, submittedAt } = jobStateOf(job);
		return {
			name: [job.job_id, status, minute(submittedAt)].filter(Boolean).join(', '),
			value: job.job_id,
		};
	});
	return { choices, next };
}

/** "2026-02-03 08:15 UTC" */
function minute(date: string | undefined): string | undefined {
	return date && `${date.slice(0, 16).replace('T', ' ')} UTC`;
}
