import type { FileHost } from '../core/file-host';
import { mediaVideo } from '../core/media-library';
import { CODE, textOf } from './codes';
import type { Clip, ProjectJob } from './project';
import type { VizardSwitches } from './switches';

/** Vizard docs, Retrieve output videos: a link works for 7 days, and querying again gives a new one. */
const LINK_LIFETIME_SECONDS = 7 * 24 * 3600;

function clipAnswer(clip: Clip, job: ProjectJob, files: FileHost, switches: VizardSwitches) {
	const video = mediaVideo(clip.file);
	if (video === undefined) throw new Error(`simulator/media has no ${clip.file}`);
	const { sizeBytes } = job.output;
	const { url } = files.link({
		provider: job.provider,
		jobId: job.id,
		path: clip.path,
		content: {
			kind: 'video',
			video,
			seconds: clip.durationMs / 1000,
			...(sizeBytes !== undefined && { sizeBytes }),
		},
		signing: 'cloudfront',
		lifetimeSeconds: LINK_LIFETIME_SECONDS,
	});
	const form = job.details.request.mode === 'editing' ? switches.editingScores : 'present';
	const scores = {
		present: { viralScore: clip.viralScore, viralReason: clip.viralReason },
		empty: { viralScore: '', viralReason: '' },
		absent: {},
	}[form];
	return {
		videoId: clip.videoId,
		videoUrl: url,
		videoMsDuration: clip.durationMs,
		title: clip.title,
		transcript: clip.hasSpeech ? clip.transcript : '',
		...scores,
		relatedTopic: JSON.stringify(clip.topics),
		clipEditorUrl: `https://vizard.ai/editor?id=${clip.editorId}&type=clip`,
	};
}

interface QueryView {
	readonly switches: VizardSwitches;
	readonly files: FileHost;
	/** Whether the plan shows share links. */
	readonly withShareLink: boolean;
	/** Share of the work done, 0 to 1. */
	readonly progress: number;
	clipsOf(job: ProjectJob): readonly Clip[];
}

/** `projectId` as the switch says: the samples have a number, the field table of create a string. */
export function wireProjectId(id: string, switches: VizardSwitches): number | string {
	return switches.projectIdForm === 'number' ? Number(id) : id;
}

/** The body of `GET /project/query/{projectId}`, which is the body of the webhook as well. */
export function queryAnswer(job: ProjectJob, view: QueryView) {
	const { switches } = view;
	const head = {
		projectId: wireProjectId(job.id, switches),
		projectName: job.details.projectName,
		...(view.withShareLink && { shareLink: job.details.shareLink }),
	};
	if (job.state === 'failed' || job.state === 'cancelled') {
		const failure = job.outcome.kind === 'failure' ? job.outcome : { code: '', message: undefined };
		const code = Number(failure.code) || CODE.projectFailed;
		const errMsg = failure.message ?? textOf(code);
		return switches.failedQueryBody === 'bare'
			? { code, errMsg }
			: { code, errMsg, ...head, videos: [] };
	}
	const show = (clips: readonly Clip[]) =>
		clips.map((clip) => clipAnswer(clip, job, view.files, switches));
	if (job.state === 'succeeded')
		return {
			code: CODE.success,
			...head,
			...(switches.creditsUsed && { creditsUsed: job.details.chargedMinutes }),
			videos: show(view.clipsOf(job)),
		};
	const isPartial = switches.partialClips && job.outcome.kind === 'success';
	const clips = isPartial ? view.clipsOf(job) : [];
	const ready = clips.slice(0, Math.floor(clips.length * view.progress));
	return { code: CODE.processing, ...head, videos: show(ready) };
}
