import { drawLogNormal, type LogNormal } from '../../simulator/core/log-normal';
import type { RandomStream } from '../../simulator/core/random';

/** How long the jobs of one kind really take. */
export interface Durations {
	/** For the table, such as `median 4 min, sigma 0.6`. */
	name: string;
	/** One draw, seconds. */
	draw(random: RandomStream): number;
}

export function logNormal(name: string, parameters: LogNormal): Durations {
	return { name, draw: (random) => drawLogNormal(parameters, random) };
}

/** Half of the jobs are short ones: a preview beside a render, a cached source beside a fresh one. */
export function bimodal(short: LogNormal, long: LogNormal): Durations {
	return {
		name: `half around ${short.medianSeconds} s, half around ${long.medianSeconds} s`,
		draw: (random) => drawLogNormal(random.next() < 0.5 ? short : long, random),
	};
}

/**
 * One job in ten ends far beyond what is usual, by a Pareto law: the provider's queue is long today.
 *
 * @param tail from which duration on (seconds), and how fast the tail thins out: below 2 it has no variance
 * @param longestSeconds where a provider would give up
 */
export function heavyTailed(
	body: LogNormal,
	tail: { fromSeconds: number; exponent: number },
	longestSeconds: number,
): Durations {
	return {
		name: `one in ten beyond ${tail.fromSeconds} s, exponent ${tail.exponent}`,
		draw: (random) => {
			if (random.next() >= 0.1) return Math.min(drawLogNormal(body, random), longestSeconds);
			const seconds = tail.fromSeconds * (1 - random.next()) ** (-1 / tail.exponent);
			return Math.min(seconds, longestSeconds);
		},
	};
}
