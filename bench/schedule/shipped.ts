import type { Learned } from '../../nodes/shared/waiting/experience';
import { KEEP_RUNNING_POLICY } from '../../nodes/shared/waiting/schedule';
import {
	beginWatch,
	observe,
	type Observation,
	type Watch,
} from '../../nodes/shared/waiting/watch';
import type { UsualDuration } from '../../nodes/shared/provider/contract';
import type { RandomStream } from '../../simulator/core/random';
import type { Noticed, Schedule } from './schedules';

const REFERENCE = { provider: 'bench', jobType: 'job', jobId: '1' };

/** Beyond any job of the benchmark: how deadlines cut a wait short is not what is measured. */
const TIME_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;

function sees(status: 'processing' | 'completed'): Observation {
	return { kind: 'reading', reading: { job: { ...REFERENCE, status, videos: [] } } };
}

const RUNNING = sees('processing');
const ENDED = sees('completed');

/** What a wait in memory came to, with the age at the check before. */
export interface Waited extends Noticed {
	lastRunningAtSeconds: number;
}

/** Waits as the package does: with its own state of a wait, and its own schedule. */
export function waitShipped(
	durationSeconds: number,
	expectation: UsualDuration,
	random: RandomStream,
	learned?: Learned,
): Waited {
	const begun = beginWatch({
		reference: REFERENCE,
		usual: expectation,
		minimumCheckSeconds: KEEP_RUNNING_POLICY.floorSeconds,
		submittedAt: 0,
		now: 0,
		timeLimitMs: TIME_LIMIT_MS,
	});
	let watch: Watch = { ...begun, ...learned };
	for (let lastRunningAtSeconds = 0; ; lastRunningAtSeconds = watch.checkedAt as number) {
		const now = watch.dueAt;
		const observation = now >= durationSeconds * 1000 ? ENDED : RUNNING;
		const next = observe(watch, observation, now, random.next(), KEEP_RUNNING_POLICY);
		if (next.settlement) {
			const last = lastRunningAtSeconds / 1000;
			return { checks: next.watch.checks, atSeconds: now / 1000, lastRunningAtSeconds: last };
		}
		watch = next.watch;
	}
}

/** What the package does while it keeps running and has seen no other job. */
export const SHIPPED: Schedule = { name: 'ours', waitFor: waitShipped };
