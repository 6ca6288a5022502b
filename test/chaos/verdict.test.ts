import type { Execution, Item, NodeRun } from '../../host';
import type { Kill } from './chaosRun';
import { RECIPES, SUBMIT_IN_TURNS } from './recipes';
import { stageAt } from './stage';
import type { Story } from './story';
import { verdictOf } from './verdict';

const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '17' };

const FILE: Item = {
	json: { ...REFERENCE, file: { sizeBytes: 9 } },
	binary: { data: { mimeType: 'video/mp4', data: 'filesystem-v2', bytes: 9 } },
	error: undefined,
};

function item(json: Record<string, unknown>): Item {
	return { json, error: undefined };
}

function ran(items: Item[]): NodeRun[] {
	return [{ executionStatus: 'success', executionTime: 1, startTime: 1, data: { main: [items] } }];
}

const RUNS = {
	Submit: ran([item(REFERENCE)]),
	Wait: ran([item({ ...REFERENCE, status: 'completed' })]),
	Download: ran([FILE]),
};

const UNSURE = item({ error: 'The job may have been accepted and may be billed' });

const NOT_SUBMITTED = item({ error: 'n8n was ended before the turn of this item came' });

const INTERRUPTED = {
	...RUNS,
	Wait: ran([item({ ...REFERENCE, status: 'processing', wait: { interrupted: true } })]),
};

function execution(id: string, changes: Partial<Execution> = {}): Execution {
	return { id, workflowId: 'w', status: 'success', mode: 'manual', runs: RUNS, ...changes };
}

/** A workflow that ended well, but for these changes. */
function story(changes: Partial<Execution> = {}, more: Partial<Story> = {}): Story {
	const [recipe] = RECIPES;
	const orders = [{ token: 't', seconds: 5, videos: 1 }];
	return {
		journey: { executionId: '1', workflowId: 'w', recipe, orders, savesProgress: false },
		execution: execution('1', changes),
		others: [execution('4'), execution('3'), execution('2')],
		jobIds: [['17']],
		otherTexts: [''],
		loggedIds: [],
		...more,
	};
}

/** A workflow whose Submit is parked until the turn of its item. */
function inTurns(changes: Partial<Execution>, more: Partial<Story> = {}): Story {
	const journey = { ...story().journey, recipe: SUBMIT_IN_TURNS };
	return story({ runs: { Submit: RUNS.Submit }, ...changes }, { journey, ...more });
}

/** A kill that found the workflow, what supervises its checks and what checks in these statuses. */
function kill(...found: string[]): Kill {
	const statuses = new Map(found.map((status, index) => [String(index + 1), status]));
	return { name: 'parked', aim: 'parked', statuses };
}

describe('where a workflow was', () => {
	const { Submit, Wait } = RUNS;
	test.each([
		['not begun', undefined, { statuses: new Map() }, RUNS],
		['ended', undefined, kill('success', 'success'), RUNS],
		['cut off before', undefined, kill('waiting', 'crashed'), RUNS],
		['in Submit', 'submitting', kill('running'), { Submit }],
		['in Wait', 'parking', kill('running'), { Submit, Wait }],
		['in Wait, which has begun to check', 'parking', kill('running', 'waiting'), { Submit, Wait }],
		['in the database', 'parked', kill('waiting', 'waiting'), RUNS],
		['checked', 'checking', kill('waiting', 'waiting', 'running'), RUNS],
		['supervised', 'checking', kill('waiting', 'running'), RUNS],
		['checked again', 'checking', kill('waiting', 'waiting', 'crashed', 'running'), RUNS],
		['done with checks', 'resuming', kill('waiting', 'success'), RUNS],
		['taken up', 'resuming', kill('running', 'success'), { Submit, Wait }],
		['in Download', 'exporting', kill('running', 'success'), RUNS],
	])('%s', (_, stage, found, runs) => {
		expect(stageAt({ ...kill(), ...found }, story({ runs }))).toBe(stage);
	});
});

