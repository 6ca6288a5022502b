import { KEEP_RUNNING_POLICY } from '../../nodes/shared/waiting/schedule';
import {
	beginWatch,
	observe,
	type Observation,
	type Watch,
} from '../../nodes/shared/waiting/watch';
import type { Schedule } from './schedules';

const REFERENCE = { provider: 'bench', jobType: 'job', jobId: '1' };

/** Beyond any job of the benchmark: how deadlines cut a wait short is not what is measured. */
const TIME_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;

function sees(status: 'processing' | 'completed'): Observation {
	return { kind: 'reading', reading: { job: { ...REFERENCE, status, videos: [] } } };
}

const RUNNING = sees('processing');
const ENDED = sees('completed');

/** What the package does while it keeps running: its own state of a wait, and its own schedule. */
export const SHIPPED: Schedule = {
	name: 'ours',
	waitFor: (durationSeconds, usual, random) => {
		let watch: Watch = beginWatch({
			reference: REFERENCE,
			usual,
			minimumCheckSeconds: KEEP_RUNNING_POLICY.floorSeconds,
			submittedAt: 0,
			now: 0,
			timeLimitMs: TIME_LIMIT_MS,
		});
		for (;;) {
			const now = watch.dueAt;
			const observation = now >= durationSeconds * 1000 ? ENDED : RUNNING;
			const next = observe(watch, observation, now, random.next(), KEEP_RUNNING_POLICY);
			if (next.settlement) return { checks: next.watch.checks, atSeconds: now / 1000 };
			watch = next.watch;
		}
	},
};
