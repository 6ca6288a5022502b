import { Appointments } from './appointments';
import type { VirtualClock } from './clock';
import { readDirectives } from './directives';
import { hasEnded, STATE_AFTER, viewJob, type Job, type JobView, type TimelineEvent } from './job';
import type { JobPlans } from './job-plans';
import type { JobDesk } from './job-desk';
import { drawLogNormal } from './log-normal';
import type { JobTiming, NewJob } from './new-job';
import type { Outcome, OutputPlan } from './outcome';
import type { Randomness } from './random';

interface StoreSurroundings {
	readonly clock: VirtualClock;
	readonly plans: JobPlans;
	readonly randomness: Randomness;
}

/** The jobs of one provider, moved from state to state by the virtual clock. */
export class JobStore<Details> implements JobDesk {
	private readonly jobs = new Map<string, Job<Details>>();
	private readonly appointments: Appointments;
	private readonly submittedPerType = new Map<string, number>();
	private endListener: ((job: Job<Details>) => void) | undefined;

	/** @param retentionSeconds virtual seconds after its end at which a job becomes `expired`. */
	constructor(
		readonly provider: string,
		private readonly timings: Readonly<Record<string, JobTiming>>,
		private readonly surroundings: StoreSurroundings,
		private readonly retentionSeconds = Infinity,
	) {
		this.appointments = new Appointments(surroundings.clock);
	}

	/** Called once for each job that ends, in whichever way; a provider sends its callbacks from here. */
	onEnd(listener: (job: Job<Details>) => void): void {
		this.endListener = listener;
	}

	/** Takes a job in. Control plans go before directives in the request, those before the provider's own rules. */
	submit(newJob: NewJob<Details>): Job<Details> {
		const { clock, plans } = this.surroundings;
		const planned = plans.take(this.provider, newJob.jobType);
		const asked = readDirectives(newJob.request);
		const outcome = planned.outcome ?? asked.outcome ?? newJob.outcome ?? { kind: 'success' };
		const exact = planned.durationSeconds ?? asked.durationSeconds;
		const usual = newJob.durationSeconds ?? this.drawDuration(newJob.jobType);
		const share = outcome.kind === 'failure' ? (newJob.failureShare?.(outcome.code) ?? 1) : 1;
		const now = clock.now();
		const job: Job<Details> = {
			provider: this.provider,
			jobType: newJob.jobType,
			id: newJob.id,
			request: newJob.request,
			details: newJob.details,
			outcome,
			output: { ...asked.output, ...planned.output },
			state: 'queued',
			durationSeconds: exact ?? usual * share,
			submittedAt: now,
			startsAt: now,
			endsAt: Infinity,
			timeline: [{ at: now, event: 'submitted' }],
		};
		this.jobs.set(job.id, job);
		this.makeAppointments(job);
		return job;
	}

	/** Takes a job back as if it had never been submitted, for a request that is refused after all. */
	discard(id: string): void {
		this.appointments.cancel(id);
		this.jobs.delete(id);
	}

	get(id: string): Job<Details> | undefined {
		return this.jobs.get(id);
	}

	/** All jobs, oldest first. */
	all(): Job<Details>[] {
		return [...this.jobs.values()];
	}

	views(): JobView[] {
		return this.all().map(viewJob);
	}

	view(id: string): JobView | undefined {
		const job = this.jobs.get(id);
		return job && viewJob(job);
	}

	/** Changes how a job will end; one that has ended already ends anew in that way. */
	setOutcome(id: string, outcome: Outcome): boolean {
		return this.change(id, (job) => {
			const ended = hasEnded(job);
			job.outcome = outcome;
			if (ended) this.end(job, this.surroundings.clock.now());
			else this.makeAppointments(job);
		});
	}

	setOutput(id: string, output: OutputPlan): boolean {
		return this.change(id, (job) => {
			job.output = { ...job.output, ...output };
		});
	}

	/** Sets the virtual seconds from submission to end of a job that still runs. */
	setDuration(id: string, seconds: number): boolean {
		return this.change(id, (job) => {
			if (hasEnded(job)) return;
			job.durationSeconds = seconds;
			this.makeAppointments(job);
			this.surroundings.clock.runDue();
		});
	}

	/** Ends a job now, in the way its outcome says; a `never` becomes a success. */
	finish(id: string): boolean {
		return this.change(id, (job) => {
			if (hasEnded(job)) return;
			if (job.outcome.kind === 'never') job.outcome = { kind: 'success' };
			this.end(job, this.surroundings.clock.now());
		});
	}

	/** Makes the provider forget a job. */
	expire(id: string): boolean {
		return this.change(id, (job) => {
			this.appointments.cancel(id);
			job.state = 'expired';
			this.note(id, 'expired');
		});
	}

	note(id: string, event: TimelineEvent['event'], detail?: string, at?: number): void {
		this.jobs.get(id)?.timeline.push({
			at: at ?? this.surroundings.clock.now(),
			event,
			...(detail !== undefined && { detail }),
		});
	}

	reset(): void {
		this.appointments.cancelAll();
		this.jobs.clear();
		this.submittedPerType.clear();
	}

	private change(id: string, action: (job: Job<Details>) => void): boolean {
		const job = this.jobs.get(id);
		if (job !== undefined) action(job);
		return job !== undefined;
	}

	/** The nth job of a type always draws the same duration, whatever else happens. */
	private drawDuration(jobType: string): number {
		const ordinal = this.submittedPerType.get(jobType) ?? 0;
		this.submittedPerType.set(jobType, ordinal + 1);
		const timing = this.timings[jobType];
		if (timing === undefined) throw new Error(`No timing for ${this.provider} job type ${jobType}`);
		const stream = `${this.provider}/duration/${jobType}/${ordinal}`;
		return drawLogNormal(timing, this.surroundings.randomness.stream(stream));
	}

	private makeAppointments(job: Job<Details>): void {
		this.appointments.cancel(job.id);
		const queueShare = this.timings[job.jobType]?.queueShare ?? 0.05;
		const lengthMs = job.durationSeconds * 1000;
		job.startsAt = job.submittedAt + Math.round(lengthMs * queueShare);
		job.endsAt = job.outcome.kind === 'never' ? Infinity : job.submittedAt + Math.round(lengthMs);
		if (job.state === 'queued')
			this.appointments.make(job.id, job.startsAt, (dueAt) => this.start(job, dueAt));
		this.appointments.make(job.id, job.endsAt, (dueAt) => this.end(job, dueAt));
	}

	private start(job: Job<Details>, at: number): void {
		job.state = 'running';
		this.note(job.id, 'started', undefined, at);
	}

	private end(job: Job<Details>, at: number): void {
		if (job.outcome.kind === 'never') return;
		this.appointments.cancel(job.id);
		job.state = STATE_AFTER[job.outcome.kind];
		job.finishedAt = at;
		job.endsAt = at;
		job.durationSeconds = (at - job.submittedAt) / 1000;
		this.note(job.id, 'finished', job.state, at);
		const forgottenAt = at + this.retentionSeconds * 1000;
		this.appointments.make(job.id, forgottenAt, () => this.expire(job.id));
		this.endListener?.(job);
	}
}
