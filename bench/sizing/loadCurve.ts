export const MINUTES_A_DAY = 1440;

/** How busy each hour of a working day is. The busiest has twice the mean, the night a fifth of it. */
const HOURS = [
	0.3, 0.25, 0.2, 0.2, 0.2, 0.3, 0.5, 0.9, 1.4, 1.9, 2.1, 2.0, 1.7, 1.8, 2.1, 2.0, 1.8, 1.4, 1.1,
	0.9, 0.8, 0.6, 0.4, 0.3,
] as const;
const SUM = HOURS.reduce<number>((sum, weight) => sum + weight, 0);

/** A share of the day's jobs is begun by schedules, at the full hour. */
const SCHEDULED = 0.1;
const SCHEDULED_WITHIN_MINUTES = 5;

/** The share of the day's jobs that begins in each minute. The shares add up to 1. */
export function dayCurve(): number[] {
	return Array.from({ length: MINUTES_A_DAY }, (_, minute) => {
		const weight = (HOURS[Math.floor(minute / 60)] ?? 0) / SUM;
		const even = ((1 - SCHEDULED) * weight) / 60;
		const burst =
			minute % 60 < SCHEDULED_WITHIN_MINUTES ? (SCHEDULED * weight) / SCHEDULED_WITHIN_MINUTES : 0;
		return even + burst;
	});
}
