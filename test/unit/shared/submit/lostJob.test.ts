import type { IExecuteFunctions } from 'n8n-workflow';
import { clipzy } from '../../../../nodes/Clipzy/provider';
import { pictory } from '../../../../nodes/Pictory/provider';
import { vizard } from '../../../../nodes/Vizard/provider';
import type { Sender } from '../../../../nodes/shared/http/sender';
import type { ItemRun } from '../../../../nodes/shared/items/itemRun';
import {
	findLostJob,
	LOOK_AT_ONCE,
	LOOKS_AFTER_SUBMIT,
	type Findings,
} from '../../../../nodes/shared/submit/lostJob';
import { openLedger, type LostSubmit } from '../../../../nodes/shared/submit/ledger';
import type { VideoProvider } from '../../../../nodes/shared/provider/contract';
import type { Sent } from '../../../../nodes/shared/provider/wire';
import { FakeClock } from '../../../harness/fakeClock';

const TROUBLE = { kind: 'noAnswer', message: 'No answer came', advice: '' } as const;
const NO_LOOK: Sent = { ok: false, trouble: TROUBLE };

interface Case {
	/** What the list shows at each look, newest first; undefined where it cannot be read. */
	looks: readonly (readonly string[] | undefined)[];
	lost?: Partial<LostSubmit>;
	minutesLater?: number;
	otherLost?: readonly LostSubmit[];
	taken?: readonly string[];
	/** Clipzy, whose list distinguishes jobs, unless another is named. */
	provider?: VideoProvider;
	pauses?: readonly number[];
}

/** What all submits here ask for: a video that is uploaded for it, or one of AI Studio. */
const VIDEO = { source: 'binaryData', videoId: 'vid_1' };
const STUDIO = { kind: 'studio' };

const clipzyList = (jobIds: readonly string[]) => ({
	data: { jobs: jobIds.map((id) => ({ job_id: id, video_id: 'vid_1', template_video_id: null })) },
});

const pictoryList = (jobIds: readonly string[]) => ({
	items: jobIds.map((jobId) => ({ data: { jobId, status: 'in-progress' } })),
});

const noFile = async (): Promise<never> => {
	throw new Error('No file is asked for');
};

/** Looks for a lost job in lists that are played to it. */
async function find(given: Case): Promise<{ findings: Findings; slept: number[] }> {
	const clock = new FakeClock();
	const provider = given.provider ?? clipzy;
	const contexts: Record<string, Record<string, unknown>> = { node: {}, flow: {} };
	const n8n = {
		getContext: (kind: string) => contexts[kind],
		getNode: () => ({ type: provider.id }),
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
	} as unknown as IExecuteFunctions;

	const looks = [...given.looks];
	const send = async (): Promise<Sent> => {
		const look = looks.shift();
		if (!look) return NO_LOOK;
		const body = provider === pictory ? pictoryList(look) : clipzyList(look);
		return { ok: true, answer: { httpStatus: 200, headers: {}, body, text: '' } };
	};
	const sender: Sender = {
		account: '1',
		send,
		openFile: noFile,
		openOwnLink: noFile,
		nextTurn: () => 0,
	};
	const run = { n8n, node: n8n.getNode(), itemIndex: 0, provider, clock, sender } as ItemRun;
	const ledger = openLedger(run, 'this item');
	given.taken?.forEach((jobId) => ledger.take(jobId));
	given.otherLost?.forEach((fateUnknown, other) =>
		openLedger(run, `item ${other}`).remember({ fateUnknown }),
	);
	const lost: LostSubmit = {
		trouble: TROUBLE,
		since: clock.now() - (given.minutesLater ?? 0) * 60_000,
		recognisedBy: provider === pictory ? STUDIO : VIDEO,
		listedBefore: ['old'],
		...given.lost,
	};
	const pauses = given.pauses ?? LOOKS_AFTER_SUBMIT;
	const work = findLostJob(run, ledger, lost, pauses);
	const findings = await clock.run(work);
	expect(looks).toEqual([]);
	return { findings, slept: clock.slept };
}

