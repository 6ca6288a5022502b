import type { ProviderWire, Rewrite } from '../../../providers/wire';
import {
	whenReading,
	type Arrangement,
	type Column,
	type Difference,
	type Expected,
	type Fault,
	type FaultGroup,
	type Scene,
} from '../fault';
import { providersWhere } from '../providersWhere';

type Change = (wire: ProviderWire) => Rewrite | undefined;

/** Changes the next answers, one after the other; those that follow are right. */
function answers(...changes: Change[]): Arrangement {
	return async (scene) => {
		for (const change of changes) await scene.inject({ effect: effectOf(change, scene) });
	};
}

function always(change: Change): Arrangement {
	return async (scene) => await scene.inject({ times: 0, effect: effectOf(change, scene) });
}

function effectOf(change: Change, { wire, kit }: Scene) {
	const rewrite = change(wire);
	if (!rewrite) throw new Error(`${kit.provider.displayName} never answers like this`);
	return { kind: 'rewrite' as const, ...rewrite };
}

const READING: readonly Column[] = ['getStatus', 'getResult', 'export', 'wait'];

/** Where a fault cannot happen. */
function never(because: string, providers: string[]): Difference[] {
	return [{ providers, columns: READING, because }];
}

function goesOn(more: number): Expected {
	return { outcome: 'goesOn', requests: { more } };
}

function goesOnWithoutLinks(more: number): Expected {
	return { outcome: 'goesOnWithoutLinks', requests: { more } };
}

function fails(requests: number, says: RegExp, words?: string): Expected {
	return { outcome: 'fails', requests, says, ...(words !== undefined && { words }) };
}

const STILL_RUNNING: Expected = { outcome: 'stillRunning', requests: 1 };

/** What the triggers make of a job that has not ended. */
const NOT_ENDED: Expected = {
	outcome: 'stillRunning',
	requests: { more: 0 },
	words: 'starts nothing: the job still runs',
};

const NOT_FINISHED: Fault['expected'] = {
	getStatus: STILL_RUNNING,
	getResult: fails(1, /is not finished: it is processing/, 'fails: not finished'),
	export: fails(1, /is not finished: it is processing/, 'fails: not finished'),
	call: NOT_ENDED,
	pollJob: NOT_ENDED,
};

const NO_PROGRESS = providersWhere(({ wire }) => wire.progress === undefined);
const NOT_QUEUED = providersWhere(({ wire }) => wire.queued === undefined);
const ONE_VIDEO = providersWhere(({ wire }) => wire.empty === undefined);
const TAKEN_FOR_FAILED = providersWhere(({ wire }) => wire.linksNeverCome === 'failed');
const BELIEVED_LATER = providersWhere(({ wire }) => wire.linksNeverCome === 'believedLater');
const RENDERING = providersWhere(({ wire }) => wire.linksNeverCome === 'rendering');
const WHILE_RENDERED =
	'Clips are rendered after they are listed: after ten minutes without a change it is believed that no link will come.';

const NOTHING_TO_DOWNLOAD = 'fails: there is nothing to download';

