import { progressOf } from '../core/job';
import type { VirtualClock } from '../core/clock';
import type { FileHost } from '../core/file-host';
import { clipAnswer, type ClipView } from './clip-answer';
import type { WayinSwitches } from './switches';
import type { Clip, WayinJob } from './task';

/** The code of a planned failure that concerns one clip of an export. */
export const ONE_CLIP = 'one-clip';

export interface ResultsView {
	readonly clock: VirtualClock;
	readonly files: FileHost;
	readonly switches: WayinSwitches;
	/** Virtual ms since the Unix epoch. */
	readonly expiresAt: number;
	readonly clips: readonly Clip[];
}

/** An export of which one clip fails may still succeed. */
function survivesOneClip(job: WayinJob, { failedClip }: WayinSwitches): boolean {
	const { outcome, details } = job;
	return (
		details.kind === 'clipExport' &&
		outcome.kind === 'failure' &&
		outcome.code === ONE_CLIP &&
		failedClip !== 'fails-export'
	);
}

export function statusOf(job: WayinJob, clock: VirtualClock, switches: WayinSwitches): string {
	if (job.state === 'succeeded') return 'SUCCEEDED';
	if (job.state === 'failed') return survivesOneClip(job, switches) ? 'SUCCEEDED' : 'FAILED';
	if (job.state === 'cancelled' || job.state === 'expired') return 'FAILED';
	if (job.state === 'running') return 'ONGOING';
	const halfway = (job.submittedAt + job.startsAt) / 2;
	return {
		created: 'CREATED',
		queued: 'QUEUED',
		'created-then-queued': clock.now() < halfway ? 'CREATED' : 'QUEUED',
	}[switches.earlyStatuses];
}

function failureText({ outcome }: WayinJob): string {
	if (outcome.kind !== 'failure') return 'the task was stopped';
	return outcome.message ?? (outcome.code.replaceAll(/[_-]/g, ' ') || 'video unavailable');
}

/** Renders of an ended task that are done by now, where they trail behind it. */
function rendersDone(job: WayinJob, { clock, switches }: ResultsView): number {
	const since = (clock.now() - (job.finishedAt ?? clock.now())) / 1000;
	return switches.inlineRenderSeconds === 0
		? Infinity
		: Math.floor(since / switches.inlineRenderSeconds);
}

function shownClips(job: WayinJob, status: string, view: ResultsView) {
	const { switches, files, clips, clock } = view;
	const withLinks: ClipView = { job, files, switches, render: job.details.render };
	const withoutLinks: ClipView = { job, files, switches };
	const trails = job.details.kind !== 'clipExport' && job.details.render !== undefined;
	const inlineExport = trails ? switches.inlineExport : 'complete';
	if (status === 'ONGOING') {
		// Renders that trail behind the task cannot be done before it.
		if (inlineExport === 'clips-later') return [];
		const found = switches.partialClips
			? Math.floor(clips.length * progressOf(job, clock.now()))
			: 0;
		const shown = inlineExport === 'complete' ? withLinks : withoutLinks;
		return clips.slice(0, found).map((clip) => clipAnswer(clip, shown));
	}
	if (status !== 'SUCCEEDED') return [];
	if (survivesOneClip(job, switches)) {
		const [failed, ...rest] = clips;
		const shown = rest.map((clip) => clipAnswer(clip, withLinks));
		return failed && switches.failedClip === 'lacks-link'
			? [clipAnswer(failed, withoutLinks), ...shown]
			: shown;
	}
	const done = inlineExport === 'complete' ? Infinity : rendersDone(job, view);
	const listed = inlineExport === 'clips-later' ? clips.slice(0, done) : clips;
	return listed.map((clip, position) =>
		clipAnswer(clip, position < done ? withLinks : withoutLinks),
	);
}

/** `data` of a results call of clipping, finding moments or an export. */
export function clipResults(job: WayinJob, view: ResultsView) {
	const status = statusOf(job, view.clock, view.switches);
	const clips = shownClips(job, status, view);
	const isAbsent =
		clips.length === 0 && status !== 'SUCCEEDED' && view.switches.clipsBeforeFirst === 'absent';
	return { ...resultsHead(job, status, view), ...(!isAbsent && { clips }) };
}

/** What all results have in common. */
export function resultsHead(
	job: WayinJob,
	status: string,
	{ expiresAt }: Pick<ResultsView, 'expiresAt'>,
) {
	const idField = job.details.kind === 'clipExport' ? 'export_task_id' : 'id';
	return {
		[idField]: job.id,
		name: job.details.name,
		status,
		...(status === 'FAILED' && { error_message: failureText(job) }),
		expire_at: expiresAt,
		...(status === 'SUCCEEDED' && { cost_usage: job.details.units }),
	};
}
