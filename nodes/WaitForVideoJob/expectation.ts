import { durationSeen, Experience } from '../shared/waiting/experience';
import type { Settled } from '../shared/waiting/loop';
import { isSubmitKnown, type Watch } from '../shared/waiting/watch';
import type { WaitingJob } from './waitingJob';

/** Spread assumed for a duration that a user has given. */
const GIVEN_SIGMA = 0.5;

/** What this process has seen, in whichever execution. */
const SEEN = new Experience();

/** Where an expectation comes from, as the output says it. */
export type ExpectationSource = 'given' | 'learned' | 'usual';

/** What the user says, else what earlier jobs of the account took, else what is usual. */
export function expectationOf(job: WaitingJob): Pick<Watch, 'usual' | 'learnedFrom'> {
	const { named, options, watch } = job;
	const medianSeconds = options.expectedDurationSeconds;
	if (medianSeconds > 0) {
		return { usual: { medianSeconds, sigma: GIVEN_SIGMA }, learnedFrom: undefined };
	}
	// A silence that counts from another moment would miss the end.
	const learned = isSubmitKnown(watch) ? SEEN.of(kindOf(job)) : undefined;
	return learned ?? { usual: named.jobType.usualDuration, learnedFrom: undefined };
}

/** The same for the output, as it was at the last check. */
export function describeExpectation(
	{ options }: WaitingJob,
	{ usual, learnedFrom }: Watch,
): { expectedSeconds: number; expectation: ExpectationSource } {
	const isGiven = options.expectedDurationSeconds > 0;
	const learned = learnedFrom === undefined ? 'usual' : 'learned';
	return {
		expectedSeconds: Math.round(usual.medianSeconds),
		expectation: isGiven ? 'given' : learned,
	};
}

/** Keeps how long a job took, for those after it. */
export function learnFrom(job: WaitingJob, end: Settled): void {
	const seconds = durationSeen(end);
	if (seconds !== undefined) SEEN.sawEnd(kindOf(job), seconds);
}

function kindOf({ named: { reference }, sender: { account } }: WaitingJob): string {
	return JSON.stringify([account, reference.provider, reference.jobType]);
}
