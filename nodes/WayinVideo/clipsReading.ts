import type { JobReading } from '../shared/job/jobReading';
import type { VideoJob } from '../shared/job/videoJob';

/**
 * A query may really match nothing, so an empty list becomes final after some more looks; these take two
 * minutes at the pace of 30 seconds that the provider asks for.
 */
const CONFIRMATIONS_WITHOUT_CLIPS = 4;

/** Rendering takes minutes, so missing files are given ten of them. */
const CONFIRMATIONS_WHILE_RENDERING = 20;

/**
 * What a succeeded task is worth. Tasks that render at once have been seen to succeed with clips still
 * missing, each clip appearing when its file was done; so a list with files missing is not believed yet.
 *
 * Whether rendering was asked for cannot be seen: clips that all lack a link are taken for complete,
 * unless the task is an export and so can only be about links.
 */
export function clipsReading(job: VideoJob, alwaysRendered: boolean): JobReading {
	const gap = findGap(job, alwaysRendered);
	if (!gap) return { job };
	return {
		job: { ...job, status: 'processing', stage: gap.stage },
		unsettled: { reason: gap.reason, confirmations: gap.confirmations, settledJob: job },
	};
}

function findGap({ videos }: VideoJob, alwaysRendered: boolean) {
	if (videos.length === 0) {
		return {
			stage: 'succeeded without clips, not yet confirmed',
			reason: 'WayinVideo says that the task has succeeded and lists no clips',
			confirmations: CONFIRMATIONS_WITHOUT_CLIPS,
		};
	}
	const rendered = videos.filter(({ url }) => url !== undefined).length;
	const missing = videos.length - rendered;
	if (missing === 0 || (rendered === 0 && !alwaysRendered)) return undefined;
	return {
		stage: `succeeded with ${missing} of ${videos.length} files missing, not yet confirmed`,
		reason: 'WayinVideo says that the task has succeeded and lists clips without a file',
		confirmations: CONFIRMATIONS_WHILE_RENDERING,
	};
}
