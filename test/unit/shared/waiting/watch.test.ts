import fc from 'fast-check';
import { TROUBLE_KINDS } from '../../../../nodes/shared/trouble/trouble';
import { isFinal, JOB_STATUSES } from '../../../../nodes/shared/job/videoJob';
import { TROUBLES_IN_A_ROW } from '../../../../nodes/shared/waiting/errorBudget';
import {
	observe,
	type Observation,
	type Settlement,
	type Watch,
} from '../../../../nodes/shared/waiting/watch';
import {
	jobOf,
	MINUTE,
	POLICY,
	ranInto,
	saw,
	sawUnsettled,
	START,
	troubleOf,
	watchOf,
} from './watches';

interface Story {
	watch: Watch;
	settlement?: Settlement | undefined;
	/** How many of the observations were made. */
	made: number;
}

/** Lets a wait make these observations, each when it is due. */
function tell(observations: readonly Observation[], begun = watchOf()): Story {
	let watch = begun;
	for (const [index, observation] of observations.entries()) {
		const next = observe(watch, observation, watch.dueAt, 0.5, POLICY);
		watch = next.watch;
		if (next.settlement) return { watch, settlement: next.settlement, made: index + 1 };
	}
	return { watch, made: observations.length };
}

const times = (count: number, observation: Observation) =>
	Array.from({ length: count }, () => observation);

describe('a wait begins', () => {
	it('with a check at once, and a deadline', () => {
		expect(watchOf({ timeLimitMs: MINUTE })).toMatchObject({
			dueAt: START,
			startedAt: START,
			deadline: START + MINUTE,
			checks: 0,
		});
	});

	it.each([
		[START - 5 * MINUTE, START - 5 * MINUTE],
		[START + 5 * MINUTE, START],
	])('for a job submitted at %i, whose clock may be ahead of ours', (submittedAt, expected) => {
		expect(watchOf({ submittedAt }).submittedAt).toBe(expected);
	});

	it('and can be parked between any two checks', () => {
		const { watch } = tell([saw('processing', { progressPercent: 3 }), ranInto('noAnswer')]);
		expect(JSON.parse(JSON.stringify(watch))).toEqual(watch);
		expect(JSON.stringify(watch).length).toBeLessThan(1000);
	});
});

describe('a status', () => {
	it.each(JOB_STATUSES.filter(isFinal))('%s settles the wait as it is', (status) => {
		expect(tell([saw(status)]).settlement).toEqual({ kind: 'finished', job: jobOf(status) });
	});

	it.each(JOB_STATUSES.filter((status) => !isFinal(status)))('%s continues', (status) => {
		const { watch, settlement } = tell([saw(status, { stage: 'cutting' })]);
		expect(settlement).toBeUndefined();
		expect(watch).toMatchObject({ checks: 1, lastStatus: status, lastStage: 'cutting' });
		expect(watch.dueAt).toBe(START + POLICY.floorSeconds * 1000);
	});

	it('that comes without a stage does not keep the stage of the one before', () => {
		const { watch } = tell([saw('processing', { stage: 'cutting' }), saw('queued')]);
		expect(watch).toMatchObject({ lastStatus: 'queued', lastStage: undefined });
	});

	it('that no one knows is read as processing, and so never settles before the deadline', () => {
		const { settlement, watch } = tell(
			times(5000, saw('processing', { stage: "unknown status 'archived'" })),
		);
		expect(settlement?.kind).toBe('timedOut');
		expect(watch.lastStage).toBe("unknown status 'archived'");
	});
});

describe('an answer that settles nothing yet', () => {
	const settledJob = jobOf('completed', { title: 'settled' });
	const unsettled = sawUnsettled(2, settledJob);

	it.each<[string, Observation[], boolean]>([
		['once', [unsettled], false],
		['twice', times(2, unsettled), false],
		['three times', times(3, unsettled), true],
		['with trouble between', [unsettled, ranInto('noAnswer'), unsettled, unsettled], true],
		['with work between', [unsettled, unsettled, saw('processing'), unsettled], false],
		['three times after work', [unsettled, saw('queued'), ...times(3, unsettled)], true],
		['at once when none need confirm', [sawUnsettled(0, settledJob)], true],
	])('%s', (_what, observations, isSettled) => {
		const { settlement } = tell(observations);
		expect(settlement).toEqual(isSettled ? { kind: 'finished', job: settledJob } : undefined);
	});

	it('is settled as the provider means it, also when that is a failure', () => {
		const failed = jobOf('failed', { failure: { message: 'no link', retryable: false } });
		expect(tell(times(3, sawUnsettled(2, failed))).settlement).toEqual({
			kind: 'finished',
			job: failed,
		});
	});

	it('gives way to an answer that is final', () => {
		const job = jobOf('completed', { title: 'clips' });
		expect(tell([unsettled, saw('completed', { title: 'clips' })]).settlement).toEqual({
			kind: 'finished',
			job,
		});
	});
});

