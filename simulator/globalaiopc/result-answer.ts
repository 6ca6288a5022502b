import type { FileContent, FileHost } from '../core/file-host';
import type { JobState } from '../core/job';
import { mediaVideo, mediaVideoLike, stillOf } from '../core/media-library';
import type { Outcome } from '../core/outcome';
import type { GlobalAiOpcSwitches } from './switches';
import type { TaskJob } from './task';

/** Resellers' guides: links of all tasks work for 24 hours. */
const LINK_LIFETIME_SECONDS = 24 * 3600;

const STATUS: Readonly<Record<Exclude<JobState, 'expired'>, string>> = {
	queued: 'queued',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
};

/** Texts of failures by the codes of the simulator's own; there is no list of codes. */
const FAILURE_TEXTS: Readonly<Record<string, string>> = {
	content: '提示词违反内容政策 (the prompt violates the content policy)',
	reference: 'reference image could not be read',
	busy: '系统繁忙，请稍后再试 (system busy)',
};

/** What the service says about a failure. */
export function failureText({ code, message }: Extract<Outcome, { kind: 'failure' }>): string {
	return message ?? FAILURE_TEXTS[code] ?? `generation failed (${code})`;
}

/** The word of the wire for where a task stands. */
export function wireStatus(job: TaskJob): string {
	return job.state === 'expired' ? 'failed' : STATUS[job.state];
}

function mediaOf(job: TaskJob): { content: FileContent; ending: string } {
	const { family, request } = job.details;
	const { file, sizeBytes } = job.output;
	const chosen = file === undefined ? undefined : mediaVideo(file);
	const video = chosen ?? mediaVideoLike(request.ratio, request.seconds);
	if (family.media === 'image')
		return { content: { kind: 'file', file: stillOf(video, 'png') }, ending: 'png' };
	return {
		content: { kind: 'video', video, ...(sizeBytes !== undefined && { sizeBytes }) },
		ending: 'mp4',
	};
}

/** The link to what a task has made; null while there is none, and for good when it ended empty. */
export function resultLink(
	job: TaskJob,
	files: FileHost,
	{ linkRenewal }: GlobalAiOpcSwitches,
): string | null {
	if (job.state !== 'succeeded' || job.outcome.kind === 'empty') return null;
	const { content, ending } = mediaOf(job);
	return files.link({
		provider: job.provider,
		jobId: job.id,
		path: `out/${job.id.replace(/\D/g, '')}.${ending}`,
		content,
		signing: linkRenewal === 'renewed' ? 's3' : 'none',
		lifetimeSeconds: LINK_LIFETIME_SECONDS,
	}).url;
}

function errorFields(job: TaskJob, { errorForm, errorField }: GlobalAiOpcSwitches) {
	if (job.outcome.kind !== 'failure' || job.state !== 'failed') return { error: null };
	const message = failureText(job.outcome);
	if (errorField !== 'error') return { error: null, [errorField]: message };
	return { error: errorForm === 'object' ? { message, code: job.outcome.code } : message };
}

/** `actualDuration` and `amount`: absent until a task is completed. */
export function completedFields(job: TaskJob, switches: GlobalAiOpcSwitches) {
	if (job.state !== 'succeeded') return {};
	const { request, price, family } = job.details;
	return {
		...(family.media === 'video' && {
			actualDuration: inForm(request.seconds, switches.actualDurationForm),
		}),
		...(switches.amount !== 'absent' && { amount: inForm(price, switches.amount) }),
	};
}

function createdAt({ submittedAt }: TaskJob, { createdForm }: GlobalAiOpcSwitches) {
	return inForm(Math.floor(submittedAt / 1000), createdForm);
}

function inForm(value: number, form: 'number' | 'string'): number | string {
	return form === 'string' ? String(value) : value;
}

/** A task as `GET /v1/result/{id}` shows it. */
export function resultAnswer(job: TaskJob, files: FileHost, switches: GlobalAiOpcSwitches) {
	const { family, request } = job.details;
	const link = resultLink(job, files, switches);
	return {
		id: job.id,
		object: family.object,
		created: createdAt(job, switches),
		model: request.model,
		status: wireStatus(job),
		video_url: family.media === 'video' ? link : null,
		...(family.media === 'image' && { image_url: link }),
		...completedFields(job, switches),
		...errorFields(job, switches),
	};
}

/** A task as a flat create call shows it. */
export function createdTask(job: TaskJob, switches: GlobalAiOpcSwitches) {
	const { family, request } = job.details;
	return {
		id: job.id,
		object: family.object,
		created: createdAt(job, switches),
		model: request.model,
		status: 'queued',
		error: null,
	};
}
