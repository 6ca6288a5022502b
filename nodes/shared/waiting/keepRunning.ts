import type { Clock } from '../time/clock';
import type { SchedulePolicy } from './schedule';
import { observe, type Observation, type Settlement, type Watch } from './watch';

/** How many checks may be under way at once; more would not be sooner, only burstier. */
const CHECKS_AT_ONCE = 10;

/** A wait that has ended. */
export interface Settled {
	watch: Watch;
	settlement: Settlement;
	/** Epoch milliseconds. */
	at: number;
}

/** What the loop needs from outside. */
export interface KeepRunningOptions {
	clock: Clock;
	/** The schedule for a job, which may have to respect its provider's own floor. */
	policyFor(watch: Watch): SchedulePolicy;
	/** Asks the provider once about the job at this position. */
	check(watch: Watch, position: number): Promise<Observation>;
	/** Uniform in [0, 1). */
	random(): number;
	/** Told of every wait as soon as it has ended; what it throws ends all waits. */
	onSettled?(settled: Settled, position: number): void;
}

/**
 * Waits for all jobs in one loop inside the running execution: whichever job is due is checked, a
 * finished one leaves the loop, and nobody waits for anybody else.
 *
 * @returns how each wait ended, in the order of the input
 * @throws Stopped as soon as the execution is stopped
 */
export async function keepRunning(
	watches: readonly Watch[],
	{ clock, policyFor, check, random, onSettled }: KeepRunningOptions,
): Promise<Settled[]> {
	const settled: Settled[] = new Array<Settled>(watches.length);
	const waiting = new Map(watches.map((watch, position) => [position, watch]));
	const underWay = new Map<number, Promise<void>>();

	async function checkOnce(watch: Watch, position: number): Promise<void> {
		const observation = await check(watch, position);
		const at = clock.now();
		const next = observe(watch, observation, at, random(), policyFor(watch));
		underWay.delete(position);
		if (!next.settlement) {
			waiting.set(position, next.watch);
			return;
		}
		const end: Settled = { watch: next.watch, settlement: next.settlement, at };
		settled[position] = end;
		onSettled?.(end, position);
	}

	while (waiting.size > 0 || underWay.size > 0) {
		const inOrder = [...waiting].sort(([, a], [, b]) => a.dueAt - b.dueAt);
		for (const [position, watch] of inOrder) {
			if (watch.dueAt > clock.now() || underWay.size >= CHECKS_AT_ONCE) break;
			waiting.delete(position);
			underWay.set(position, checkOnce(watch, position));
		}
		await Promise.race([...underWay.values(), ...untilNextDue(waiting, underWay, clock)]);
	}
	return settled;
}

/** Nothing to sleep for while every place is taken or no job is left to become due. */
function untilNextDue(
	waiting: ReadonlyMap<number, Watch>,
	underWay: ReadonlyMap<number, unknown>,
	clock: Clock,
): Promise<void>[] {
	if (waiting.size === 0 || underWay.size >= CHECKS_AT_ONCE) return [];
	const nextDue = Math.min(...[...waiting.values()].map(({ dueAt }) => dueAt));
	return [clock.sleep(Math.max(0, nextDue - clock.now()))];
}