test.each([
	['parked', 'parked', kill('waiting', 'waiting', 'waiting')],
	['in its turn', 'in a turn', kill('waiting', 'waiting', 'running')],
	['between two turns', 'in a turn', kill('waiting', 'running', 'success')],
	['at its first item', 'submitting', kill('running')],
])('where a workflow was that submits in turns: %s', (_, stage, found) => {
	expect(stageAt(found, inTurns({ runs: {} }))).toBe(stage);
});

describe('what is called lost', () => {
	const ERROR = { message: 'Out of luck' };
	test.each<[string, Story, Kill[]]>([
		['never ends', story({ status: 'waiting' }), [kill('waiting', 'waiting')]],
		['has the job of another', story({}, { jobIds: [['18']] }), []],
		[
			'continues before the job has ended',
			story({ runs: { ...RUNS, Wait: ran([item({ ...REFERENCE, status: 'processing' })]) } }),
			[],
		],
		['downloads nothing', story({ runs: { ...RUNS, Download: ran([]) } }), []],
		[
			'downloads half a file',
			story({
				runs: {
					...RUNS,
					Download: ran([{ ...FILE, json: { ...REFERENCE, file: { sizeBytes: 18 } } }]),
				},
			}),
			[],
		],
		['fails without a kill', story({ status: 'error', error: ERROR }), []],
		[
			'is killed while checked, and names no job',
			story({ status: 'error', error: ERROR, runs: {} }),
			[kill('waiting', 'running')],
		],
		[
			'is killed while checked, and continues with something else',
			story({ status: 'error', error: ERROR, runs: { ...RUNS, Wait: ran([item({})]) } }),
			[kill('waiting', 'running')],
		],
		[
			'was killed while checked, and went on without the end',
			story({ runs: INTERRUPTED }),
			[kill('waiting', 'waiting', 'running')],
		],
		[
			'was parked, and continues with a running job that is not marked as interrupted',
			story({ runs: { ...RUNS, Wait: ran([item({ ...REFERENCE, status: 'processing' })]) } }),
			[kill('waiting', 'waiting')],
		],
		[
			'was parked, and continues with another job, marked as interrupted',
			story({ runs: INTERRUPTED }, { jobIds: [['18']] }),
			[kill('waiting', 'waiting')],
		],
		[
			'was parked, continues with a job marked as interrupted, and submitted another one',
			story({ runs: { ...INTERRUPTED, Submit: ran([item({ ...REFERENCE, jobId: '18' })]) } }),
			[kill('waiting', 'waiting')],
		],
		[
			'was hit while supervised and while parked, and continues without the files',
			story({ runs: { ...INTERRUPTED, Download: ran([]) } }),
			[kill('waiting', 'running'), kill('waiting', 'waiting')],
		],
		[
			'was not hit, and continues with a job marked as interrupted',
			story({ runs: INTERRUPTED }),
			[],
		],
		[
			'submits in turns, and says too little',
			inTurns({ runs: { Submit: ran([]) } }),
			[kill('waiting', 'waiting')],
		],
		[
			'submits in turns, was hit between them, and does not say what became of its item',
			inTurns({ runs: { Submit: ran([item({})]) } }, { otherTexts: ['"17"'] }),
			[kill('waiting', 'running', 'success')],
		],
		[
			'submits in turns, was hit between them, and denies a job that was accepted',
			inTurns({ runs: { Submit: ran([NOT_SUBMITTED]) } }, { otherTexts: ['"17"'] }),
			[kill('waiting', 'running', 'success')],
		],
		[
			'submits in turns, was hit between them, and has the job of another item',
			inTurns(
				{ runs: { Submit: ran([UNSURE, item(REFERENCE)]) } },
				{ jobIds: [['17'], []], otherTexts: ['"17"'] },
			),
			[kill('waiting', 'running', 'success')],
		],
		[
			'submits in turns, and is unsure of an item without a hit',
			inTurns({ runs: { Submit: ran([UNSURE]) } }, { otherTexts: ['"17"'] }),
			[],
		],
		[
			'submits in turns, was hit between them, is unsure of an item, and has its job nowhere',
			inTurns({ runs: { Submit: ran([UNSURE]) } }),
			[kill('waiting', 'running', 'success')],
		],
		[
			'submits in turns, was hit between them, and names no job',
			inTurns({ status: 'error', error: ERROR, runs: {} }),
			[kill('waiting', 'waiting')],
		],
		[
			'saves its progress, and has not',
			story(
				{ status: 'crashed', runs: { Wait: ran([]) } },
				{ journey: { ...story().journey, savesProgress: true } },
			),
			[kill('running')],
		],
	])('a workflow that %s', (_, told, kills) => {
		expect(verdictOf(told, kills).kind).toBe('lost');
	});
});

