import { IdSequence } from '../core/id-sequence';
import { progressOf } from '../core/job';
import type { Outcome } from '../core/outcome';
import { makeClips } from './clips';
import { CODE, failureShare } from './codes';
import type { ProjectRequest } from './create-request';
import { chargeMinutes, hasMinutes, minutesFor } from './minutes';
import { FIRST_PROJECT_ID, type Clip, type ProjectJob, type VizardContext } from './project';
import { queryAnswer } from './query-answer';
import { sourceFailure, sourceOf } from './source-check';

function nameFor(request: ProjectRequest): string {
	if (request.projectName !== undefined) return request.projectName;
	const { hostname, pathname } = new URL(request.videoUrl);
	return decodeURIComponent(pathname.split('/').at(-1) ?? '') || hostname;
}

/** The projects of the test account: making them, showing them, reporting their end. */
export class Projects {
	private ids: IdSequence;

	constructor(private readonly context: VizardContext) {
		this.ids = this.newIds();
		context.jobs.onEnd((job) => this.ended(job));
	}

	/** Makes a project, or says with which code the request is refused. */
	create(request: ProjectRequest, body: unknown): ProjectJob | { refusal: number } {
		const { core, jobs, switches } = this.context;
		const { minutesCheck, sourceFaults } = switches.current;
		const source = sourceOf(request, core);
		const minutes = minutesFor(source.seconds);
		const isAffordable = hasMinutes(this.context, minutes);
		if (!isAffordable && minutesCheck === 'on-create') return { refusal: CODE.notEnoughMinutes };

		const id = String(this.ids.next());
		const shareCode = core.randomness.stream(`vizard/share/${id}`).hex(6);
		const tooPoor: Outcome = { kind: 'failure', code: String(CODE.notEnoughMinutes) };
		const outcome = isAffordable ? sourceFailure(request, source) : tooPoor;
		const job = jobs.submit({
			jobType: request.mode,
			id,
			request: body,
			details: {
				request,
				projectName: nameFor(request),
				shareLink: `https://vizard.ai/project?invite=${shareCode}`,
				sourceSeconds: source.seconds,
				hasSpeech: source.hasSpeech,
				chargedMinutes: isAffordable ? minutes : 0,
			},
			...(outcome !== undefined && { outcome }),
			failureShare,
		});
		if (sourceFaults === 'on-create' && job.outcome.kind === 'failure') {
			jobs.discard(job.id);
			return { refusal: Number(job.outcome.code) };
		}
		chargeMinutes(this.context, job.details.chargedMinutes);
		return job;
	}

	/** The body of the query call, with fresh links. */
	answer(job: ProjectJob) {
		const { core, switches, account } = this.context;
		return queryAnswer(job, {
			switches: switches.current,
			files: core.files,
			withShareLink: account.current.plan === 'business',
			progress: progressOf(job, core.clock.now()),
			clipsOf: (chosen) => this.clipsOf(chosen),
		});
	}

	/** The clip of that id in any finished project. */
	findClip(videoId: number): Clip | undefined {
		return this.context.jobs
			.all()
			.filter((job) => job.state === 'succeeded')
			.flatMap((job) => this.clipsOf(job))
			.find((clip) => clip.videoId === videoId);
	}

	reset(): void {
		this.ids = this.newIds();
	}

	private clipsOf(job: ProjectJob): readonly Clip[] {
		const { core, switches } = this.context;
		job.details.clips ??= makeClips(job, core, switches.current);
		return job.details.clips;
	}

	private ended(job: ProjectJob): void {
		const { switches, account, core } = this.context;
		const hasFailed = job.state !== 'succeeded';
		if (hasFailed && switches.current.refundFailed)
			chargeMinutes(this.context, -job.details.chargedMinutes);
		if (hasFailed && !switches.current.webhookOnFailure) return;
		const requested =
			switches.current.perRequestWebhook === 'honoured'
				? job.details.request.webhookUrl
				: undefined;
		const url = requested ?? account.current.webhookUrl;
		if (url === null) return;
		// Vizard docs, webhook: the body of the query call, sent once and never again.
		void core.webhooks.send({
			url,
			body: this.answer(job),
			report: (detail) => this.context.jobs.note(job.id, 'webhook', detail),
		});
	}

	private newIds(): IdSequence {
		const random = this.context.core.randomness.stream('vizard/ids/project');
		return new IdSequence(FIRST_PROJECT_ID, random);
	}
}
