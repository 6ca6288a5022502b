import type { Trouble, TroubleKind } from '../../../../nodes/shared/trouble/trouble';
import type { JobReading, JobStatus, VideoJob } from '../../../../nodes/shared/job/videoJob';
import { KEEP_RUNNING_POLICY } from '../../../../nodes/shared/waiting/schedule';
import { beginWatch, type Observation, type Watch } from '../../../../nodes/shared/waiting/watch';

export const START = Date.UTC(2026, 0, 1);
export const MINUTE = 60_000;
export const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '40417733' };
export const USUAL = { medianSeconds: 600, sigma: 0.7 };
export const POLICY = KEEP_RUNNING_POLICY;

const DEFAULTS = {
	reference: REFERENCE,
	usual: USUAL,
	minimumCheckSeconds: 5,
	submittedAt: START,
	now: START,
	timeLimitMs: 120 * MINUTE,
};

/** A wait that begins now, unless told otherwise. */
export function watchOf(start: Partial<typeof DEFAULTS> = {}): Watch {
	return beginWatch({ ...DEFAULTS, ...start });
}

export function jobOf(status: JobStatus, more: Partial<VideoJob> = {}): VideoJob {
	return { ...REFERENCE, status, videos: [], ...more };
}

/** A check that saw the job in this status. */
export function saw(status: JobStatus, more: Partial<VideoJob> = {}): Observation {
	return { kind: 'reading', reading: { job: jobOf(status, more) } };
}

/** A check whose answer settles nothing yet. */
export function sawUnsettled(confirmations: number, settledJob = jobOf('completed')): Observation {
	const reading: JobReading = {
		job: jobOf('processing'),
		unsettled: { confirmations, settledJob },
	};
	return { kind: 'reading', reading };
}

export function troubleOf(kind: TroubleKind, more: Partial<Trouble> = {}): Trouble {
	return { kind, message: kind, advice: '', ...more };
}

export function ranInto(kind: TroubleKind, more: Partial<Trouble> = {}): Observation {
	return { kind: 'trouble', trouble: troubleOf(kind, more) };
}
