import type { FaultInput } from '../../../../simulator/core/fault';
import {
	whenReading,
	type Arrangement,
	type Expected,
	type Fault,
	type FaultGroup,
} from '../fault';
import { givesUp } from './givingUp';
import { inTheList, notInTheList } from './submitFates';

type Effect = NonNullable<FaultInput['effect']>;

const json = (body: unknown): Effect => ({ kind: 'respond', status: 200, body });

const WEB_PAGE: Record<string, Effect> = { 'HTTP 200': { kind: 'html', status: 200 } };
const NOTHING: Record<string, Effect> = { 'HTTP 200': { kind: 'empty' } };
const HALF: Record<string, Effect> = {
	'as the whole answer': json('{"code": 2000, "data": {"jobId": "4'),
};
const BROKEN_OFF: Record<string, Effect> = { 'in the middle': { kind: 'truncate' } };
const OTHER_JSON: Record<string, Effect> = {
	'another object': json({ hello: ['world'] }),
	'a list': json([1, 2, 3]),
	null: json(null),
	'a number': json(7),
};

function ways(effects: Record<string, Effect>, times: number): Record<string, Arrangement> {
	return Object.fromEntries(
		Object.entries(effects).map(([name, effect]): [string, Arrangement] => [
			name,
			async ({ inject }) => await inject({ times, effect }),
		]),
	);
}

interface Special {
	/** Whether a submit is accepted although its answer is lost. */
	accepted?: boolean;
	/** What it comes to, once, where that is something else. */
	otherwise?: Fault['expected'];
	/** Whether each of a provider's own operations meets it for ever. */
	byEveryOwnOperation?: boolean;
	aboutContent?: boolean;
}

/** Once and for ever. */
function both(
	name: string,
	effects: Record<string, Effect>,
	trouble: Pick<Expected, 'kind' | 'says'>,
	{
		accepted = false,
		otherwise = {},
		byEveryOwnOperation = false,
		aboutContent = false,
	}: Special = {},
): Fault[] {
	const submit: Expected = { outcome: 'fateUnknown', requests: { more: 0 }, ...trouble };
	const again: Expected = { outcome: 'goesOn', requests: { more: 1 } };
	return [
		{
			name: `${name}, once`,
			ways: ways(effects, 1),
			expected: { submit, ...whenReading(again), wait: again, ...otherwise },
			differences: accepted ? inTheList(trouble) : notInTheList(trouble),
			aboutContent,
		},
		{
			name: `${name}, for ever`,
			ways: ways(effects, 0),
			expected: { submit, ...givesUp(trouble) },
			byEveryOwnOperation,
			aboutContent,
		},
	];
}

const unexpected = (says: RegExp) => ({ kind: 'unexpectedAnswer' as const, says });

export const UNREADABLE_ANSWERS: FaultGroup = {
	title: 'Unreadable answers',
	introduction:
		'Usually, something between n8n and the provider answers in its place. The message describes the answer, and quotes JSON of an unknown shape, so that the ID of an accepted job is not lost.',
	faults: [
		...both('A web page (HTML) of a proxy', WEB_PAGE, unexpected(/a web page \(HTML\)/), {
			byEveryOwnOperation: true,
		}),
		...both('An empty body', NOTHING, unexpected(/an empty body/), { aboutContent: true }),
		...both('JSON that stops in the middle', HALF, unexpected(/something that is not JSON/)),
		...both(
			'An answer that breaks off',
			BROKEN_OFF,
			{ kind: 'noAnswer', says: /the connection broke before an answer came/ },
			{ accepted: true, aboutContent: true },
		),
		...both(
			'JSON of another shape',
			OTHER_JSON,
			unexpected(/in a form that this node does not know/),
			// Nothing is read of the answer to the request to cancel: the job is looked at.
			{ otherwise: { cancelJob: { outcome: 'stillRunning', requests: { more: 0 } } } },
		),
	],
};
