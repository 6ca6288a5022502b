import type { Core } from '../core/core';
import type { RandomStream } from '../core/random';
import type { Clip, WayinJob } from './task';
import type { TargetDuration } from './vocabulary';

/** Seconds from and to of each range; nothing useful is shorter than ten. */
const LENGTHS: Readonly<Record<TargetDuration, readonly [from: number, to: number]>> = {
	DURATION_0_30: [10, 30],
	DURATION_0_90: [10, 90],
	DURATION_30_60: [30, 60],
	DURATION_60_90: [60, 90],
	DURATION_90_180: [90, 180],
	DURATION_180_300: [180, 300],
};
const CLIPS_PER_SOURCE_MINUTE = 0.4;
const MOMENTS_PER_SOURCE_MINUTE = 0.15;

const QUESTIONS = ['Why', 'How', 'When', 'The night'] as const;
const THINGS = ['the ferry budget', 'the old crane', 'our smallest boat', 'the pier'] as const;
const EVENTS = ['doubled', 'was saved', 'made the news', 'nearly sank “us”'] as const;
const TAGS = ['budget', 'ferries', 'harbour', 'council', 'insight', 'analysis'] as const;
const DESCRIPTIONS = [
	'Opens with a question and answers it.',
	'Two speakers disagree – politely.',
	'A number no one expected.',
] as const;

function clipCount({ outcome, output, details }: WayinJob): number {
	if (outcome.kind === 'empty') return 0;
	if (output.count !== undefined) return output.count;
	const perMinute =
		details.kind === 'clipping' ? CLIPS_PER_SOURCE_MINUTE : MOMENTS_PER_SOURCE_MINUTE;
	const found = Math.max(2, Math.round((details.sourceSeconds / 60) * perMinute));
	return Math.min(found, details.limit ?? found);
}

function makeClip(job: WayinJob, random: RandomStream): Omit<Clip, 'idx'> {
	const { targetDuration = 'DURATION_0_90', sourceSeconds } = job.details;
	const [from, to] = LENGTHS[targetDuration];
	const lengthMs = Math.min(random.integer(from * 1000, to * 1000), sourceSeconds * 1000);
	const beginMs = random.integer(0, Math.max(0, sourceSeconds * 1000 - lengthMs));
	return {
		title: `${random.pick(QUESTIONS)} ${random.pick(THINGS)} ${random.pick(EVENTS)}`,
		beginMs,
		endMs: beginMs + lengthMs,
		tags: [...new Set([random.pick(TAGS), random.pick(TAGS)])],
		desc: random.pick(DESCRIPTIONS),
		score: random.integer(40, 98),
	};
}

/** The clips of a task, best score first and numbered so; the same seed and task give the same clips. */
export function makeClips(job: WayinJob, core: Core): Clip[] {
	const random = core.randomness.stream(`wayinvideo/clips/${job.id}`);
	return Array.from({ length: clipCount(job) }, () => makeClip(job, random))
		.sort((one, other) => other.score - one.score)
		.map((clip, idx) => ({ idx, ...clip }));
}