describe('trouble', () => {
	it.each<[string, Observation[], string | undefined]>([
		['a few times', times(5, ranInto('noAnswer')), undefined],
		['as often as it may', times(TROUBLES_IN_A_ROW, ranInto('unavailable')), undefined],
		['once too often', times(TROUBLES_IN_A_ROW + 1, ranInto('unavailable')), 'lost'],
		[
			'often, with one good answer between',
			[
				...times(TROUBLES_IN_A_ROW, ranInto('noAnswer')),
				saw('processing'),
				...times(TROUBLES_IN_A_ROW, ranInto('noAnswer')),
			],
			undefined,
		],
		['that is only "later", for hours', times(200, ranInto('rateLimited')), undefined],
		[
			'"later" for hours, and then a fault',
			[...times(200, ranInto('rateLimited')), ranInto('unavailable')],
			undefined,
		],
		[
			'a fault too often, with "later" between',
			[
				...times(TROUBLES_IN_A_ROW, ranInto('unavailable')),
				ranInto('rateLimited'),
				ranInto('unavailable'),
			],
			'lost',
		],
		['about the key', [ranInto('credential')], 'lost'],
		['about money', [ranInto('quota')], 'lost'],
		['of a refusal', [ranInto('refused')], 'lost'],
		['of a job not found yet', [ranInto('notFound'), saw('processing')], undefined],
		['of a job not found any more', [saw('queued'), ...times(20, ranInto('notFound'))], 'lost'],
	])('%s', (_what, observations, kind) => {
		expect(tell(observations, watchOf({ timeLimitMs: 1000 * MINUTE })).settlement?.kind).toBe(kind);
	});

	it('of "later" is kept, rested from longer and longer, and forgotten slowly', () => {
		const refused = tell(times(6, ranInto('rateLimited', { message: 'too many' }))).watch;
		expect(refused).toMatchObject({ refusals: 6, troublesInARow: 0, lastTrouble: 'too many' });
		expect(refused.dueAt - (refused.checkedAt ?? 0)).toBeGreaterThanOrEqual(150_000);
		const answered = tell([...times(6, ranInto('rateLimited')), saw('processing')]).watch;
		expect(answered).toMatchObject({ refusals: 4, lastTrouble: '' });
		expect(answered.dueAt - (answered.checkedAt ?? 0)).toBeGreaterThanOrEqual(40_000);
	});

	it('says what it was when it ends the wait', () => {
		expect(tell([ranInto('credential')]).settlement).toEqual({
			kind: 'lost',
			trouble: troubleOf('credential'),
		});
	});

	it('does not make the wait rush: the floor holds, and so does what the provider asks for', () => {
		expect(tell([ranInto('noAnswer')]).watch.dueAt).toBe(START + POLICY.floorSeconds * 1000);
		const asked = ranInto('rateLimited', { retryAfterMs: 90_000 });
		expect(tell([asked]).watch.dueAt).toBe(START + 90_000);
	});
});

describe('the deadline', () => {
	const short = () => watchOf({ timeLimitMs: 12_000 });

	it.each<[string, Observation, Settlement]>([
		['a running job', saw('processing'), { kind: 'timedOut', lastJob: jobOf('processing') }],
		['trouble that would pass', ranInto('noAnswer'), { kind: 'timedOut' }],
		[
			'trouble that does not pass',
			ranInto('credential'),
			{ kind: 'lost', trouble: troubleOf('credential') },
		],
		['an end', saw('failed'), { kind: 'finished', job: jobOf('failed') }],
	])('brings a last look, and after %s it is over', (_what, observation, settlement) => {
		const {
			watch,
			settlement: end,
			made,
		} = tell([saw('queued'), saw('queued'), saw('queued'), observation], short());
		expect(made).toBe(4);
		expect(watch.dueAt).toBe(watch.deadline);
		expect(end).toEqual(settlement);
	});

	it('comes before a pause that the provider asks for', () => {
		const asked = ranInto('rateLimited', { retryAfterMs: 3_600_000 });
		const { watch } = tell([asked], short());
		expect(watch.dueAt).toBe(watch.deadline);
	});
});

describe('progress', () => {
	it('keeps the last two percentages that differ', () => {
		const percentages = [10, 10, 20, 20, 30];
		const { watch } = tell(
			percentages.map((progressPercent) => saw('processing', { progressPercent })),
		);
		expect(watch.progress.map(({ percent }) => percent)).toEqual([20, 30]);
	});

	it('that is not told changes nothing', () => {
		const { watch } = tell([saw('processing', { progressPercent: 10 }), saw('processing')]);
		expect(watch.progress).toHaveLength(1);
	});

	it('that stands still is no measure of speed any more', () => {
		const { watch } = tell(
			[10, 50, 50].map((progressPercent) => saw('processing', { progressPercent })),
		);
		expect(watch.progress.map(({ percent }) => percent)).toEqual([50]);
	});
});

const observations = fc.array(
	fc.oneof(
		fc
			.tuple(fc.constantFrom('queued', 'processing'), fc.nat(100))
			.map(([status, progressPercent]) =>
				saw(status === 'queued' ? 'queued' : 'processing', { progressPercent }),
			),
		fc.integer({ min: 1, max: 3 }).map((confirmations) => sawUnsettled(confirmations)),
		fc.constantFrom(...TROUBLE_KINDS).map((kind) => ranInto(kind)),
	),
	{ maxLength: 60 },
);

it('whatever happens: checks are counted, never before the floor, never after the deadline', () => {
	fc.assert(
		fc.property(observations, fc.integer({ min: 1, max: 600 }), (made, limitSeconds) => {
			let watch = watchOf({ timeLimitMs: limitSeconds * 1000 });
			for (const [index, observation] of made.entries()) {
				const now = watch.dueAt;
				const { watch: next, settlement } = observe(watch, observation, now, 0.5, POLICY);
				expect(next.checks).toBe(index + 1);
				if (settlement) return;
				expect(next.dueAt).toBeLessThanOrEqual(next.deadline);
				expect(next.dueAt).toBeGreaterThanOrEqual(
					Math.min(now + POLICY.floorSeconds * 1000, next.deadline),
				);
				watch = next;
			}
		}),
	);
});
