import type { Outcome, OutputPlan } from './outcome';

/** `expired`: the provider has forgotten or purged the job. */
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'expired';

/** The state that a job ends in. */
export const STATE_AFTER: Record<Exclude<Outcome['kind'], 'never'>, JobState> = {
	success: 'succeeded',
	empty: 'succeeded',
	failure: 'failed',
	cancelled: 'cancelled',
};

/** Something that happened to a job, at a virtual time. */
export interface TimelineEvent {
	/** Virtual ms since the Unix epoch. */
	readonly at: number;
	readonly event:
		| 'submitted'
		| 'started'
		| 'queried'
		| 'finished'
		| 'expired'
		| 'webhook'
		| 'download';
	readonly detail?: string;
}

/**
 * A job as the simulator keeps it, whatever the provider calls it. All times are virtual ms since the Unix epoch,
 * all durations virtual seconds.
 */
export interface Job<Details> {
	readonly provider: string;
	readonly jobType: string;
	/** The id of the wire, as text. */
	readonly id: string;
	/** What the client sent. */
	readonly request: unknown;
	/** What only the provider understands. */
	details: Details;
	outcome: Outcome;
	output: OutputPlan;
	state: JobState;
	/** From submission to end, waiting included. */
	durationSeconds: number;
	readonly submittedAt: number;
	/** When it leaves the queue. */
	startsAt: number;
	/** When it ends unless a test intervenes; Infinity for one that never does. */
	endsAt: number;
	finishedAt?: number;
	readonly timeline: TimelineEvent[];
}

/** A job as the control API shows it: plain JSON. */
export interface JobView {
	provider: string;
	jobType: string;
	id: string;
	state: JobState;
	outcome: Outcome;
	output: OutputPlan;
	durationSeconds: number;
	submittedAt: string;
	startsAt: string;
	/** null for a job that never ends by itself. */
	endsAt: string | null;
	finishedAt: string | null;
	request: unknown;
	details: unknown;
	timeline: { at: string; event: TimelineEvent['event']; detail?: string }[];
}

/** True once nothing will change any more but the provider forgetting the job. */
export function hasEnded(job: Pick<Job<unknown>, 'state'>): boolean {
	return job.state !== 'queued' && job.state !== 'running';
}

/** Share of the work done at the virtual time `now`: 0 in the queue, 1 at the end. */
export function progressOf(job: Job<unknown>, now: number): number {
	if (hasEnded(job)) return 1;
	if (job.state === 'queued' || !Number.isFinite(job.endsAt)) return 0;
	const share = (now - job.startsAt) / Math.max(1, job.endsAt - job.startsAt);
	return Math.min(Math.max(share, 0), 1);
}

const iso = (ms: number) => new Date(ms).toISOString();

/** The job as plain JSON. */
export function viewJob(job: Job<unknown>): JobView {
	return {
		provider: job.provider,
		jobType: job.jobType,
		id: job.id,
		state: job.state,
		outcome: job.outcome,
		output: job.output,
		durationSeconds: job.durationSeconds,
		submittedAt: iso(job.submittedAt),
		startsAt: iso(job.startsAt),
		endsAt: Number.isFinite(job.endsAt) ? iso(job.endsAt) : null,
		finishedAt: job.finishedAt === undefined ? null : iso(job.finishedAt),
		request: job.request,
		details: job.details,
		timeline: job.timeline.map((entry) => ({ ...entry, at: iso(entry.at) })),
	};
}
