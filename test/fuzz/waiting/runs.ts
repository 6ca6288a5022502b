import { waitForEnds, type Settled, type Stay } from '../../../nodes/shared/waiting/loop';
import type { Observation, Watch } from '../../../nodes/shared/waiting/watch';
import { parkedItemSchema, toParked } from '../../../nodes/WaitForVideoJob/check/state';
import type { WaitingJob } from '../../../nodes/WaitForVideoJob/waitingJob';
import { waitOptionsSchema } from '../../../nodes/WaitForVideoJob/options';
import { FakeClock } from '../../harness/fakeClock';
import type { Check } from './model';
import { observationOf, START, watchOf, type Scenario, type ScenarioJob } from './scenario';

/** What came of a scenario. */
export interface Played {
	ends: Settled[];
	/** By job. */
	checks: Check[][];
	/** In which order the ends were reported, by position. */
	told: number[];
}

/** Random numbers that are the same in every run of a scenario. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** The clock, the provider and the notes of one run. */
class Play {
	readonly clock = new FakeClock(START);
	readonly checks: Check[][];
	readonly told: number[] = [];
	/** One sequence for each job, so that nothing depends on the order in which answers come. */
	private readonly random: (() => number)[];
	private asked = 0;

	constructor(private readonly scenario: Scenario) {
		this.checks = scenario.jobs.map(() => []);
		this.random = scenario.jobs.map((_job, position) => randomFrom(scenario.seed + position));
	}

	/** @param at what the loop calls a job: its place among those that it was given */
	options(stay: Stay, at: (position: number) => number = (position) => position) {
		return {
			clock: this.clock,
			stay,
			check: async (watch: Watch, position: number, onLeave: () => void) => {
				onLeave();
				return await this.check(watch, at(position));
			},
			nextTurn: () => 0,
			random: () => this.random[this.asked]?.() ?? 0,
			onEnd: (_end: Settled, position: number) => {
				this.told.push(at(position));
			},
		};
	}

	private async check(watch: Watch, position: number): Promise<Observation> {
		const job = this.scenario.jobs[position] as ScenarioJob;
		const own = this.checks[position] as Check[];
		const begun = this.clock.now();
		if (job.answerMs > 0) await this.clock.sleep(job.answerMs);
		const answered = this.clock.now();
		const observation = observationOf(job, watch, own.length, answered);
		own.push({ begun, answered, observation });
		this.asked = position;
		return observation;
	}
}

/** Waits in memory. */
export async function playInMemory(scenario: Scenario): Promise<Played> {
	const play = new Play(scenario);
	const work = waitForEnds(scenario.jobs.map(watchOf), play.options('untilAllEnd'));
	const { ends } = await play.clock.run(work);
	return { ends: ends.filter((end) => end !== undefined), checks: play.checks, told: play.told };
}

/** How an execution is parked between its checks. */
export interface Parking {
	stayForNearEnds: boolean;
	/** How much later than asked for n8n continues. */
	lateMs: number;
	/** Whether what is parked goes through the database, or is kept as it is. */
	stored: boolean;
}

/** Waits and parks in between, as a suspended execution does. */
export async function playParked(
	scenario: Scenario,
	{ stayForNearEnds, lateMs, stored }: Parking,
): Promise<Played> {
	const play = new Play(scenario);
	const ends: Settled[] = [];
	let waiting = scenario.jobs.map((job, position) => ({ position, watch: watchOf(job, position) }));
	while (waiting.length > 0) {
		const at = (place: number) => waiting[place]?.position ?? -1;
		const options = play.options(stayForNearEnds ? 'forNearEnds' : 'whileDue', at);
		const begun = waiting.map(({ watch }) => watch);
		const after = await play.clock.run(waitForEnds(begun, options));
		after.ends.forEach((end, place) => {
			if (end) ends[at(place)] = end;
		});
		waiting = waiting.flatMap(({ position }, place) => {
			const watch = after.watches[place] as Watch;
			if (after.ends[place]) return [];
			return [{ position, watch: stored ? parkedAndBack(watch) : watch }];
		});
		if (waiting.length === 0) break;
		await play.clock.advance(Math.max(0, after.resumeAt - play.clock.now()) + lateMs);
	}
	return { ends, checks: play.checks, told: play.told };
}

const OPTIONS = waitOptionsSchema.parse({});

/** What the state of a wait is after a time in n8n's database. */
function parkedAndBack(watch: Watch): Watch {
	const job = { watch, options: OPTIONS } as WaitingJob;
	const parked = parkedItemSchema.parse(JSON.parse(JSON.stringify(toParked({ job }))));
	if ('failed' in parked) throw new RangeError('A wait was stored as a failed item');
	return parked.watch;
}
