import type { RandomStream } from './random';

/** How long jobs of one type take: half of them less than `medianSeconds`, with a long tail that `sigma` widens. */
export interface LogNormal {
	/** Median, in virtual seconds. */
	readonly medianSeconds: number;
	/** Deviation of the logarithm: 0.5 puts 95 % of the values between 0.4 and 2.7 times the median. */
	readonly sigma: number;
}

/** One draw, in virtual seconds rounded to milliseconds. */
export function drawLogNormal({ medianSeconds, sigma }: LogNormal, random: RandomStream): number {
	return Math.round(medianSeconds * Math.exp(sigma * random.gaussian()) * 1000) / 1000;
}
