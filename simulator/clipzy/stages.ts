import type { ClipzyJob } from './model';
import type { ClipzySwitches } from './switches';

type Variant = ClipzySwitches['variant'];

/** A point at which a job's record is written. */
export interface Step {
	readonly percent: number;
	readonly stage: string;
}

const BEGINNING: readonly Step[] = [
	{ percent: 5, stage: 'video_analysis' },
	{ percent: 20, stage: 'video_analysis' },
	{ percent: 35, stage: 'audio_analysis' },
	{ percent: 50, stage: 'motion_analysis' },
	{ percent: 65, stage: 'style_extraction' },
];

/** What the engines write, and when. */
const STEPS: Readonly<Record<Exclude<Variant, 'docs'>, readonly Step[]>> = {
	'engine-a': [
		...BEGINNING,
		{ percent: 80, stage: 'style_application' },
		{ percent: 95, stage: 'rendering' },
	],
	'engine-b': [
		...BEGINNING,
		{ percent: 70, stage: 'style_transfer' },
		{ percent: 75, stage: 'style_transfer' },
		{ percent: 80, stage: 'style_transfer' },
		{ percent: 85, stage: 'style_transfer' },
		{ percent: 90, stage: 'rendering' },
	],
};

/** Last percentage of each stage in the documentation's table. */
const DOCUMENTED: readonly Step[] = [
	{ percent: 20, stage: 'video_analysis' },
	{ percent: 35, stage: 'audio_analysis' },
	{ percent: 55, stage: 'motion_analysis' },
	{ percent: 65, stage: 'style_extraction' },
	{ percent: 85, stage: 'style_application' },
	{ percent: 99, stage: 'rendering' },
];

/** The steps that a job has passed once `share` (0 to 1) of its work is done. */
export function stepsUpTo(variant: Variant, share: number): Step[] {
	if (variant !== 'docs') return STEPS[variant].filter(({ percent }) => percent <= share * 100);
	const percent = Math.min(99, Math.max(1, Math.floor(share * 100)));
	const current = DOCUMENTED.find((step) => percent <= step.percent);
	return current ? [{ percent, stage: current.stage }] : [];
}

/** Progress and stage as the wire shows them. */
export function progressFields(
	variant: Variant,
	job: ClipzyJob,
	share: number,
): { progress_percent: number; current_stage: string | null } {
	const reached = stepsUpTo(variant, share).at(-1);
	const running = {
		progress_percent: reached?.percent ?? 0,
		current_stage: reached?.stage ?? null,
	};
	switch (job.state) {
		case 'succeeded':
			return { progress_percent: 100, current_stage: variant === 'docs' ? null : 'rendering' };
		case 'failed':
		case 'cancelled':
			if (variant === 'engine-a') return { progress_percent: 0, current_stage: null };
			return variant === 'docs' ? { ...running, current_stage: null } : running;
		default:
			return job.state === 'queued' ? { progress_percent: 0, current_stage: null } : running;
	}
}
