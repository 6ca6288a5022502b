import { waitForEnds } from '../../nodes/shared/waiting/loop';
import { KEEP_RUNNING_POLICY } from '../../nodes/shared/waiting/schedule';
import { beginWatch, type Observation, type Watch } from '../../nodes/shared/waiting/watch';
import { RandomStream } from '../../simulator/core/random';
import { WorkedClock } from './workedClock';

const JOB_SECONDS = 60;

/** The result of one loop with this number of jobs. Times in seconds. */
export interface LoopRun {
	jobs: number;
	checks: number;
	/** Of the process, user and system. */
	cpuSeconds: number;
	/** From the moment that a check was due until it began, mean. */
	meanDelay: number;
	worstDelay: number;
	/** From the end of a job until it was noticed. */
	meanLateness: number;
	p95Lateness: number;
}

/** Waits for jobs of a minute that were submitted together, at one provider that answers at once. */
export async function runLoop(jobs: number, seed: string): Promise<LoopRun> {
	const clock = new WorkedClock();
	const random = new RandomStream(seed);
	const began = clock.now();
	const endsAt = began + JOB_SECONDS * 1000;
	const watches = Array.from({ length: jobs }, (_, job) => watchOf(job, began));
	const delays: number[] = [];
	const cpu = process.cpuUsage();
	const { ends } = await clock.run(
		waitForEnds(watches, {
			clock,
			stay: 'untilAllEnd',
			random: () => random.next(),
			nextTurn: () => 0,
			async check({ reference, dueAt }, _position, onLeave): Promise<Observation> {
				onLeave();
				const now = clock.now();
				delays.push((now - dueAt) / 1000);
				const status = now >= endsAt ? 'completed' : 'processing';
				return { kind: 'reading', reading: { job: { ...reference, status, videos: [] } } };
			},
			onEnd: () => undefined,
		}),
	);
	const { user, system } = process.cpuUsage(cpu);
	const late = ends.map((end) => ((end?.at ?? Infinity) - endsAt) / 1000).sort((a, b) => a - b);
	return {
		jobs,
		checks: delays.length,
		cpuSeconds: (user + system) / 1e6,
		meanDelay: mean(delays),
		worstDelay: delays.reduce((worst, delay) => Math.max(worst, delay), 0),
		meanLateness: mean(late),
		p95Lateness: late[Math.ceil(0.95 * late.length) - 1] ?? NaN,
	};
}

function watchOf(job: number, now: number): Watch {
	return beginWatch({
		reference: { provider: 'bench', jobType: 'job', jobId: String(job) },
		usual: { medianSeconds: JOB_SECONDS, sigma: 0.5 },
		minimumCheckSeconds: KEEP_RUNNING_POLICY.floorSeconds,
		submittedAt: now,
		now,
		timeLimitMs: 60 * 60 * 1000,
	});
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
