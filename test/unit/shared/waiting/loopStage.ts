import { waitForEnds, type Stay, type Waits } from '../../../../nodes/shared/waiting/loop';
import type { Observation, Watch } from '../../../../nodes/shared/waiting/watch';
import { FakeClock } from '../../../harness/fakeClock';
import { saw, START, watchOf } from './watches';

/** Half of such jobs end within a minute. */
export const NEAR = { medianSeconds: 30, sigma: 0.5 };
/** And half of these within an hour. */
export const FAR = { medianSeconds: 3600, sigma: 0.5 };

export interface Stage {
	clock: FakeClock;
	/** What was sent: position and milliseconds since the start. */
	looks: { position: number; at: number }[];
	/** The most checks that were under way at once. */
	most: number;
	/** Ends as they were reported: position and milliseconds since the start. */
	ended: { position: number; at: number }[];
	work: Promise<Waits>;
}

interface StageOptions {
	stay?: Stay;
	answer?: (position: number, elapsedMs: number) => Observation;
	/** How long an answer takes. */
	answerMs?: (position: number) => number;
	/** How long it takes until the request leaves. */
	leaveMs?: (position: number) => number;
	nextTurn?: (position: number) => number;
	onEnd?: (position: number) => void;
}

/** Waits for these jobs, on a clock of its own. */
export function waiting(
	watches: readonly Watch[],
	{
		stay = 'untilAllEnd',
		answer = () => saw('processing'),
		answerMs = () => 0,
		leaveMs = () => 0,
		nextTurn = () => 0,
		onEnd,
	}: StageOptions = {},
): Stage {
	const clock = new FakeClock(START);
	const elapsed = () => clock.now() - START;
	let underWay = 0;
	const stage: Stage = {
		clock,
		looks: [],
		most: 0,
		ended: [],
		work: Promise.resolve({ watches: [], ends: [], resumeAt: Infinity }),
	};
	stage.work = waitForEnds(watches, {
		clock,
		stay,
		random: () => 0.5,
		nextTurn,
		async check(_watch, position, onLeave) {
			underWay += 1;
			stage.most = Math.max(stage.most, underWay);
			if (leaveMs(position) > 0) await clock.sleep(leaveMs(position));
			onLeave();
			stage.looks.push({ position, at: elapsed() });
			if (answerMs(position) > 0) await clock.sleep(answerMs(position));
			underWay -= 1;
			return answer(position, elapsed());
		},
		onEnd({ at }, position) {
			stage.ended.push({ position, at: at - START });
			onEnd?.(position);
		},
	});
	return stage;
}

/** When a job was looked at, milliseconds since the start. */
export const looksAt = ({ looks }: Stage, position: number): number[] =>
	looks.flatMap((look) => (look.position === position ? [look.at] : []));

/** Jobs that end so many seconds after the start. */
export const endingAfter =
	(seconds: readonly number[]) =>
	(position: number, elapsedMs: number): Observation =>
		elapsedMs >= (seconds[position] ?? 0) * 1000
			? saw('completed', { title: `job ${position}` })
			: saw('processing');

/** A job that is due so many milliseconds after the start. */
export const dueIn = (milliseconds: number, watch = watchOf({ usual: FAR })): Watch => ({
	...watch,
	dueAt: START + milliseconds,
});

/** What came of each wait: the title of the finished job, or how else it ended. */
export const titlesOf = ({ ends }: Waits) =>
	ends.map((end) =>
		end?.settlement.kind === 'finished' ? end.settlement.job.title : end?.settlement.kind,
	);
