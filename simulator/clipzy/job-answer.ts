import type { Core } from '../core/core';
import { progressOf } from '../core/job';
import type { ClipzyJob } from './model';
import { outputUrl } from './output';
import { logLines, stageHistory } from './history';
import { Float } from './python-json';
import { renderMetadata } from './render-metadata';
import { resultPaths } from './result-paths';
import { progressFields, stepsUpTo } from './stages';
import { styleDna } from './style-dna';
import type { ClipzySwitches } from './switches';
import { wireDate } from './wire-date';

/** Share of its work after which a job that fails has failed. */
const FAILED_AT_SHARE = 0.6;

const WORDS: Readonly<Record<string, string>> = {
	JOB_TIMEOUT: 'processing exceeded PROCESSING_TIMEOUT_SECONDS',
};

interface View {
	readonly core: Core;
	readonly switches: ClipzySwitches;
}

const STATUS = {
	queued: 'queued',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
} as const;

/** `data` of the status call. Later engines put the result into it as well. */
export function jobAnswer(job: ClipzyJob, view: View): Record<string, unknown> {
	const base = baseFields(job, view);
	const { variant } = view.switches;
	if (variant === 'engine-b')
		return { ...base, ...resultFields(job, view), ...laterFields(job, view) };
	const error = errorOf(job, view);
	return variant === 'docs' ? { ...base, ...(error && { error }) } : { ...base, error };
}

/** `data` of the result call. */
export function resultAnswer(job: ClipzyJob, view: View): Record<string, unknown> {
	const error = errorOf(job, view);
	return { ...jobAnswer(job, view), ...resultFields(job, view), error };
}

/** The flat body of the webhook guide. */
export function flatWebhook(job: ClipzyJob, view: View): Record<string, unknown> {
	const { job_id, status, progress_percent } = baseFields(job, view);
	const { output_video_url, processing_time_seconds } = resultFields(job, view);
	return {
		job_id,
		status,
		progress_percent,
		...(job.state === 'succeeded' && { output_video_url }),
		processing_time_seconds,
	};
}

function shareOf(job: ClipzyJob, { core }: View): number {
	return job.state === 'failed' || job.state === 'cancelled'
		? FAILED_AT_SHARE
		: progressOf(job, core.clock.now());
}

function baseFields(job: ClipzyJob, view: View) {
	const { variant } = view.switches;
	const date = (ms: number | undefined) => (ms === undefined ? null : wireDate(variant, ms));
	const hasStarted = job.state !== 'queued';
	return {
		job_id: job.id,
		video_id: job.details.videoId,
		template_video_id: job.details.templateVideoId,
		status: job.state === 'expired' ? 'completed' : STATUS[job.state],
		...progressFields(variant, job, shareOf(job, view)),
		created_at: date(job.submittedAt),
		updated_at: date(job.finishedAt ?? (hasStarted ? view.core.clock.now() : job.submittedAt)),
		started_at: hasStarted ? date(Math.min(job.startsAt, job.finishedAt ?? Infinity)) : null,
		completed_at: date(job.finishedAt),
	};
}

function resultFields(job: ClipzyJob, { core, switches }: View) {
	const isDone = job.state === 'succeeded';
	const template = job.details.templateVideoId ?? job.details.videoId;
	const finished = job.finishedAt ?? job.submittedAt;
	const seconds = Math.max(0, (finished - job.startsAt) / 1000);
	return {
		output_video_url: outputUrl(job, core, switches),
		processing_time_seconds: job.finishedAt === undefined ? null : inForm(switches, seconds),
		style_json: isDone ? styleDna(core, template, wireDate(switches.variant, finished)) : null,
	};
}

/** Engines write seconds as floats. */
function inForm({ variant }: ClipzySwitches, seconds: number): number | Float {
	return variant === 'docs' ? seconds : new Float(seconds);
}

function errorOf(job: ClipzyJob, { switches }: View) {
	if (job.state !== 'failed' || job.outcome.kind !== 'failure') return null;
	const { variant, jobTimeoutCode } = switches;
	const { code, message } = job.outcome;
	const stage = stepsUpTo(variant, FAILED_AT_SHARE).at(-1)?.stage ?? 'video_analysis';
	const words = message ?? WORDS[code] ?? 'processing failed';
	const isField = jobTimeoutCode === 'field';
	const said = {
		message: message === undefined && code !== '' && !isField ? `${code}: ${words}` : words,
		stage,
		...(isField && code !== '' && { code }),
	};
	if (variant === 'docs') return said;
	return {
		...said,
		details: {
			traceback: `Traceback (most recent call last):\n  File "/app/app/pipelines/pipeline_runner.py", line 212, in run\nRuntimeError: ${words}`,
		},
		timestamp: wireDate(variant, job.finishedAt ?? job.submittedAt),
	};
}

function laterFields(job: ClipzyJob, view: View) {
	const error = errorOf(job, view);
	const share = shareOf(job, view);
	return {
		result_paths: resultPaths(job, outputUrl(job, view.core, view.switches)),
		render_metadata: renderMetadata(job),
		logs: logLines(job, share, error),
		stage_history: stageHistory(job, share),
		error,
	};
}
