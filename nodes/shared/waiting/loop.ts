import { Stopped, type Clock } from '../time/clock';
import { DueQueue } from './dueQueue';
import { endsSoon } from './endsSoon';
import { KEEP_RUNNING_POLICY, SUSPENDED_POLICY, type SchedulePolicy } from './schedule';
import { observe, type Observation, type Settlement, type Watch } from './watch';

/** Checks of one provider under way at once, at most; more would be burstier and not sooner. */
export const CHECKS_AT_ONCE = 10;

/** No sleep is longer, so that a clock that is set back cannot hold a check for hours. */
const LONGEST_SLEEP_MS = 60_000;

/** An execution is not parked for a pause that is shorter than any between two checks of a job. */
const WORTH_PARKING_MS = KEEP_RUNNING_POLICY.floorSeconds * 1000;

/** How often it is asked whether all ends are near, at most: that looks at every job. */
const REVIEW_MS = 1000;

/** Without a reason of one's own, each wake-up makes an error with its stack, which takes longer than a check. */
const WOKEN = 'woken';

/** A wait that has ended. */
export interface Settled {
	watch: Watch;
	settlement: Settlement;
	/** Epoch milliseconds. */
	at: number;
	/** The check before, when it was answered and the job had not ended, epoch milliseconds. */
	seenRunningAt?: number | undefined;
}

/** How long the loop stays. */
export type Stay =
	/** Until every job has ended, in memory. */
	| 'untilAllEnd'
	/** As long as something is due; what is left is to be parked. */
	| 'whileDue'
	/** The same, and as long as all jobs that are left will end soon. */
	| 'forNearEnds';

/** What the loop needs from outside. */
export interface LoopOptions {
	clock: Clock;
	stay: Stay;
	/**
	 * Asks the provider once about the job at this position.
	 *
	 * @param onLeave to be called when each request leaves; throws `Stopped` when the wait is over by then
	 */
	check(watch: Watch, position: number, onLeave: () => void): Promise<Observation>;
	/** When the rate of this job's provider allows a request, epoch milliseconds; may be in the past. */
	nextTurn(position: number): number;
	/** How long the job at this position is expected to take, as far as is known now; without it as its wait began. */
	expect?(position: number): Pick<Watch, 'usual' | 'learnedFrom'>;
	/** Uniform in [0, 1). */
	random(): number;
	/** Called with every wait as soon as it has ended; what it throws ends all waits. */
	onEnd(end: Settled, position: number): void;
}

/** Where the waits stand when the loop leaves. */
export interface Waits {
	/** In the order of the input, as are the ends. */
	watches: Watch[];
	/** Undefined for a job that is still waited for. */
	ends: (Settled | undefined)[];
	/** When to check again, epoch milliseconds; Infinity when all have ended. */
	resumeAt: number;
}

/** The jobs of one provider: no job waits for one of another. */
class Lane {
	readonly waiting = new DueQueue();
	underWay = 0;
	/** A check was begun whose request has not left: only then is the next turn known. */
	isLeaving = false;

	/** When the next check may begin, epoch milliseconds; Infinity when only another check can say. */
	nextAt(now: number, nextTurn: LoopOptions['nextTurn']): number {
		const { first } = this.waiting;
		if (!first) return Infinity;
		const at = Math.max(first.at, nextTurn(first.position));
		const isBlocked = this.isLeaving || this.underWay >= CHECKS_AT_ONCE;
		return isBlocked && at <= now ? Infinity : at;
	}
}

/**
 * Waits for jobs: whichever is due is checked, one that has ended leaves, none waits for another. The only
 * loop of this kind, for waits in memory and between two parkings of an execution.
 *
 * @throws Stopped as soon as the execution is stopped, and what `check` or `onEnd` throws. No check that is
 *   under way then sends anything more
 */
