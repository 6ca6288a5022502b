import { hasEnded } from '../core/job';
import type { RandomStream } from '../core/random';
import { envelope } from './answer';
import { flatWebhook, jobAnswer, resultAnswer } from './job-answer';
import {
	STYLE_TRANSFER,
	type ClipzyContext,
	type ClipzyJob,
	type StyleJob,
	type UploadedVideo,
} from './model';

/** The videos and jobs of one engine. */
export class Engine {
	private readonly uploads = new Map<string, UploadedVideo>();
	private ids: RandomStream;

	constructor(private readonly context: ClipzyContext) {
		this.ids = this.newIds();
		context.jobs.onEnd((job) => this.ended(job));
	}

	/** Keeps what is known of an upload; its bytes are gone by now. */
	addVideo(video: Omit<UploadedVideo, 'id' | 'uploadedAt'>): UploadedVideo {
		const id = `vid_${this.ids.hex(12)}`;
		const added = { ...video, id, uploadedAt: this.context.core.clock.now() };
		this.uploads.set(id, added);
		return added;
	}

	/** A video of this id, whether uploaded here or before. */
	video(id: string): UploadedVideo | undefined {
		const earlier = this.context.account.current.videos.find((video) => video.id === id);
		return (
			this.uploads.get(id) ??
			(earlier && {
				id,
				filename: earlier.filename,
				bytes: 7_340_032,
				uploadedAt: this.context.core.clock.now() - 86_400_000,
				templateVideoId: null,
				webhookUrl: null,
			})
		);
	}

	videos(): UploadedVideo[] {
		return [...this.uploads.values()];
	}

	/** Takes a job in; one that would run too long is stopped by the engine. */
	createJob(details: StyleJob, request: unknown): ClipzyJob {
		const { jobs, account } = this.context;
		const id = `job_${this.ids.hex(12)}`;
		const job = jobs.submit({ jobType: STYLE_TRANSFER, id, request, details });
		const { processingTimeoutSeconds } = account.current;
		if (job.durationSeconds > processingTimeoutSeconds && job.outcome.kind !== 'failure') {
			jobs.setOutcome(id, { kind: 'failure', code: 'JOB_TIMEOUT' });
			jobs.setDuration(id, processingTimeoutSeconds);
		}
		return job;
	}

	/** A job that the engine still knows. */
	job(id: string): ClipzyJob | undefined {
		const job = this.context.jobs.get(id);
		return job?.state === 'expired' ? undefined : job;
	}

	/** Newest first. */
	jobs(): ClipzyJob[] {
		if (this.context.switches.current.listEmptied) return [];
		return this.context.jobs
			.all()
			.filter(({ state }) => state !== 'expired')
			.reverse();
	}

	isBusyWith(videoId: string): boolean {
		return this.jobs().some((job) => job.details.videoId === videoId && !hasEnded(job));
	}

	status(job: ClipzyJob): Record<string, unknown> {
		return jobAnswer(job, this.view());
	}

	/** A job in the list, which an API process answers from its own memory. */
	listed(job: ClipzyJob): Record<string, unknown> {
		return this.context.switches.current.listStates === 'live'
			? this.status(job)
			: this.status(asSubmitted(job));
	}

	result(job: ClipzyJob): Record<string, unknown> {
		return resultAnswer(job, this.view());
	}

	reset(): void {
		this.uploads.clear();
		this.ids = this.newIds();
	}

	private view() {
		return { core: this.context.core, switches: this.context.switches.current };
	}

	/** Engines keep the address and never call it; the documentation promises a call with retries. */
	private ended(job: ClipzyJob): void {
		const { core, jobs, switches } = this.context;
		const { variant, webhookBody, webhookAttempts, webhookSpacingSeconds } = switches.current;
		const { webhookUrl } = job.details;
		if (variant !== 'docs' || webhookUrl === null) return;
		void core.webhooks.send({
			url: webhookUrl,
			body:
				webhookBody === 'flat'
					? flatWebhook(job, this.view())
					: envelope(variant, core.clock.now(), 'Job retrieved', this.result(job)),
			attempts: webhookAttempts,
			spacingSeconds: webhookSpacingSeconds,
			report: (detail) => jobs.note(job.id, 'webhook', detail),
		});
	}

	private newIds(): RandomStream {
		return this.context.core.randomness.stream('clipzy/ids');
	}
}

function asSubmitted(job: ClipzyJob): ClipzyJob {
	const copy: ClipzyJob = { ...job, state: 'queued' };
	delete copy.finishedAt;
	return copy;
}