export const ODD_READINGS: FaultGroup = {
	title: 'Odd answers',
	introduction:
		'A job has ended only if the provider says so in a known word, or in a usual word together with a result or a reason. Everything else counts as still running. A job that has ended without videos is checked again before the node believes it.',
	faults: [
		{
			name: 'Numbers as text, or text as numbers',
			ways: {
				'numbers as text': always(() => ({ numbers: 'asText' })),
				'text as numbers': always(() => ({ numbers: 'fromText' })),
			},
			expected: { submit: goesOn(0), ...whenReading(goesOn(0)), wait: goesOn(0) },
		},
		{
			name: 'An unknown status, once',
			aboutOneJob: true,
			ways: { once: answers(({ unknownStatus }) => unknownStatus) },
			// It comes in answer to the request to cancel, which is not believed.
			expected: { ...NOT_FINISHED, cancelJob: goesOn(0), wait: goesOn(1) },
			differences: [
				{
					providers: providersWhere(({ provider }) => provider.jobTypeIn !== undefined),
					columns: ['call', 'pollJob'],
					expected: goesOn(0),
					because: 'The first answer is asked for the kind of the job alone.',
				},
			],
		},
		{
			name: 'An unknown status, for ever',
			aboutOneJob: true,
			ways: { always: always(({ unknownStatus }) => unknownStatus) },
			waitMinutes: 10,
			expected: {
				...NOT_FINISHED,
				cancelJob: { outcome: 'stillRunning', requests: { more: 0 } },
				wait: {
					outcome: 'timesOut',
					says: /did not end within 10 minutes; last status: processing, unknown/,
					requests: { atMost: 50 },
				},
			},
		},
		{
			name: 'A status that goes back: running, queued, finished',
			aboutOneJob: true,
			ways: {
				'twice unfinished': answers(
					({ running }) => running,
					({ queued }) => queued,
				),
			},
			expected: { wait: goesOn(2) },
			differences: never('There is one status for all jobs that have not ended.', NOT_QUEUED),
		},
		{
			name: 'Progress above 100 % or below 0 %',
			aboutOneJob: true,
			aboutProgress: true,
			ways: {
				'130 %': answers(({ progress }) => progress?.(130)),
				'-5 %': answers(({ progress }) => progress?.(-5)),
			},
			expected: { getStatus: STILL_RUNNING, wait: goesOn(1) },
			differences: never('These providers report no progress.', NO_PROGRESS),
		},
		{
			name: 'Progress that falls: 60 %, 20 %, finished',
			aboutOneJob: true,
			aboutProgress: true,
			ways: {
				'60 %, then 20 %': answers(
					({ progress }) => progress?.(60),
					({ progress }) => progress?.(20),
				),
			},
			expected: { wait: goesOn(2) },
			differences: never('These providers report no progress.', NO_PROGRESS),
		},
		{
			name: 'Videos that are listed, then gone, then there again',
			aboutOneJob: true,
			ways: {
				'while it runs': answers(
					({ partial }) => partial,
					({ running }) => running,
				),
			},
			expected: { wait: goesOn(2) },
			differences: never('There is one video a job.', ONE_VIDEO),
		},
		{
			name: 'Finished, but no video has a link, for ever',
			aboutOneJob: true,
			ways: { always: always(({ withoutLinks }) => withoutLinks) },
			expected: {
				getStatus: goesOnWithoutLinks(0),
				getResult: goesOnWithoutLinks(0),
				export: fails(1, /has no file to download|has no videos/, NOTHING_TO_DOWNLOAD),
				// A job that is cancelled has none.
				cancelJob: goesOn(0),
				wait: goesOnWithoutLinks(0),
			},
			differences: [
				{
					providers: TAKEN_FOR_FAILED,
					columns: ['getStatus'],
					expected: STILL_RUNNING,
					because: 'After two more checks, the job counts as failed.',
				},
				{
					providers: TAKEN_FOR_FAILED,
					columns: ['getResult', 'export', 'wait'],
					expected: fails(3, /ended as failed: .*no link/, 'fails: the job has failed'),
					because: 'After two more checks, the job counts as failed.',
				},
				{
					providers: TAKEN_FOR_FAILED,
					columns: ['call', 'pollJob'],
					expected: { outcome: 'startsWithFailed', requests: { more: 2 } },
					because: 'After two more checks, the job counts as failed.',
				},
				{
					providers: RENDERING,
					columns: ['getStatus'],
					expected: STILL_RUNNING,
					because: WHILE_RENDERED,
				},
				{
					providers: RENDERING,
					columns: ['getResult', 'wait'],
					expected: goesOnWithoutLinks(20),
					because: WHILE_RENDERED,
				},
				{
					providers: RENDERING,
					columns: ['export'],
					expected: fails(21, /has no file to download|has no videos/, NOTHING_TO_DOWNLOAD),
					because: WHILE_RENDERED,
				},
				{
					providers: BELIEVED_LATER,
					columns: ['getStatus'],
					expected: STILL_RUNNING,
					because: 'After two more checks, the node believes it.',
				},
				{
					providers: BELIEVED_LATER,
					columns: ['getResult', 'wait'],
					expected: goesOnWithoutLinks(2),
					because: 'After two more checks, the node believes it.',
				},
				{
					providers: BELIEVED_LATER,
					columns: ['export'],
					expected: fails(3, /has no videos/, NOTHING_TO_DOWNLOAD),
					because: 'After two more checks, the node believes it.',
				},
			],
		},
		{
			name: 'Finished, but without any video, once',
			aboutOneJob: true,
			ways: { once: answers(({ empty }) => empty) },
			expected: {
				getStatus: STILL_RUNNING,
				getResult: goesOn(1),
				export: goesOn(1),
				wait: goesOn(1),
			},
			differences: never('There is one video a job.', ONE_VIDEO),
		},
	],
};
