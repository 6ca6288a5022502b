import type { Observation, Settlement } from '../../../nodes/shared/waiting/watch';
import { START, type ScenarioJob } from './scenario';

/**
 * What waiting has to be, told a second time and as simply as possible: from the checks that were made it
 * says when the next one is allowed and due, and how the wait ends. It knows no schedule, only its bounds.
 */

/** A check that was made, epoch milliseconds. */
export interface Check {
	begun: number;
	answered: number;
	observation: Observation;
}

/** The bounds of a way of waiting; see docs/schedule.md. Seconds. */
export interface Bounds {
	/** Between two checks at least. */
	floor: number;
	/** Between two checks at most, while a tenth of the job's age is less, and whatever its age is. */
	restingFloor: number;
	cap: number;
	/** A check may be so much later than it is due: the execution is parked, or busy with other jobs. */
	slack: number;
}

const ELAPSED_SHARE = 0.1;

/** Of the pause after trouble, where no one asked for a longer one. */
const LONGEST_PAUSE_SECONDS = 60;

/** After "later": half of what it has grown to is fixed, and as much again is random. */
const RESTS_SECONDS = [0, 10, 20, 40, 80, 160, 300];

const TROUBLES_IN_A_ROW = 20;
const NOT_FOUND_GRACE_SECONDS = 60;

const TRANSIENT = ['rateLimited', 'unavailable', 'unreachable', 'noAnswer', 'unexpectedAnswer'];

/** Of times, which are sums of fractions of milliseconds. */
const TOLERANCE_MS = 1;

export type End = { kind: Settlement['kind']; said?: string | undefined };

/** Ends a run: waiting was not what the model says. */
export class Misconduct extends Error {}

function demand(condition: boolean, what: string): asserts condition {
	if (!condition) throw new Misconduct(what);
}

/**
 * Goes through the checks of one job.
 *
 * @returns how its wait has to end at the last of them; undefined when it is not to end yet
 * @throws Misconduct for a check that came too early, too late, or after the end
 */
export function endAfter(
	job: ScenarioJob,
	checks: readonly Check[],
	bounds: Bounds,
): End | undefined {
	const deadline = START + job.timeLimitMinutes * 60_000;
	let window: { earliest: number; latest: number } = { earliest: START, latest: START };
	let [troubles, unsettled, refusals]: [number, number, number] = [0, 0, 0];
	let end: End | undefined;
	for (const { begun, answered, observation } of checks) {
		demand(end === undefined, 'a check after the end');
		demand(begun >= window.earliest - TOLERANCE_MS, 'a check too early');
		demand(begun <= window.latest + bounds.slack * 1000 + TOLERANCE_MS, 'a check too late');
		demand(begun <= deadline + bounds.slack * 1000 + TOLERANCE_MS, 'a check after the deadline');

		const isTrouble = observation.kind === 'trouble';
		if (saysLater(observation)) refusals = Math.min(RESTS_SECONDS.length - 1, refusals + 1);
		else troubles = isTrouble ? troubles + 1 : 0;
		if (!isTrouble) refusals = Math.max(0, refusals - 2);
		if (!isTrouble) unsettled = observation.reading.unsettled ? unsettled + 1 : 0;
		end = endBy(observation, { troubles, unsettled, age: ageAt(job, answered) });
		if (!end && answered >= deadline) end = { kind: 'timedOut' };
		window = nextWindow(job, observation, { answered, refusals, deadline }, bounds);
	}
	return end;
}

function ageAt({ ageSeconds }: ScenarioJob, moment: number): number {
	return ageSeconds + (moment - START) / 1000;
}

function endBy(
	observation: Observation,
	{ troubles, unsettled, age }: { troubles: number; unsettled: number; age: number },
): End | undefined {
	if (observation.kind === 'trouble') {
		const { kind, message } = observation.trouble;
		if (saysLater(observation)) return undefined;
		const passes =
			TRANSIENT.includes(kind) || (kind === 'notFound' && age < NOT_FOUND_GRACE_SECONDS);
		return passes && troubles <= TROUBLES_IN_A_ROW ? undefined : { kind: 'lost', said: message };
	}
	const { job, unsettled: open } = observation.reading;
	if (['completed', 'failed', 'cancelled', 'expired'].includes(job.status)) {
		return { kind: 'finished', said: job.title };
	}
	return open && unsettled > open.confirmations
		? { kind: 'finished', said: open.settledJob.title }
		: undefined;
}

/** Whether the provider only wants to be asked later, which never ends a wait. */
function saysLater(observation: Observation): boolean {
	if (observation.kind === 'reading') return false;
	const { kind, retryAfterMs } = observation.trouble;
	return kind === 'rateLimited' || (kind === 'unavailable' && retryAfterMs !== undefined);
}

/** When the check after this observation may begin. */
function nextWindow(
	job: ScenarioJob,
	observation: Observation,
	{ answered, refusals, deadline }: { answered: number; refusals: number; deadline: number },
	{ floor, restingFloor, cap }: Bounds,
): { earliest: number; latest: number } {
	const pause = Math.max(floor, job.minimumCheckSeconds);
	const asked =
		observation.kind === 'trouble' ? observation.trouble.retryAfterMs : observation.retryAfterMs;
	const shortest = Math.max(pause, (asked ?? 0) / 1000);
	const usual =
		observation.kind === 'trouble'
			? LONGEST_PAUSE_SECONDS
			: Math.min(cap, ELAPSED_SHARE * ageAt(job, answered));
	const until = (seconds: number) => Math.min(answered + seconds * 1000, deadline);
	const rest = refusals > 1 ? (RESTS_SECONDS[refusals] ?? 0) / 2 : 0;
	const resting = refusals > 0 && (observation.kind === 'reading' || saysLater(observation));
	const longest = Math.max(shortest, restingFloor, usual, resting ? rest : 0);
	return resting
		? {
				earliest: until(Math.max(shortest, rest)),
				latest: until(longest + (refusals > 1 ? Math.min(longest, 150) : 10)),
			}
		: { earliest: until(shortest), latest: until(longest) };
}

/**
 * How late the end of a job may be noticed while all goes well: as long as the last pause before it can have
 * been, and as long as an answer takes.
 */
export function longestLatenessMs(job: ScenarioJob, { restingFloor, cap, slack }: Bounds): number {
	const pause = Math.max(restingFloor, job.minimumCheckSeconds);
	const share = Math.min(cap, ELAPSED_SHARE * (job.ageSeconds + job.endsAfterSeconds));
	return (Math.max(pause, share) + slack) * 1000 + 2 * job.answerMs + TOLERANCE_MS;
}
