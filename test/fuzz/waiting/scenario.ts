import fc from 'fast-check';
import { TROUBLE_KINDS, type TroubleKind } from '../../../nodes/shared/trouble/trouble';
import type { JobStatus, VideoJob } from '../../../nodes/shared/job/videoJob';
import { beginWatch, type Observation, type Watch } from '../../../nodes/shared/waiting/watch';

export const START = Date.UTC(2026, 4, 2);

/** What one check sees in place of how the job stands. */
export type Disturbance =
	| { kind: 'none'; retryAfterMs?: number | undefined }
	| { kind: 'trouble'; trouble: TroubleKind; retryAfterMs?: number | undefined }
	/** An answer that says "finished" and does not look like it. */
	| { kind: 'unsettled'; confirmations: number };

/** A job of the world outside, and the wait for it. */
export interface ScenarioJob {
	provider: string;
	minimumCheckSeconds: number;
	usual: { medianSeconds: number; sigma: number };
	/** Of the job when the wait begins. */
	ageSeconds: number;
	timeLimitMinutes: number;
	/** Since the beginning of the wait. */
	endsAfterSeconds: number;
	end: JobStatus;
	/** How its percentage goes: not at all, up with time, standing still, up and down. */
	progress: 'none' | 'rising' | 'still' | 'jumping';
	/** How long each answer takes. */
	answerMs: number;
	/** By check, in order; none after the last one. */
	disturbances: readonly Disturbance[];
}

export interface Scenario {
	jobs: readonly ScenarioJob[];
	/** For the random factor of schedules. */
	seed: number;
}

const retryAfterMs = fc.option(
	fc.constantFrom(0, 1, 900, 7_000, 45_000, 61_000, 600_000, 3_600_000),
	{ freq: 2, nil: undefined },
);

const disturbance: fc.Arbitrary<Disturbance> = fc.oneof(
	fc.record({
		kind: fc.constant('none' as const),
		retryAfterMs: fc.option(retryAfterMs, { freq: 1, nil: undefined }),
	}),
	fc.record({
		kind: fc.constant('trouble' as const),
		trouble: fc.constantFrom(...TROUBLE_KINDS),
		retryAfterMs,
	}),
	fc.record({
		kind: fc.constant('unsettled' as const),
		confirmations: fc.integer({ min: 1, max: 4 }),
	}),
);

/** Single disturbances, and some that continue until patience ends. */
const disturbances = fc
	.array(
		fc.tuple(
			disturbance,
			fc.oneof(
				{ weight: 6, arbitrary: fc.constant(1) },
				{ weight: 2, arbitrary: fc.integer({ min: 2, max: 6 }) },
				{ weight: 1, arbitrary: fc.integer({ min: 19, max: 23 }) },
			),
		),
		{ maxLength: 5 },
	)
	.map((runs) => runs.flatMap(([what, times]) => Array.from({ length: times }, () => what)));

const job: fc.Arbitrary<ScenarioJob> = fc.record({
	provider: fc.constantFrom('vizard', 'clipzy', 'wayinVideo'),
	minimumCheckSeconds: fc.constantFrom(0, 5, 10, 30, 75),
	usual: fc.record({
		medianSeconds: fc.integer({ min: 1, max: 3_000 }),
		sigma: fc.double({ min: 0.1, max: 1, noNaN: true }),
	}),
	ageSeconds: fc.oneof(fc.constant(0), fc.nat(4_000)),
	timeLimitMinutes: fc.oneof(
		{ weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }) },
		{ weight: 1, arbitrary: fc.double({ min: 0.01, max: 150, noNaN: true }) },
	),
	endsAfterSeconds: fc.oneof(
		{ weight: 1, arbitrary: fc.constantFrom(0, Infinity) },
		{ weight: 4, arbitrary: fc.nat(1_500) },
	),
	end: fc.constantFrom('completed', 'completed', 'failed', 'cancelled', 'expired'),
	progress: fc.constantFrom('none', 'rising', 'still', 'jumping'),
	answerMs: fc.oneof(fc.constant(0), fc.nat(4_000)),
	disturbances: fc.oneof(fc.constant([]), disturbances),
});

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
	jobs: fc.array(job, { minLength: 1, maxLength: 4 }),
	seed: fc.nat(),
});

/** The wait for a job, as the node begins it. */
export function watchOf(
	{ provider, minimumCheckSeconds, usual, ageSeconds, timeLimitMinutes }: ScenarioJob,
	position: number,
): Watch {
	return beginWatch({
		reference: { provider, jobType: 'clipping', jobId: `job-${position}` },
		usual,
		minimumCheckSeconds,
		submittedAt: START - ageSeconds * 1000,
		now: START,
		timeLimitMs: timeLimitMinutes * 60_000,
	});
}

/**
 * What a check of the job sees.
 *
 * @param check from 0
 * @param now epoch milliseconds
 */
export function observationOf(
	job: ScenarioJob,
	{ reference }: Watch,
	check: number,
	now: number,
): Observation {
	const disturbance = job.disturbances[check] ?? { kind: 'none' };
	// Tells one check's job from another's.
	const seen = (status: JobStatus): VideoJob => ({
		...reference,
		status,
		title: `check ${check}`,
		videos: [],
	});
	switch (disturbance.kind) {
		case 'trouble': {
			const { trouble: kind, retryAfterMs } = disturbance;
			const trouble = { kind, message: `check ${check}`, advice: 'Wait' };
			return {
				kind: 'trouble',
				trouble: { ...trouble, ...(retryAfterMs !== undefined && { retryAfterMs }) },
			};
		}
		case 'unsettled': {
			const { confirmations } = disturbance;
			const settledJob = seen('completed');
			const unsettled = { confirmations, settledJob };
			return { kind: 'reading', reading: { job: seen('processing'), unsettled } };
		}
		case 'none': {
			const { retryAfterMs } = disturbance;
			const ended = now - START >= job.endsAfterSeconds * 1000;
			const reading = {
				job: ended ? seen(job.end) : { ...seen('processing'), ...at(job, check, now) },
			};
			return { kind: 'reading', reading, retryAfterMs };
		}
	}
}

/** How far a running job says that it is. */
function at(job: ScenarioJob, check: number, now: number): Partial<VideoJob> {
	const share = Math.min(0.99, (now - START) / 1000 / Math.max(1, job.endsAfterSeconds));
	switch (job.progress) {
		case 'none':
			return check % 2 === 0 ? { status: 'queued' } : { stage: 'an unknown state' };
		case 'rising':
			return { progressPercent: 100 * share, stage: 'rendering' };
		case 'still':
			return { progressPercent: 42 };
		case 'jumping':
			return { progressPercent: (check * 37) % 100 };
	}
}
