import type { IDataObject } from 'n8n-workflow';
import type {
	Choice,
	ChoiceQuestion,
	Choices,
	Conversation,
	JobList,
	ListedJob,
} from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import type { Page } from '../shared/provider/pages';
import { statusOf } from '../shared/provider/standing';
import { STATUSES } from './job';
import { kindsOf, type JobKind } from './jobKind';
import { listPage } from './pages';
import { dataOf, JOB, LISTED_JOB } from './wire';

/** An entry of the list. */
export interface JobEntry {
	jobId: string;
	/** What its video is called, where that is shown. */
	name?: string | undefined;
	/** What it shows about the job. */
	data: Record<string, unknown>;
	/** As it came. */
	entry: IDataObject;
}

/** GET /v1/jobs, newest first, up to 100 a page. */
export function* jobPage(next?: string): Conversation<Page<JobEntry>> {
	return yield* listPage('/v1/jobs', 'jobs', readEntry, next);
}

function readEntry(entry: Record<string, unknown>): JobEntry | undefined {
	const { jobId, name } = readFacts(LISTED_JOB, entry);
	if (jobId === undefined) return undefined;
	return { jobId, name, data: dataOf(entry), entry: entry as IDataObject };
}

/**
 * A running job shows neither its prompt nor when it was submitted. A new one differs from others by its
 * kind at most, so it may belong to anyone.
 */
export const jobList: JobList = {
	identifies: () => false,
	*newest() {
		return (yield* jobPage()).entries.map(({ jobId }) => jobId);
	},
	*madeBy({ kind }, isKnown) {
		return (yield* jobPage()).entries
			.filter(({ jobId, data }) => !isKnown(jobId) && mayBe(kind as JobKind, data))
			.map(({ jobId }) => ({ jobId }));
	},
};

function mayBe(kind: JobKind, data: Record<string, unknown>): boolean {
	return kindsOf(data)?.includes(kind) ?? true;
}

/**
 * The same list with the status of each job. The list of AI Studio's videos is of no use here: what it calls
 * an ID is not that of the job.
 */
export function* newestJobs(): Conversation<ListedJob[]> {
	return (yield* jobPage()).entries.map(({ jobId, data }) => {
		const { status } = readFacts(JOB.facts, data);
		return { jobId, ...(status !== undefined && { status: statusOf(STATUSES, status) }) };
	});
}

const KIND_NAMES: Readonly<Record<JobKind, string>> = {
	studio: 'AI Studio video',
	image: 'AI Studio image',
	preview: 'Storyboard preview',
	render: 'Render',
	transcription: 'Transcription',
	highlights: 'Highlights',
};

/** The jobs as the editor lists them: "Render, completed: 5b0f6a0e-…". */
export function* listJobs({ page }: ChoiceQuestion): Conversation<Choices> {
	const { entries, next } = yield* jobPage(page);
	return { choices: entries.map(asChoice), next };
}

function asChoice({ jobId, name, data }: JobEntry): Choice {
	const [kind] = kindsOf(data) ?? [];
	const { status } = readFacts(JOB.facts, data);
	const what = [kind ? KIND_NAMES[kind] : 'Job', name && `'${name}'`].filter(Boolean).join(' ');
	return { name: `${[what, status].filter(Boolean).join(', ')}: ${jobId}`, value: jobId };
}
