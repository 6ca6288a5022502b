import {
	whenReading,
	type Arrangement,
	type Difference,
	type Expected,
	type Fault,
	type FaultGroup,
} from '../fault';
import { WITH_RESULT_REQUEST } from '../providersWhere';

const WRONG_KEY = 'somebody-elses-key-4711';

const HOURS_MS = 2 * 60 * 60 * 1000;

const wrongKey: Arrangement = ({ credential, kit }) => {
	credential[kit.keyField] = WRONG_KEY;
};

const refusedKey = (skip: number): Arrangement => {
	return async ({ inject, wire }) => {
		if (skip > 0) await inject({ times: skip, effect: { kind: 'rewrite', ...wire.running } });
		const { refusedKeyStatus: status } = wire;
		await inject({ times: 0, effect: { kind: 'respond', status, body: {} } });
	};
};

const notFound = (times: number): Arrangement => {
	return async ({ inject, wire }) =>
		await inject({ times, effect: { kind: 'respond', ...wire.notFound } });
};

/** To a host that would be glad to see a key. */
const redirected = (status: number): Arrangement => {
	return async ({ inject, simulator, kit }) =>
		await inject({
			times: 0,
			effect: {
				kind: 'respond',
				status,
				headers: { location: `${simulator.filesUrl}/${kit.simulatorId}/elsewhere` },
			},
		});
};

const BAD_KEY: Expected = { outcome: 'fails', kind: 'credential', requests: 1 };

const AGAIN: Expected = { outcome: 'goesOn', requests: { more: 2 } };

const UNKNOWN_JOB: Expected = { outcome: 'fails', kind: 'notFound', requests: 1 };

/** A call about it is answered as delivered. */
const TAKEN_FOR_UNKNOWN: Fault['expected'] = {
	call: { outcome: 'startsNothing', requests: 1 },
	pollJob: UNKNOWN_JOB,
};

const ELSEWHERE: Expected = {
	outcome: 'fails',
	kind: 'refused',
	says: /redirected the request to .* which is not followed/,
	requests: 1,
};

function asksForTheStatus(
	expected: Expected,
	columns: Difference['columns'] = ['getResult', 'export'],
): Difference {
	return {
		providers: WITH_RESULT_REQUEST,
		columns,
		expected: { ...expected, requests: 2 },
		because: 'The node requests the status of the job whenever it cannot get the result.',
	};
}

const UNKNOWN_TO_TRIGGERS: readonly Difference[] = [
	asksForTheStatus({ outcome: 'startsNothing', requests: 2 }, ['call']),
	asksForTheStatus(UNKNOWN_JOB, ['pollJob']),
];

export const KEYS_AND_IDS: FaultGroup = {
	title: 'Keys, ids and addresses',
	introduction:
		'If another request would change nothing, the item fails immediately. The job itself is not affected: wait for it again by its ID when you have fixed the cause. Within a minute of its submit, the node asks again about a job that is not known, because some providers list new jobs late.',
	faults: [
		{
			name: 'The key is wrong (HTTP 401 or 403)',
			everywhere: true,
			byEveryOwnOperation: true,
			ways: { always: wrongKey },
			expected: {
				submit: { ...BAD_KEY, outcome: 'notSubmitted', requests: { more: 0 } },
				...whenReading(BAD_KEY),
				wait: BAD_KEY,
			},
		},
		{
			name: 'The key is refused in the middle of a wait',
			ways: { 'at the second check': refusedKey(1) },
			expected: { wait: { ...BAD_KEY, requests: 2, words: 'fails at that check' } },
		},
		{
			name: 'The job is not known just after the submit (HTTP 404), twice',
			aboutOneJob: true,
			ways: { twice: notFound(2) },
			expected: { ...whenReading(AGAIN), wait: AGAIN, ...TAKEN_FOR_UNKNOWN },
			differences: UNKNOWN_TO_TRIGGERS,
		},
		{
			name: 'The job is not known, hours after the submit',
			aboutOneJob: true,
			ways: {
				always: async (scene) => {
					await scene.pass(HOURS_MS);
					await notFound(0)(scene);
				},
			},
			expected: { ...whenReading(UNKNOWN_JOB), wait: UNKNOWN_JOB, ...TAKEN_FOR_UNKNOWN },
			differences: [asksForTheStatus(UNKNOWN_JOB), ...UNKNOWN_TO_TRIGGERS],
		},
		{
			name: 'What an operation is about is not there (HTTP 404)',
			ways: {
				always: async ({ inject }) =>
					await inject({ times: 0, effect: { kind: 'respond', status: 404, body: {} } }),
			},
			expected: {
				ownRead: { ...UNKNOWN_JOB, says: /answered HTTP 404/ },
				ownChange: { ...UNKNOWN_JOB, says: /answered HTTP 404/ },
				ownOnce: {
					...UNKNOWN_JOB,
					says: /answered HTTP 404/,
					outcome: 'notSubmitted',
				},
			},
		},
		{
			name: 'A redirect to another host',
			ways: { 'HTTP 302': redirected(302), 'HTTP 307': redirected(307) },
			expected: {
				submit: { ...ELSEWHERE, outcome: 'notSubmitted', requests: { more: 0 } },
				...whenReading({ ...ELSEWHERE, words: 'fails: it is not followed' }),
				wait: { ...ELSEWHERE, words: 'fails: it is not followed' },
			},
			differences: [asksForTheStatus({ ...ELSEWHERE, words: 'fails: it is not followed' })],
		},
	],
};
