import { whenReading, type Expected, type Fault } from '../fault';

type Trouble = Pick<Expected, 'kind' | 'says'>;

/** A question is asked four times, 1, 1 and 2 seconds after each other (or up to that, by chance). */
export function readingGivesUp(trouble: Trouble): Expected {
	return {
		...trouble,
		outcome: 'fails',
		requests: 4,
		seconds: [3, 6],
		words: 'fails after a few seconds',
	};
}

/** Pauses grow up to a minute; how long they are is left to chance. */
export function waitingGivesUp(trouble: Trouble): Expected {
	return {
		...trouble,
		outcome: 'fails',
		requests: 21,
		seconds: [420, 660],
		words: 'fails after about ten minutes',
	};
}

/** Trouble that does not pass. */
export function givesUp(trouble: Trouble): Fault['expected'] {
	return { ...whenReading(readingGivesUp(trouble)), wait: waitingGivesUp(trouble) };
}
