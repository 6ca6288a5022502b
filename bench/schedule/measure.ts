import { RandomStream } from '../../simulator/core/random';
import type { Cell } from './cells';
import type { Schedule } from './schedules';

/** What one schedule costs in one situation. Times in seconds. */
export interface Figures {
	schedule: string;
	/** Requests per job, mean. */
	checks: number;
	meanLateness: number;
	p95Lateness: number;
	worstLateness: number;
	/** Share of jobs noticed later than {@link PROMISED}: the larger of 5 s and 10 % of their duration. */
	pastBound: number;
}

/** The promise, as numbers of its own: a policy that no longer keeps it is to be noticed. */
const PROMISED = { floorSeconds: 5, shareOfDuration: 0.1 };

/** Of adding up fractions of seconds. */
const ROUNDING_SECONDS = 1e-6;

/** The same jobs for every schedule, so that they differ by what they do and not by luck. */
export function drawDurations({ name, durations }: Cell, jobs: number, seed: string): number[] {
	const random = new RandomStream(`${seed}/${name}`);
	return Array.from({ length: jobs }, () => durations.draw(random));
}

export function measure(
	schedule: Schedule,
	{ name, expectation }: Cell,
	durations: readonly number[],
	seed: string,
): Figures {
	const random = new RandomStream(`${seed}/${name}/${schedule.name}`);
	const lateness = new Float64Array(durations.length);
	let checks = 0;
	let pastBound = 0;
	durations.forEach((duration, job) => {
		const noticed = schedule.waitFor(duration, expectation, random);
		const late = noticed.atSeconds - duration;
		lateness[job] = late;
		checks += noticed.checks;
		const promised = Math.max(PROMISED.floorSeconds, PROMISED.shareOfDuration * duration);
		if (late > promised + ROUNDING_SECONDS) pastBound++;
	});
	lateness.sort();
	const atRank = (share: number) => lateness[Math.ceil(share * durations.length) - 1] ?? NaN;
	return {
		schedule: schedule.name,
		checks: checks / durations.length,
		meanLateness: lateness.reduce((sum, late) => sum + late, 0) / durations.length,
		p95Lateness: atRank(0.95),
		worstLateness: atRank(1),
		pastBound: pastBound / durations.length,
	};
}