export async function waitForEnds(begun: readonly Watch[], options: LoopOptions): Promise<Waits> {
	const { clock, stay } = options;
	const watches = [...begun];
	const ends = watches.map((): Settled | undefined => undefined);
	const lanes = new Map<string, Lane>();
	let isOver = false;
	let failure: { error: unknown } | undefined;
	let wake = new AbortController();
	let reviewedAt = -Infinity;

	for (const [position, { reference, dueAt }] of watches.entries()) {
		const lane = lanes.get(reference.provider) ?? new Lane();
		lanes.set(reference.provider, lane);
		lane.waiting.add({ position, at: dueAt });
	}

	async function check(lane: Lane, position: number): Promise<void> {
		lane.underWay += 1;
		lane.isLeaving = true;
		const onLeave = () => {
			if (isOver) throw new Stopped();
			lane.isLeaving = false;
			if (nextAt(lane) <= clock.now()) wake.abort(WOKEN);
		};
		try {
			const observation = await options.check(watchAt(position), position, onLeave);
			if (!isOver) see(lane, position, observation);
		} catch (error) {
			failure ??= { error };
		}
		lane.underWay -= 1;
		lane.isLeaving = false;
		wake.abort(WOKEN);
	}

	function see(lane: Lane, position: number, observation: Observation): void {
		const at = clock.now();
		const before = watchAt(position);
		const expected = { ...before, ...options.expect?.(position) };
		const { watch, settlement } = next(expected, observation, at);
		watches[position] = watch;
		if (!settlement) return lane.waiting.add({ position, at: watch.dueAt });
		const end = { watch, settlement, at, seenRunningAt: answeredAt(before) };
		ends[position] = end;
		options.onEnd(end, position);
	}

	function next(watch: Watch, observation: Observation, at: number) {
		const roll = options.random();
		const by = (policy: SchedulePolicy) =>
			observe(watch, observation, at, roll, patient(policy, watch));
		if (stay === 'untilAllEnd') return by(KEEP_RUNNING_POLICY);
		const parked = by(SUSPENDED_POLICY);
		// Only this check may have shown that the end is near, so it decides about the next one.
		if (stay === 'forNearEnds' && endsSoon(parked.watch, at)) return by(KEEP_RUNNING_POLICY);
		reviewedAt = -Infinity;
		return parked;
	}

	function watchAt(position: number): Watch {
		return watches[position] as Watch;
	}

	function nextAt(lane: Lane): number {
		return lane.nextAt(clock.now(), options.nextTurn);
	}

	function begin(lane: Lane): void {
		while (nextAt(lane) <= clock.now()) {
			const first = lane.waiting.takeFirst();
			if (first) void check(lane, first.position);
		}
	}

	function leaves(resumeAt: number): boolean {
		const now = clock.now();
		if (resumeAt === Infinity) return true;
		if (stay === 'untilAllEnd' || resumeAt - now < WORTH_PARKING_MS) return false;
		if (stay === 'whileDue') return true;
		if (now - reviewedAt < REVIEW_MS) return false;
		reviewedAt = now;
		return !watches.every((watch, position) => ends[position] || endsSoon(watch, now));
	}

	try {
		for (;;) {
			wake = new AbortController();
			const all = [...lanes.values()];
			all.forEach(begin);
			if (failure) throw failure.error;
			const resumeAt = Math.min(...all.map(nextAt));
			const isIdle = all.every(({ underWay }) => underWay === 0);
			if (isIdle && leaves(resumeAt)) return { watches, ends, resumeAt };
			const pause = Math.max(0, resumeAt - clock.now());
			await clock.sleep(Math.min(pause, LONGEST_SLEEP_MS), wake.signal);
		}
	} finally {
		isOver = true;
	}
}

/** When a job was last seen running; undefined when its last check got no answer. */
function answeredAt({ checkedAt, troublesInARow, lastTrouble }: Watch): number | undefined {
	return troublesInARow === 0 && lastTrouble === '' ? checkedAt : undefined;
}

/** The policy with the pause between two checks that the provider requires. */
export function patient(policy: SchedulePolicy, { minimumCheckSeconds }: Watch): SchedulePolicy {
	return { ...policy, floorSeconds: Math.max(policy.floorSeconds, minimumCheckSeconds) };
}
