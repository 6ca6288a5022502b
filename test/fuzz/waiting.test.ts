import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Settled } from '../../nodes/shared/waiting/loop';
import { fuzz, Tally } from './fuzz';
import { endAfter, longestLatenessMs, Misconduct, type Bounds, type Check } from './waiting/model';
import { playInMemory, playParked, type Parking, type Played } from './waiting/runs';
import { scenarios, START, type Scenario, type ScenarioJob } from './waiting/scenario';

const FOREVER_MS = 60 * 60 * 1000;

const IN_MEMORY: Bounds = { floor: 5, restingFloor: 5, cap: 30, slack: 0 };

/** The loop leaves only when the slowest check under way is over, and stays for one that is due within 5 s. */
const ROUND_SECONDS = 9;

function boundsOf({ stayForNearEnds, lateMs }: Parking): Bounds {
	return {
		floor: stayForNearEnds ? 5 : 60,
		restingFloor: 60,
		cap: 300,
		slack: ROUND_SECONDS + lateMs / 1000,
	};
}

/** As the database keeps it: without what is undefined, whatever the order of its fields. */
function asJson(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

const parkings: fc.Arbitrary<Parking> = fc.record({
	stored: fc.constant(true),
	stayForNearEnds: fc.boolean(),
	lateMs: fc.oneof(fc.constant(0), fc.nat(60_000)),
});

/** Compares a run with the model, job by job. */
function compare({ jobs }: Scenario, { ends, checks, told }: Played, bounds: Bounds): void {
	if ([...told].sort().join() !== jobs.map((_job, position) => position).join()) {
		throw new Misconduct(`ends were reported of the jobs ${told.join()}`);
	}
	jobs.forEach((job, position) => {
		const own = checks[position] ?? [];
		const end = ends[position];
		if (!end) throw new Misconduct('a wait without an end');
		const expected = endAfter(job, own, bounds);
		const found = { kind: end.settlement.kind, said: saidOf(end) };
		if (found.kind !== expected?.kind || found.said !== expected.said) {
			throw new Misconduct(`${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
		}
		checkEnd(end, own, position);
		checkLateness(job, end, bounds);
	});
}

function saidOf({ settlement }: Settled): string | undefined {
	switch (settlement.kind) {
		case 'finished':
			return settlement.job.title;
		case 'lost':
			return settlement.trouble.message;
		case 'timedOut':
			return undefined;
	}
}

function checkEnd({ at, watch }: Settled, checks: readonly Check[], position: number): void {
	if (at !== checks.at(-1)?.answered) throw new Misconduct('an end at another time than its check');
	if (watch.checks !== checks.length) throw new Misconduct('checks that were not counted');
	if (watch.reference.jobId !== `job-${position}`) throw new Misconduct('results in another order');
	const seen = checks.flatMap(({ observation }) =>
		observation.kind === 'reading' ? [observation.reading.job] : [],
	);
	if (watch.lastStatus !== seen.at(-1)?.status || watch.lastStage !== seen.at(-1)?.stage) {
		throw new Misconduct(`last seen as ${watch.lastStatus}, ${watch.lastStage}`);
	}
}

/** The bound is for jobs whose checks go well; Retry-After and trouble have theirs in the model. */
function checkLateness(job: ScenarioJob, { at, settlement }: Settled, bounds: Bounds): void {
	if (job.disturbances.length > 0 || settlement.kind !== 'finished') return;
	const late = at - (START + job.endsAfterSeconds * 1000);
	if (late > longestLatenessMs(job, bounds)) throw new Misconduct(`noticed ${late} ms late`);
}

/** Each run plays a wait twice, and stores it after each check. */
const PARKED_SHARE = 0.3;

function count(tally: Tally, { ends }: Played): void {
	for (const { settlement } of ends) tally.add(settlement.kind);
}

it(
	'in memory: every wait goes as the model says, whatever the jobs and their provider do',
	async () => {
		const tally = new Tally('waits in memory');
		const property = fc.asyncProperty(scenarios, async (scenario) => {
			const played = await playInMemory(scenario);
			count(tally, played);
			compare(scenario, played, IN_MEMORY);
		});
		await fuzz('waits in memory', property);
		tally.print();
	},
	FOREVER_MS,
);

it(
	'parked: every wait goes as the model says, and a time in the database changes nothing',
	async () => {
		const tally = new Tally('parked waits');
		const property = fc.asyncProperty(scenarios, parkings, async (scenario, parking) => {
			const played = await playParked(scenario, parking);
			count(tally, played);
			compare(scenario, played, boundsOf(parking));
			const kept = await playParked(scenario, { ...parking, stored: false });
			if (!isDeepStrictEqual(asJson(played), asJson(kept))) {
				throw new Misconduct('what was stored came back as something else');
			}
		});
		await fuzz('parked waits', property, PARKED_SHARE);
		tally.print();
	},
	FOREVER_MS,
);
