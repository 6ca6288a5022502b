import type { UsualDuration } from '../provider/contract';

const SQRT_2_PI = Math.sqrt(2 * Math.PI);

/**
 * Hazard of completion at an age, for log-normal durations: how likely it is, per second, that a job
 * which has run so long ends now.
 *
 * @param ageSeconds since submission
 * @returns per second; 0 at age 0
 */
export function hazard({ medianSeconds, sigma }: UsualDuration, ageSeconds: number): number {
	if (ageSeconds <= 0) return 0;
	const z = Math.log(ageSeconds / medianSeconds) / sigma;
	return inverseMillsRatio(z) / (sigma * ageSeconds);
}

/**
 * Share of jobs that last longer than this.
 *
 * @param ageSeconds since submission
 * @returns from 1 at age 0 down to 0
 */
export function survival({ medianSeconds, sigma }: UsualDuration, ageSeconds: number): number {
	return ageSeconds <= 0 ? 1 : upperTail(Math.log(ageSeconds / medianSeconds) / sigma);
}

/**
 * Density of the standard normal divided by its upper tail. Far out the tail underflows, so from z = 4 the
 * asymptotic series takes over (relative error below 0.2 %).
 */
function inverseMillsRatio(z: number): number {
	if (z > 4) return z + 1 / z - 2 / z ** 3;
	return Math.exp(-0.5 * z * z) / SQRT_2_PI / upperTail(z);
}

/** Upper tail of the standard normal; Zelen and Severo's approximation, absolute error below 7.5e-8. */
function upperTail(z: number): number {
	const t = 1 / (1 + 0.2316419 * Math.abs(z));
	const polynomial =
		t *
		(0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	const tail = (Math.exp(-0.5 * z * z) / SQRT_2_PI) * polynomial;
	return z >= 0 ? tail : 1 - tail;
}
