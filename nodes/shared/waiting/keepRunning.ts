import type { Clock } from '../time/clock';
import type { SchedulePolicy } from './schedule';
import { observe, type Observation, type Settlement, type Watch } from './watch';

/**
 * How many checks may be under way at once; more would not be sooner, only burstier. Counted for each
 * provider: checks that wait for their turn at one with a rate limit take no place from another's.
 */
export const CHECKS_AT_ONCE = 10;

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
	const underWay = new Map<number, Check>();

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
			if (watch.dueAt > clock.now()) break;
			const { provider } = watch.reference;
			if (isBusy(provider, underWay)) continue;
			waiting.delete(position);
			underWay.set(position, { provider, done: checkOnce(watch, position) });
		}
		const checks = [...underWay.values()].map(({ done }) => done);
		await Promise.race([...checks, ...untilNextDue(waiting, underWay, clock)]);
	}
	return settled;
}

/** A check under way. */
interface Check {
	provider: string;
	done: Promise<void>;
}

function isBusy(provider: string, underWay: ReadonlyMap<number, Check>): boolean {
	const own = [...underWay.values()].filter((check) => check.provider === provider);
	return own.length >= CHECKS_AT_ONCE;
}

/** Nothing to sleep for while every place is taken or no job is left to become due. */
function untilNextDue(
	waiting: ReadonlyMap<number, Watch>,
	underWay: ReadonlyMap<number, Check>,
	clock: Clock,
): Promise<void>[] {
	const free = [...waiting.values()].filter(
		({ reference }) => !isBusy(reference.provider, underWay),
	);
	if (free.length === 0) return [];
	const nextDue = Math.min(...free.map(({ dueAt }) => dueAt));
	return [clock.sleep(Math.max(0, nextDue - clock.now()))];
}
