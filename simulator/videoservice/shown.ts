import { progressOf, type Job } from '../core/job';
import { mediaVideo, mediaVideoLike } from '../core/media-library';
import type { FileContent } from '../core/file-host';
import type { ServiceJob, VideoServiceContext } from './settings';
import type { Shown } from './wire';

/** The file of a job. */
export function contentOf({ output }: Job<ServiceJob>): Extract<FileContent, { kind: 'video' }> {
	const chosen = output.file === undefined ? undefined : mediaVideo(output.file);
	const { sizeBytes } = output;
	return {
		kind: 'video',
		video: chosen ?? mediaVideoLike('16:9', 8),
		...(sizeBytes !== undefined && { sizeBytes }),
	};
}

/** The public links to what a job has made. */
export function linksTo(job: Job<ServiceJob>, { core, account }: VideoServiceContext): string[] {
	if (job.state !== 'succeeded' || job.outcome.kind === 'empty') return [];
	const count = job.output.count ?? account.current.outputs;
	return Array.from({ length: count }, (_, position) => {
		const name = `${job.id.replaceAll('/', '-')}-${position + 1}.mp4`;
		return core.files.link({
			provider: job.provider,
			jobId: job.id,
			path: `${job.jobType}/${name}`,
			content: contentOf(job),
			signing: 'none',
		}).url;
	});
}

/** The job as its service shows it. */
export function shown(job: Job<ServiceJob>, context: VideoServiceContext): Shown {
	const { outcome, state, details } = job;
	const failure = outcome.kind === 'failure' ? outcome : undefined;
	return {
		id: job.id,
		state: state === 'expired' ? 'failed' : state,
		links: linksTo(job, context),
		progress: progressOf(job, context.core.clock.now()),
		reason: failure?.message ?? `The generation failed (${failure?.code ?? 'cancelled'})`,
		code: failure?.code ?? '',
		createdAt: job.submittedAt,
		endedAt: job.finishedAt,
		request: details.body,
		base: details.base,
	};
}
