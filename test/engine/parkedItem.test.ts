import type { IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput } from '../../nodes/shared/input/invalidInput';
import { inputError } from '../../nodes/shared/items/itemError';
import type { VideoJob } from '../../nodes/shared/job/videoJob';
import type { Settlement } from '../../nodes/shared/waiting/watch';
import { observe } from '../../nodes/shared/waiting/watch';
import { SUSPENDED_POLICY } from '../../nodes/shared/waiting/schedule';
import { fromParked, toParked } from '../../nodes/WaitForVideoJob/check/state';
import { waitOutcome } from '../../nodes/WaitForVideoJob/outcome';
import {
	readWaitingJob,
	type Entry,
	type WaitingJob,
} from '../../nodes/WaitForVideoJob/waitingJob';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

const SECRET = 'a-key-that-nobody-may-see';
const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '40417733' };
const NOW = Date.UTC(2026, 4, 2);

/** A result as large as they come. */
const LARGE: VideoJob = {
	...REFERENCE,
	status: 'completed',
	videos: Array.from({ length: 50 }, (_, index) => ({
		index,
		url: `https://media.example.org/${index}.mp4`,
		transcript: 'word '.repeat(1000),
	})),
	raw: { everything: 'word '.repeat(10_000) },
};

function contextWith(providers: string[] = ['vizard']): IExecuteFunctions {
	return executeContext(
		{
			items: [{ json: REFERENCE }],
			nodes: [waitNode({ onTimeout: 'returnItem', timeLimitMinutes: 30 }, {}, { providers })],
			credentials: { vizardApi: { apiKey: SECRET } },
		},
		'Wait',
	);
}

const waiting = (): WaitingJob => readWaitingJob(contextWith(), 0);

const ended = (settlement: Settlement): Entry => {
	const job = waiting();
	const end = { watch: job.watch, settlement, at: NOW };
	return { job, end, outcome: waitOutcome(job, end, 'suspend') };
};

const refused: Entry = {
	failure: inputError(
		{ node: contextWith().getNode(), itemIndex: 0 },
		{
			parameter: 'Provider',
			message: 'is missing',
			advice: 'Connect a node',
		},
	),
};

/** Through the database: it keeps JSON. */
const parkedOf = (entry: Entry): unknown => JSON.parse(JSON.stringify(toParked(entry)));

const trouble = {
	kind: 'credential' as const,
	message: 'no',
	advice: 'Check the key',
	code: '4001',
	httpStatus: 200,
};

const ENTRIES: readonly [string, () => Entry][] = [
	['waits', () => ({ job: waiting() })],
	['has ended with a large result', () => ended({ kind: 'finished', job: LARGE })],
	['is out of time', () => ended({ kind: 'timedOut', lastJob: LARGE })],
	['cannot be asked about', () => ended({ kind: 'lost', trouble })],
	['could not be waited for', () => refused],
];

describe.each([...ENTRIES])('a job that %s', (_what, entry) => {
	it('is the same after it was parked, and after it was parked again', () => {
		const once = parkedOf(entry());
		const back = fromParked(contextWith(), 0, once);
		expect(parkedOf(back)).toEqual(once);
		expect(parkedOf(fromParked(contextWith(), 0, parkedOf(back)))).toEqual(once);
	});

	it('takes less than a kilobyte, with no result and no key in it', () => {
		const text = JSON.stringify(toParked(entry()));
		expect(text.length).toBeLessThan(1024);
		expect(text).not.toMatch(/videos|raw|transcript|apiKey|baseUrl/);
		expect(text).not.toContain(SECRET);
	});
});

it('keeps its options and its place', () => {
	const back = fromParked(contextWith(), 0, parkedOf({ job: waiting() }));
	expect(back).toMatchObject({
		job: {
			itemIndex: 0,
			options: { onTimeout: 'returnItem', onJobFailure: 'error', timeLimitMinutes: 30 },
			named: { reference: REFERENCE },
			watch: { reference: REFERENCE, checks: 0 },
		},
	});
});

it('keeps the message and the advice of an item that could not be waited for', () => {
	const back = fromParked(contextWith(), 0, parkedOf(refused));
	expect('failure' in back && [back.failure.error.message, back.failure.error.description]).toEqual(
		["'Provider' is missing [item 0]", 'Connect a node.'],
	);
});

it('keeps a message for which n8n has a text of its own', () => {
	const problem = { parameter: 'Provider', message: "is 'enoent'", advice: 'Choose another' };
	const unknown: Entry = {
		failure: inputError({ node: contextWith().getNode(), itemIndex: 0 }, problem),
	};
	const back = fromParked(contextWith(), 0, parkedOf(unknown));
	expect('failure' in back && back.failure.error.message).toBe("'Provider' is 'enoent' [item 0]");
});

it('keeps the trouble with which a job was lost, and asks for no result of one that is out of time', () => {
	expect(fromParked(contextWith(), 0, parkedOf(ended({ kind: 'lost', trouble })))).toMatchObject({
		parkedEnd: { kind: 'lost', trouble, at: NOW },
	});
	expect(fromParked(contextWith(), 0, parkedOf(ended({ kind: 'timedOut' })))).toMatchObject({
		parkedEnd: { kind: 'timedOut', at: NOW },
	});
});

it('stays small whatever a provider calls its stages', () => {
	const job = waiting();
	const reading = { job: { ...LARGE, status: 'processing' as const, stage: 'x\n'.repeat(50_000) } };
	const { watch } = observe(job.watch, { kind: 'reading', reading }, NOW, 0.5, SUSPENDED_POLICY);
	expect(JSON.stringify(toParked({ job: { ...job, watch } })).length).toBeLessThan(1024);
});

it('is refused clearly when its provider is not chosen any more', () => {
	const parked = parkedOf({ job: waiting() });
	expect(() => fromParked(contextWith(['pictory']), 0, parked)).toThrow(InvalidInput);
});

it.each<[string, unknown]>([
	['nothing', null],
	['an item of someone else', { provider: 'vizard', jobId: '1' }],
	['a job without its times', { watch: { reference: REFERENCE }, options: {} }],
	['an unknown ending', { ...toParked(ended({ kind: 'timedOut' })), end: { kind: 'lost', at: 1 } }],
])('%s is not taken for a parked job', (_what, stored) => {
	expect(() => fromParked(contextWith(), 0, stored)).toThrow();
});