describe('what is not', () => {
	const crashed = { status: 'crashed', runs: {} };
	test.each<[string, Story, Kill, string]>([
		['ended', story(), kill('waiting', 'waiting'), 'ended well'],
		[
			'was killed in the supervising execution after its jobs ended and before the download',
			story({ runs: INTERRUPTED }),
			kill('waiting', 'running'),
			'ended well',
		],
		['submitted in turns', inTurns({}), kill('waiting', 'waiting'), 'ended well'],
		[
			'was killed in a turn',
			inTurns({ status: 'error', error: { message: 'Out of luck' }, runs: {} }),
			kill('waiting', 'waiting', 'running'),
			'cut off inside Submit',
		],
		[
			'was hit between two turns, and says that its item may have been accepted',
			inTurns({ runs: { Submit: ran([UNSURE]) } }, { otherTexts: ['"17"'] }),
			kill('waiting', 'running', 'success'),
			'cut off, findable',
		],
		[
			'was hit between two turns, and says of items without a job what may have become of them',
			inTurns(
				{ runs: { Submit: ran([item(REFERENCE), UNSURE, NOT_SUBMITTED]) } },
				{ jobIds: [['17'], [], []] },
			),
			kill('waiting', 'running', 'success'),
			'cut off, findable',
		],
		[
			'was killed in a turn, says that its item may have been accepted, and is in the log',
			inTurns({ runs: { Submit: ran([UNSURE]) } }, { loggedIds: ['17'] }),
			kill('waiting', 'waiting', 'running'),
			'cut off, in the log',
		],
		[
			'was killed before it was parked, and is in the log',
			story({ ...crashed, runs: { Wait: ran([]) } }, { loggedIds: ['17'] }),
			kill('running'),
			'cut off, in the log',
		],
		['was killed in Submit', story(crashed), kill('running'), 'cut off inside Submit'],
		[
			'was killed in Submit, before anything was accepted',
			story(crashed, { jobIds: [[]] }),
			kill('running'),
			'cut off inside Submit',
		],
		[
			'was killed before it was parked',
			story({ ...crashed, runs: { Wait: ran([]) } }),
			kill('running'),
			'cut off, nothing saved',
		],
		[
			'has the id in its message',
			story({ ...crashed, status: 'error', error: { message: 'Vizard job 17 …' } }),
			kill('waiting', 'running'),
			'cut off, findable',
		],
		[
			'has the id in the execution that checks',
			story(crashed, { otherTexts: ['"17"'] }),
			kill('running', 'waiting'),
			'cut off, findable',
		],
		[
			'has the id in the output of Submit',
			story({ status: 'crashed' }),
			kill('running', 'success'),
			'cut off, findable',
		],
		[
			'was parked, and crashed all the same',
			story({ status: 'crashed' }),
			kill('waiting', 'waiting'),
			'cut off by the start',
		],
		[
			'was parked, and continues with a job marked as interrupted',
			story({ runs: INTERRUPTED }),
			kill('waiting', 'waiting', 'waiting'),
			'cut off by the start',
		],
	])('a workflow that %s', (_, told, found, kind) => {
		expect(verdictOf(told, [found]).kind).toBe(kind);
	});
});
