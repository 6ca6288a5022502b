import dns from 'node:dns';
import { createServer } from 'node:net';
import {
	whenReading,
	type Arrangement,
	type Expected,
	type Fault,
	type FaultGroup,
	type Scene,
} from '../fault';
import { givesUp, readingGivesUp, waitingGivesUp } from './givingUp';
import { inTheList, notInTheList } from './submitFates';

const ABSENT: Fault['expected'] = {
	submit: { outcome: 'notSubmitted', kind: 'unreachable', requests: { more: 0 } },
	...givesUp({ kind: 'unreachable' }),
};

function at(host: string, { kit, simulator, credential }: Scene): void {
	const url = new URL(kit.credential(simulator).baseUrl as string);
	url.host = host;
	credential[kit.baseUrlField()] = url.toString();
}

/** As every resolver answers about this host, but without asking one. */
function unknownHost(scene: Scene): void {
	at('nowhere.invalid', scene);
	const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
	jest.spyOn(dns, 'lookup').mockImplementation(((...args: unknown[]) => {
		const tell = args.at(-1) as (error: Error) => void;
		setImmediate(() => tell(notFound));
	}) as typeof dns.lookup);
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('No port was free');
	return address.port;
}

const UNKNOWN: Expected = { outcome: 'fateUnknown', kind: 'noAnswer', requests: { more: 0 } };
const AGAIN: Expected = { outcome: 'goesOn', requests: { more: 1 } };

const ONCE: Fault['expected'] = { submit: UNKNOWN, ...whenReading(AGAIN), wait: AGAIN };

const FOR_EVER: Fault['expected'] = {
	submit: UNKNOWN,
	...givesUp({ kind: 'noAnswer' }),
};

const SILENT_READING = readingGivesUp({ kind: 'noAnswer' });
const SILENT_WAIT = waitingGivesUp({ kind: 'noAnswer' });

function reset(processed: boolean, times = 1): Arrangement {
	return async ({ inject }) => await inject({ times, effect: { kind: 'reset', processed } });
}

function silence(processed: boolean, times = 1): Arrangement {
	return async ({ keepSilent }) => await keepSilent(times, processed);
}

export const CONNECTIONS: FaultGroup = {
	title: 'The connection',
	introduction:
		'A request that was never received can be sent again. A request that was sent without an answer may have been received: the message of a submit says so, and the submit is not sent again. ' +
		'The time-out is 30 s, and 120 s for a submit.',
	faults: [
		{
			name: 'The connection is refused',
			everywhere: true,
			ways: { always: async (scene) => at(`127.0.0.1:${await closedPort()}`, scene) },
			expected: ABSENT,
		},
		{
			name: 'The host name is not known',
			everywhere: true,
			ways: { always: unknownHost },
			expected: ABSENT,
		},
		{
			name: 'Reset once, before the provider has read the request',
			ways: { once: reset(false) },
			expected: ONCE,
			differences: notInTheList({ kind: 'noAnswer' }),
		},
		{
			name: 'Reset once, after the provider has read the request',
			ways: { once: reset(true) },
			expected: ONCE,
			differences: inTheList({ kind: 'noAnswer' }),
		},
		{
			name: 'Reset for ever',
			ways: { always: reset(false, 0) },
			expected: FOR_EVER,
		},
		{
			name: 'No answer in time once; the provider has not read the request',
			ways: { once: silence(false) },
			expected: ONCE,
			differences: notInTheList({ kind: 'noAnswer' }),
		},
		{
			name: 'No answer in time once; the provider has read the request',
			ways: { once: silence(true) },
			expected: ONCE,
			differences: inTheList({ kind: 'noAnswer' }),
		},
		{
			name: 'Never an answer in time',
			ways: { always: silence(false, 0) },
			expected: {
				submit: UNKNOWN,
				// With half a minute for each answer, which passes in a moment here.
				...whenReading({ ...SILENT_READING, words: 'fails after about two minutes' }),
				wait: { ...SILENT_WAIT, words: 'fails after about twenty minutes' },
			},
		},
	],
};
