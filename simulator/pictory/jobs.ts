import { progressOf } from '../core/job';
import type { RandomStream } from '../core/random';
import type { Credits } from './credits';
import { resultOf } from './job-results';
import type { AnyJob, JobWork, PictoryContext, PictoryJob } from './job-details';

/** Share of a render's duration after which rendering itself begins and a percentage is reported. */
const RENDERING_BEGINS = 0.3;

const JOB_TYPE: Readonly<Record<JobWork['kind'], string>> = {
	studioVideo: 'videoGeneration',
	studioImage: 'imageGeneration',
	preview: 'storyboardPreview',
	render: 'storyboardRender',
	transcription: 'transcription',
	highlights: 'highlights',
};

/** Codes that show at once; everything else takes part of the usual time. */
const failureShare = (code: string) => (code === 'INSUFFICIENT_CREDITS' ? 0.02 : 0.5);

const MESSAGES: Readonly<Record<string, string>> = {
	INSUFFICIENT_CREDITS: 'You do not have enough AI credits to complete this request.',
	SCENE_BACKGROUND_VISUAL_NOT_FOUND: 'No background visual was found for a scene.',
	TEXT_TO_VIDEO_FAILED: 'The video could not be created. Check the speaker of the voice-over.',
};

/** The jobs of the account: taking them in, telling about them, reporting their end. */
export class Jobs {
	private ids: RandomStream;

	constructor(
		private readonly context: PictoryContext,
		private readonly credits: Credits,
	) {
		this.ids = this.newIds();
		context.jobs.onEnd((job) => this.ended(job));
	}

	/** Takes a job in, or says that the credits do not suffice. */
	create(details: PictoryJob, request: unknown): AnyJob | 'too-few-credits' {
		const { jobs, switches } = this.context;
		const isAffordable = this.credits.suffice(details.credits);
		if (!isAffordable && switches.current.creditsShortage !== 'job-failure')
			return 'too-few-credits';
		const { kind } = details.work;
		const job = jobs.submit({
			jobType: JOB_TYPE[kind],
			id: this.ids.uuid(),
			request,
			details: { ...details, credits: isAffordable ? details.credits : 0 },
			...(!isAffordable && { outcome: { kind: 'failure', code: 'INSUFFICIENT_CREDITS' } }),
			failureShare,
		});
		this.credits.take(job.details.credits, kind, `Job ${job.id}`);
		return job;
	}

	/** The job of that id, when the API would show it. */
	find(id: string): AnyJob | undefined {
		const { jobs, switches, core } = this.context;
		const job = jobs.get(id);
		if (job === undefined) return undefined;
		const { newJobNotFoundSeconds, cleanedJob } = switches.current;
		const age = (core.clock.now() - job.submittedAt) / 1000;
		if (age < newJobNotFoundSeconds) return undefined;
		return job.state === 'expired' && cleanedJob === 'not-found' ? undefined : job;
	}

	/** The body of GET /v1/jobs/{jobid}. */
	answer(job: AnyJob) {
		const data = this.data(job);
		return { job_id: job.id, success: data.status !== 'failed', data };
	}

	/** `data` of a job, as the single answer and the list have it. */
	data(job: AnyJob): Readonly<Record<string, unknown>> & { readonly status?: string } {
		switch (job.state) {
			case 'succeeded':
				return this.completed(job);
			case 'failed':
			case 'cancelled': {
				const failure = job.outcome.kind === 'failure' ? job.outcome : undefined;
				const code = failure?.code || 'JOB_FAILED';
				const message = failure?.message ?? MESSAGES[code] ?? 'The job has failed.';
				return { status: 'failed', error_code: code, error_message: message };
			}
			case 'expired':
				return { status: 'cleaned' };
			default:
				return this.running(job);
		}
	}

	/** The page of transcriptions shows no status beside the transcript of a finished one. */
	private completed(job: AnyJob) {
		const { transcriptionStatus } = this.context.switches.current;
		const isBare = job.details.work.kind === 'transcription' && transcriptionStatus === 'absent';
		return { ...(!isBare && { status: 'completed' }), ...resultOf(job, this.context) };
	}

	reset(): void {
		this.ids = this.newIds();
	}

	private running(job: AnyJob) {
		const { work } = job.details;
		const { pendingStatus } = this.context.switches.current;
		const isPending =
			pendingStatus === 'all' ||
			(pendingStatus === 'project-renders' && work.kind === 'render' && work.ofProject);
		if (job.state === 'queued' && isPending) return { status: 'pending' };
		const share = progressOf(job, this.context.core.clock.now());
		if (work.kind !== 'render' || share < RENDERING_BEGINS) return { status: 'in-progress' };
		const renderProgress = Math.floor(((share - RENDERING_BEGINS) / (1 - RENDERING_BEGINS)) * 100);
		return {
			status: 'in-progress',
			renderProgress,
			renderProgressMessage: 'Generating video',
			renderState: 'RUNNING',
		};
	}

	private newIds(): RandomStream {
		return this.context.core.randomness.stream('pictory/ids');
	}

	private ended(job: AnyJob): void {
		const { switches, core, account } = this.context;
		const hasFailed = job.state !== 'succeeded';
		if (hasFailed && switches.current.refundFailed)
			this.credits.giveBack(job.details.credits, job.details.work.kind, `Refund of job ${job.id}`);
		if (!hasFailed && job.details.work.kind === 'render') {
			const { used, limit } = account.current.videoMinutes;
			account.change({ videoMinutes: { used: used + 1, limit } });
		}
		if (job.details.webhook === undefined) return;
		if (hasFailed && !switches.current.webhookOnFailure) return;
		const { webhookDelaySeconds } = switches.current;
		if (webhookDelaySeconds === 0) this.report(job);
		else core.clock.at(core.clock.now() + webhookDelaySeconds * 1000, () => this.report(job));
	}

	private report(job: AnyJob): void {
		const { webhook, webhookInput, work } = job.details;
		const { switches, core, jobs } = this.context;
		if (webhook === undefined) return;
		const isStudio = work.kind === 'studioVideo' || work.kind === 'studioImage';
		const repeats =
			webhookInput !== undefined && (!isStudio || switches.current.studioWebhookInput === 'repeat');
		const body = {
			job: this.answer(job),
			data: { jobId: job.id, ...this.data(job) },
			id: { jobId: job.id },
		}[switches.current.webhookBody];
		void core.webhooks.send({
			url: webhook,
			body: { ...body, ...(repeats && { webhookInput }) },
			report: (detail) => jobs.note(job.id, 'webhook', detail),
		});
	}
}
