import type { UsualDuration } from '../../nodes/shared/provider/contract';
import { hazard } from '../../nodes/shared/waiting/usualDuration';
import type { Schedule } from './schedules';

const CHECK_COST = 0.5;
const FLOOR_SECONDS = 5;
const STEP_SECONDS = 0.5;

/** Ages of all checks up to a day, in seconds; they depend on the expectation only. */
function checkAges(usual: UsualDuration): number[] {
	const ages = [0];
	let checksDue = 0;
	let last = 0;
	for (let age = STEP_SECONDS; age < 24 * 60 * 60; age += STEP_SECONDS) {
		checksDue += Math.sqrt(hazard(usual, age) / (2 * CHECK_COST)) * STEP_SECONDS;
		if (checksDue < 1 || age - last < FLOOR_SECONDS) continue;
		ages.push(age);
		last = age;
		checksDue = 0;
	}
	return ages;
}

const known = new Map<string, number[]>();

function checkAgesOnce(usual: UsualDuration): number[] {
	const key = `${usual.medianSeconds}/${usual.sigma}`;
	const ages = known.get(key) ?? checkAges(usual);
	known.set(key, ages);
	return ages;
}

/**
 * The plan alone, with a floor but without bound and cap: what the theory promises to a user whose
 * expectation is right. Not a rival but a yardstick, since a wrong expectation makes it late without limit.
 */
export const UNBOUNDED_PLAN: Schedule = {
	name: 'plan without bounds',
	waitFor: (durationSeconds, usual) => {
		const ages = checkAgesOnce(usual);
		const index = ages.findIndex((age) => age >= durationSeconds);
		const atSeconds = ages[index];
		if (atSeconds === undefined) throw new Error(`A job of ${durationSeconds} s is beyond a day.`);
		return { checks: index + 1, atSeconds };
	},
};