const found = (jobId: string): Findings => ({ kind: 'found', job: { jobId } });

test.each<[string, Case, Findings]>([
	[
		'shows it twice in a row',
		{
			looks: [
				['new', 'old'],
				['new', 'old'],
			],
		},
		found('new'),
	],
	['shows it late', { looks: [['old'], ['new', 'old'], ['new', 'old']] }, found('new')],
	['shows it at the last look', { looks: [['old'], ['old'], ['new', 'old']] }, found('new')],
	['cannot be read in between', { looks: [['new'], undefined, ['new']] }, found('new')],
	['shows nothing new', { looks: [['old'], ['old'], ['old']] }, { kind: 'none' }],
	['is empty', { looks: [[], [], []] }, { kind: 'none' }],
	['cannot be read', { looks: [undefined, undefined, undefined] }, { kind: 'unknown' }],
	[
		'shows two new jobs',
		{
			looks: [
				['b', 'a'],
				['b', 'a'],
				['b', 'a'],
			],
		},
		{ kind: 'unclear', jobIds: ['b', 'a'] },
	],
	[
		'shows a second one before the first is sure',
		{ looks: [['a'], ['b', 'a'], ['b', 'a']] },
		{ kind: 'unclear', jobIds: ['b', 'a'] },
	],
	[
		'does not distinguish a new job from those of others',
		{ looks: [['new'], ['new'], ['new']], provider: pictory },
		{ kind: 'unclear', jobIds: ['new'] },
	],
	[
		'shows nothing new and would not show whose it is',
		{ looks: [['old'], ['old'], ['old']], provider: pictory },
		{ kind: 'none' },
	],
	[
		'shows one that another item has got',
		{
			looks: [
				['new', 'mine'],
				['new', 'mine'],
			],
			taken: ['new'],
		},
		found('mine'),
	],
	['was not read before', { looks: [], lost: { listedBefore: undefined } }, { kind: 'unknown' }],
	['does not exist', { looks: [], provider: vizard }, { kind: 'unknown' }],
])('the list %s', async (_, given, expected) => {
	await expect(find(given)).resolves.toMatchObject({ findings: expected });
});

test('looks become rarer, and end as soon as one has confirmed another', async () => {
	await expect(find({ looks: [['old'], ['old'], ['old']] })).resolves.toMatchObject({
		slept: [1_000, 3_000, 6_000],
	});
	await expect(find({ looks: [['new'], ['new']] })).resolves.toMatchObject({
		slept: [1_000, 3_000],
	});
	// Nothing is to be confirmed here, but the own job may come up later than one of someone else.
	const given = { looks: [['new'], ['new'], ['new']], provider: pictory };
	await expect(find(given)).resolves.toMatchObject({ slept: [1_000, 3_000, 6_000] });
});

test.each<[number, Findings]>([
	[15, found('new')],
	[16, { kind: 'unclear', jobIds: ['new'] }],
])('a job that is new %d minutes after the submit', async (minutesLater, expected) => {
	const given = { looks: [['new', 'old']], pauses: LOOK_AT_ONCE, minutesLater };
	await expect(find(given)).resolves.toMatchObject({ findings: expected });
});

test.each<[string, string, Findings]>([
	['the same video', 'vid_1', { kind: 'unclear', jobIds: ['new'] }],
	['another video', 'vid_2', found('new')],
])('beside another lost submit of %s', async (_, videoId, expected) => {
	const otherLost = [{ trouble: TROUBLE, since: 0, recognisedBy: { ...VIDEO, videoId } }];
	const looks = expected.kind === 'found' ? [['new'], ['new']] : [['new'], ['new'], ['new']];
	await expect(find({ looks, otherLost })).resolves.toMatchObject({ findings: expected });
});
