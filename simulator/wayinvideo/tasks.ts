import type { RandomStream } from '../core/random';
import { hasEnded } from '../core/job';
import type { Outcome } from '../core/outcome';
import { makeClips } from './clips';
import { Refusal } from './refusal';
import type { ResultsView } from './results-answer';
import type { Clip, TaskKind, WayinContext, WayinJob, WayinTask } from './task';
import { chargeAtSubmit, settleAtEnd } from './units';

const ID_PREFIXES: Readonly<Record<TaskKind, string>> = {
	clipping: 'prj',
	findMoments: 'prj',
	clipExport: 'exp_',
	summary: 'sum_',
	transcript: 'trn_',
};
const DAY_MS = 24 * 3600 * 1000;

/** Thrown when as many tasks run as the account may have at once. */
export class TooManyTasks extends Error {}

/** Share of the usual duration after which a failure shows: a source that is not available is known soon. */
const failureShare = (code: string) => (code === 'source' ? 0.1 : 1);

/** The tasks of the test account. */
export class Tasks {
	private random: RandomStream;

	constructor(private readonly context: WayinContext) {
		this.random = this.stream();
		context.jobs.onEnd((job) => settleAtEnd(context, job));
	}

	/** Takes a task in; throws TooManyTasks, or a Refusal when the units do not suffice. */
	create(details: WayinTask, request: unknown, outcome?: Outcome): WayinJob {
		const { jobs, account, switches } = this.context;
		const running = jobs.all().filter((job) => !hasEnded(job)).length;
		if (running >= account.current.runningTasks) throw new TooManyTasks();
		if (details.units > account.current.unitsLeft)
			throw new Refusal(switches.current.noUnitsStatus, 'insufficient API units');
		const job = jobs.submit({
			jobType: details.kind,
			id: `${ID_PREFIXES[details.kind]}${this.random.hex(8)}`,
			request,
			details,
			failureShare,
			...(outcome !== undefined && { outcome }),
		});
		chargeAtSubmit(this.context, job);
		return job;
	}

	/** The task of this id, asked for on the path of one of these kinds; throws a Refusal when there is none. */
	find(id: string, kinds: readonly TaskKind[]): WayinJob {
		const { jobs, switches, core } = this.context;
		const { unknownIdStatus, expiredIdStatus, idsOfOtherKinds, notFoundAfterSubmitSeconds } =
			switches.current;
		const job = jobs.get(id);
		const isOfKind = job !== undefined && kinds.includes(job.details.kind);
		if (job === undefined || (!isOfKind && idsOfOtherKinds === 'unknown'))
			throw new Refusal(unknownIdStatus, 'task not found');
		const ageSeconds = (core.clock.now() - job.submittedAt) / 1000;
		if (ageSeconds < notFoundAfterSubmitSeconds)
			throw new Refusal(unknownIdStatus, 'task not found');
		if (job.state === 'expired' || core.clock.now() >= this.expiresAt(job))
			throw new Refusal(expiredIdStatus, 'task expired');
		return job;
	}

	/** What its results call is answered from. */
	view(job: WayinJob): ResultsView {
		const { core, switches } = this.context;
		return {
			clock: core.clock,
			files: core.files,
			switches: switches.current,
			expiresAt: this.expiresAt(job),
			clips: this.clipsOf(job),
		};
	}

	/** An export shows the clips of its project, with their own numbers. */
	clipsOf(job: WayinJob): readonly Clip[] {
		const { projectId, clipIndices } = job.details;
		if (job.details.kind === 'clipExport') {
			const project = this.context.jobs.get(projectId ?? '');
			const clips = project === undefined ? [] : this.clipsOf(project);
			const chosen = clips.filter(({ idx }) => clipIndices?.includes(idx) ?? true);
			return job.outcome.kind === 'empty' ? [] : chosen.slice(0, job.output.count ?? chosen.length);
		}
		job.details.clips ??= makeClips(job, this.context.core);
		return job.details.clips;
	}

	reset(): void {
		this.random = this.stream();
	}

	private expiresAt({ submittedAt }: WayinJob): number {
		return submittedAt + this.context.account.current.retentionDays * DAY_MS;
	}

	private stream(): RandomStream {
		return this.context.core.randomness.stream('wayinvideo/ids');
	}
}
