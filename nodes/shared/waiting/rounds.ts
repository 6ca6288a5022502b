import type { Clock } from '../time/clock';
import { endsSoon } from './endsSoon';
import { CHECKS_AT_ONCE, type Settled } from './keepRunning';
import { KEEP_RUNNING_POLICY, SUSPENDED_POLICY, type SchedulePolicy } from './schedule';
import { observe, type Observation, type Watch } from './watch';

/** Where the wait for one job stands: it goes on, or it has ended. */
export interface Standing {
	watch: Watch;
	end?: Settled;
}

/** What the rounds need from outside. */
export interface RoundsOptions {
	clock: Clock;
	/** Whether the execution may be kept in memory for ends that are near. */
	stayForNearEnds: boolean;
	/** Asks the provider once about the job at this position. */
	check(watch: Watch, position: number): Promise<Observation>;
	/** Uniform in [0, 1). */
	random(): number;
	/** Told of every wait as soon as it has ended; what it throws ends all waits. */
	onSettled?(end: Settled, position: number): void;
}

/**
 * Checks whatever is due, and goes on doing so while every job that is left will end soon. What is left
 * then is to be parked until the first of them is due.
 *
 * @throws Stopped when the execution is stopped
 */
export async function checkInRounds(
	standings: readonly Standing[],
	options: RoundsOptions,
): Promise<Standing[]> {
	const { clock, stayForNearEnds } = options;
	let current = [...standings];
	for (;;) {
		current = await checkDue(current, options);
		const left = current.filter(({ end }) => !end).map(({ watch }) => watch);
		if (left.length === 0) return current;
		if (!stayForNearEnds || !left.every((watch) => endsSoon(watch, clock.now()))) return current;
		await clock.sleep(Math.max(0, firstDue(left) - clock.now()));
	}
}

/** When the first of these is due, epoch milliseconds. */
export function firstDue(watches: readonly Watch[]): number {
	return Math.min(...watches.map(({ dueAt }) => dueAt));
}

async function checkDue(
	standings: readonly Standing[],
	options: RoundsOptions,
): Promise<Standing[]> {
	const next = [...standings];
	const now = options.clock.now();
	const due = standings.flatMap(({ watch, end }, position) =>
		!end && watch.dueAt <= now ? [{ watch, position }] : [],
	);
	const providers = new Set(due.map(({ watch }) => watch.reference.provider));
	// A provider that has to be asked slowly keeps its own jobs waiting, and nobody else's.
	await Promise.all(
		[...providers].map(async (provider) => {
			const own = due.filter(({ watch }) => watch.reference.provider === provider);
			for (let begun = 0; begun < own.length; begun += CHECKS_AT_ONCE) {
				await Promise.all(
					own.slice(begun, begun + CHECKS_AT_ONCE).map(async ({ watch, position }) => {
						next[position] = await checkOnce(watch, position, options);
					}),
				);
			}
		}),
	);
	return next;
}

async function checkOnce(
	watch: Watch,
	position: number,
	{ clock, stayForNearEnds, check, random, onSettled }: RoundsOptions,
): Promise<Standing> {
	const observation = await check(watch, position);
	const now = clock.now();
	const roll = random();
	const seenWith = (policy: SchedulePolicy) =>
		observe(watch, observation, now, roll, patient(policy, watch));
	const parked = seenWith(SUSPENDED_POLICY);
	// Only this check may have shown that the end is near, so it decides about the next one.
	const isNear = stayForNearEnds && endsSoon(parked.watch, now);
	const { watch: next, settlement } = isNear ? seenWith(KEEP_RUNNING_POLICY) : parked;
	if (!settlement) return { watch: next };
	const end: Settled = { watch: next, settlement, at: now };
	onSettled?.(end, position);
	return { watch: next, end };
}

/** The policy with the pause between two checks that the provider asks for. */
export function patient(policy: SchedulePolicy, { minimumCheckSeconds }: Watch): SchedulePolicy {
	return { ...policy, floorSeconds: Math.max(policy.floorSeconds, minimumCheckSeconds) };
}
