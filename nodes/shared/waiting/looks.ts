import type { JobReading, Unsettled, VideoJob } from '../job/videoJob';

/** Looks in a row at a job that is called finished and still lacks something. */
export interface Looks {
	/** Since the answer last grew. */
	unsettledInARow: number;
	/** How much the last unsettled answer had; absent in what version 0.1 has parked. */
	grownTo?: number | undefined;
	/** When the first of them was made, epoch milliseconds; absent in what earlier versions have parked. */
	unsettledSince?: number | undefined;
}

/**
 * The looks after one more; an answer that has grown starts them again. Where an earlier version has not
 * kept the moment of the first one, the time counts from this one.
 *
 * @param now epoch milliseconds
 */
export function afterLook(
	{ unsettledInARow, grownTo, unsettledSince }: Looks,
	unsettled: JobReading['unsettled'],
	now: number,
): Looks {
	if (!unsettled) return { unsettledInARow: 0, grownTo: undefined, unsettledSince: undefined };
	const isSame = unsettledInARow > 0 && unsettled.grownTo === grownTo;
	return {
		unsettledInARow: isSame ? unsettledInARow + 1 : 1,
		grownTo: unsettled.grownTo,
		// A clock that was set back must not add to the time.
		unsettledSince: isSame ? Math.min(unsettledSince ?? now, now) : now,
	};
}

/** Whether an answer is believed: it has stayed the same for enough looks and for long enough. */
export function isSettled(looks: Looks, unsettled: Unsettled<VideoJob>, now: number): boolean {
	return (
		looks.unsettledInARow > unsettled.confirmations && unchangedLeft(looks, unsettled, now) <= 0
	);
}

/**
 * Seconds until the next look at an answer that has to stay the same for some time, so that the last look
 * falls on the end of that time; undefined where only looks count.
 */
export function nextLookSeconds(
	looks: Looks,
	unsettled: JobReading['unsettled'],
	now: number,
): number | undefined {
	if (unsettled?.unchangedForSeconds === undefined) return undefined;
	const looksLeft = Math.max(1, unsettled.confirmations + 1 - looks.unsettledInARow);
	return Math.max(0, unchangedLeft(looks, unsettled, now)) / looksLeft;
}

/** Seconds for which the answer must still stay the same. */
function unchangedLeft(
	{ unsettledSince = -Infinity }: Looks,
	{ unchangedForSeconds = 0 }: Unsettled<VideoJob>,
	now: number,
): number {
	return unchangedForSeconds - (now - unsettledSince) / 1000;
}
