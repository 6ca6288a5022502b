import type { ClipzyJob } from './model';
import { stepsUpTo } from './stages';
import { wireDate } from './wire-date';

interface Entry {
	readonly timestamp: string;
	readonly status: string;
	readonly progress_percent: number;
	readonly stage: string | null;
}

interface LogLine {
	readonly timestamp: string;
	readonly level: 'info' | 'error';
	readonly message: string;
	readonly stage: string | null;
}

/** The later engine logs its last two stages only. */
const LINES: readonly (readonly [percent: number, message: string, stage: string])[] = [
	[70, 'Stage 5 started: style transfer', 'style_transfer'],
	[85, 'Stage 5 complete: color_grade', 'style_transfer'],
	[90, 'Stage 6 started: rendering', 'rendering'],
	[100, 'Stage 6 complete: final MP4 ready', 'rendering'],
];

const ENDS: Readonly<Partial<Record<ClipzyJob['state'], string>>> = {
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
};

function dateAt(job: ClipzyJob, percent: number): string {
	const span = (Number.isFinite(job.endsAt) ? job.endsAt : job.startsAt) - job.startsAt;
	return wireDate('engine-b', Math.round(job.startsAt + (span * percent) / 100));
}

function endOf(job: ClipzyJob): string {
	return wireDate('engine-b', job.finishedAt ?? job.submittedAt);
}

/** `stage_history` of the later engine: what it has written down so far, the end of the job included. */
export function stageHistory(job: ClipzyJob, share: number): Entry[] {
	if (job.state === 'queued') return [];
	const passed = stepsUpTo('engine-b', share).map(({ percent, stage }) => ({
		timestamp: dateAt(job, percent),
		status: 'processing',
		progress_percent: percent,
		stage,
	}));
	const status = ENDS[job.state];
	if (status === undefined) return passed;
	const last =
		job.state === 'succeeded'
			? { progress_percent: 100, stage: 'rendering' }
			: {
					progress_percent: passed.at(-1)?.progress_percent ?? 0,
					stage: passed.at(-1)?.stage ?? null,
				};
	return [...passed, { timestamp: endOf(job), status, ...last }];
}

/** `logs` of the later engine, with the reason of a failure as the last line. */
export function logLines(
	job: ClipzyJob,
	share: number,
	error: { readonly message: string; readonly stage: string } | null,
): LogLine[] {
	const reached = job.state === 'queued' ? -1 : share * 100;
	const lines = LINES.filter(([percent]) => percent <= reached).map(
		([percent, message, stage]): LogLine => ({
			timestamp: dateAt(job, percent),
			level: 'info',
			message,
			stage,
		}),
	);
	if (error === null) return lines;
	const { message, stage } = error;
	return [...lines, { timestamp: endOf(job), level: 'error', message, stage }];
}
