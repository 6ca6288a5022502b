import { checkInRounds, type Standing } from '../../../../nodes/shared/waiting/rounds';
import type { Observation, Watch } from '../../../../nodes/shared/waiting/watch';
import { FakeClock } from '../../../harness/fakeClock';
import { saw, START, watchOf } from './watches';

/** Half of such jobs end within a minute. */
export const NEAR = { medianSeconds: 30, sigma: 0.5 };
/** And half of these within an hour. */
export const FAR = { medianSeconds: 3600, sigma: 0.5 };

interface Round {
	clock: FakeClock;
	/** What was looked at: position and milliseconds since the start. */
	looks: { position: number; at: number }[];
	/** The most checks that were under way at once. */
	most: number;
	ended: number[];
	work: Promise<Standing[]>;
}

/** Checks these jobs in rounds, on a clock of its own. */
export function rounds(
	watches: readonly Watch[],
	{
		answer = () => saw('processing'),
		stayForNearEnds = false,
		answerMs = 0,
		standings = watches.map((watch) => ({ watch })),
		onSettled,
	}: {
		answer?: (position: number, elapsedMs: number) => Observation;
		stayForNearEnds?: boolean;
		answerMs?: number;
		standings?: readonly Standing[];
		onSettled?: (position: number) => void;
	} = {},
): Round {
	const clock = new FakeClock(START);
	let underWay = 0;
	const round: Round = { clock, looks: [], most: 0, ended: [], work: Promise.resolve([]) };
	round.work = checkInRounds(standings, {
		clock,
		stayForNearEnds,
		random: () => 0.5,
		async check(_watch, position) {
			underWay += 1;
			round.most = Math.max(round.most, underWay);
			round.looks.push({ position, at: clock.now() - START });
			if (answerMs > 0) await clock.sleep(answerMs);
			underWay -= 1;
			return answer(position, clock.now() - START);
		},
		onSettled(_end, position) {
			round.ended.push(position);
			onSettled?.(position);
		},
	});
	return round;
}

/** A job that is due so many milliseconds after the start. */
export const dueIn = (milliseconds: number, watch = watchOf({ usual: FAR })): Watch => ({
	...watch,
	dueAt: START + milliseconds,
});
