import {
	whenReading,
	type Arrangement,
	type Expected,
	type Fault,
	type FaultGroup,
} from '../fault';
import { givesUp } from './givingUp';
import { listNotedAnew } from './submitFates';

function tooMany(retryAfter?: () => string, times = 1): Arrangement {
	return async ({ inject }) =>
		await inject({
			times,
			effect: {
				kind: 'respond',
				status: 429,
				body: {},
				...(retryAfter && { headers: { 'retry-after': retryAfter() } }),
			},
		});
}

const inSeconds = (seconds: number) => () => String(seconds);
const asDate = (seconds: number) => () => new Date(Date.now() + seconds * 1000).toUTCString();

/** Refused once and let through at the second try, after so many seconds. */
function letThrough(seconds: readonly [number, number], words: string): Expected {
	return { outcome: 'goesOn', requests: { more: 1 }, seconds, words };
}

const NOTHING_SAID: Fault['expected'] = {
	submit: letThrough([2.5, 7], 'sends it again after 3 to 5 s and continues'),
	...whenReading(letThrough([1, 3], 'retries after 1 s and continues')),
	wait: letThrough([5, 32], 'retries after the usual pause and continues'),
};

const SENT_AFTER_20_S = letThrough([19, 24], 'sends it again after 20 to 22 s and continues');

/** What the provider requires is kept, and a submit adds up to a tenth; a date has no fractions of a second. */
const OBEYED: Fault['expected'] = {
	submit: SENT_AFTER_20_S,
	...whenReading(letThrough([19, 22], 'retries after 20 s and continues')),
	wait: letThrough([19, 32], 'retries after 20 s and continues'),
};

/** Only a wait, and a submit, have so much patience. */
const FAILS_AT_ONCE: Expected = {
	outcome: 'fails',
	kind: 'rateLimited',
	says: /requires a pause of an hour or more/,
	requests: 1,
	seconds: [0, 1],
	words: 'fails at once and says how long the provider wants it to wait',
};

/** The job is looked at before and after. */
const FAILS_TO_CANCEL: Expected = { ...FAILS_AT_ONCE, requests: 3 };

const AFTER_AN_HOUR = letThrough([3600, 3962], 'sends it again after an hour and continues');

/** The pauses double up to two minutes until 'Rate Limit: Maximum Wait' is over. */
const GIVEN_UP: Expected = {
	outcome: 'notSubmitted',
	kind: 'rateLimited',
	requests: { atMost: 125 },
	seconds: [6_900, 7_201],
	words: 'fails after two hours: nothing was submitted',
};

/** Operations without that option have the patience of ten minutes. */
const OWN_GIVES_UP: Expected = {
	outcome: 'notSubmitted',
	kind: 'rateLimited',
	requests: { atMost: 15 },
	seconds: [400, 601],
	words: 'fails after ten minutes: nothing was submitted',
};

const OWN_FAILS_AT_ONCE: Expected = {
	outcome: 'notSubmitted',
	kind: 'rateLimited',
	requests: 1,
	seconds: [0, 1],
	words: 'fails at once: nothing was submitted',
};

const GIVEN_UP_AFTER_AN_HOUR: Expected = {
	outcome: 'notSubmitted',
	kind: 'rateLimited',
	requests: { more: 1 },
	seconds: [3_600, 3_962],
	words: 'fails after an hour: nothing was submitted',
};

export const RATE_LIMITS: FaultGroup = {
	title: 'Too many requests (HTTP 429)',
	introduction:
		'A request that is refused for its rate was not accepted, so this is the one case in which a submit is sent again. ' +
		'`Retry-After` gives the pause. The option _Rate Limit: Maximum Wait_ (120 minutes) limits how long a submit waits.',
	faults: [
		{
			name: 'Once, `Retry-After: 20` or a date 20 s ahead',
			ways: { seconds: tooMany(inSeconds(20)), 'a date': tooMany(asDate(20)) },
			expected: OBEYED,
			differences: listNotedAnew(SENT_AFTER_20_S, { more: 2 }),
		},
		{
			name: 'Once, `Retry-After` absent or not a time',
			byEveryOwnOperation: true,
			ways: {
				absent: tooMany(),
				'a word': tooMany(() => 'soon'),
				'below 0': tooMany(() => '-5'),
			},
			expected: NOTHING_SAID,
		},
		{
			name: 'Once, `Retry-After` of 0 or a date gone by',
			ways: { zero: tooMany(inSeconds(0)), 'a date': tooMany(asDate(-60)) },
			expected: {
				submit: letThrough([1, 5], 'sends it again after 1 to 3 s and continues'),
				...whenReading(letThrough([1, 3], 'retries after 1 s and continues')),
				wait: letThrough([5, 32], 'retries after the usual pause and continues'),
			},
		},
		{
			name: 'Once, `Retry-After` of a year',
			ways: {
				seconds: tooMany(inSeconds(31_536_000)),
				'a date': tooMany(asDate(31_536_000)),
			},
			expected: {
				submit: AFTER_AN_HOUR,
				ownOnce: OWN_FAILS_AT_ONCE,
				...whenReading(FAILS_AT_ONCE),
				cancelJob: FAILS_TO_CANCEL,
				wait: letThrough([3600, 3602], 'retries after an hour and continues'),
			},
			differences: listNotedAnew(AFTER_AN_HOUR, { more: 2 }),
		},
		{
			name: 'For ever, without `Retry-After`',
			ways: { always: tooMany(undefined, 0) },
			expected: {
				submit: GIVEN_UP,
				ownOnce: OWN_GIVES_UP,
				...givesUp({ kind: 'rateLimited' }),
				wait: { outcome: 'timesOut', requests: { atMost: 60 }, says: /last answer: .*429/ },
			},
			differences: [
				{
					providers: ['vizard'],
					columns: ['submit'],
					expected: {
						...GIVEN_UP,
						requests: 40,
						seconds: [5_000, 5_700],
						words: 'fails after one and a half hours: nothing was submitted',
					},
					because: 'Vizard allows 20 submits an hour, and the next turn would come too late.',
				},
				...listNotedAnew(GIVEN_UP, { atMost: 250 }),
			],
		},
		{
			name: 'For ever, with `Retry-After` of a year',
			ways: { always: tooMany(inSeconds(31_536_000), 0) },
			expected: {
				submit: GIVEN_UP_AFTER_AN_HOUR,
				ownOnce: OWN_FAILS_AT_ONCE,
				...whenReading(FAILS_AT_ONCE),
				wait: { outcome: 'timesOut', requests: 3 },
			},
			differences: listNotedAnew(GIVEN_UP_AFTER_AN_HOUR, { more: 2 }),
		},
	],
};
