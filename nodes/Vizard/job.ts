import { providerText } from '../shared/trouble/providerText';
import type { JobReading } from '../shared/job/jobReading';
import type { JobReference } from '../shared/job/jobReference';
import type { Artifact, Failure, Video, VideoJob } from '../shared/job/videoJob';
import { checkJobId, parseAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { looseTexts } from '../shared/provider/wireFields';
import { FINISHED, PROCESSING, QUERY_CODES } from './codes';
import { querySchema, type WireClip, type WireProject } from './wire';

/** "Finished" without clips may be a job that found nothing or one that is not quite done yet. */
const CONFIRMATIONS_WITHOUT_CLIPS = 2;

/**
 * GET /project/query/{projectId}: status and result in one call.
 *
 * @see https://docs.vizard.ai/docs/retrieve-video-clips
 */
export function* readProject(reference: JobReference): Conversation<JobReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/project/query/${encodeURIComponent(reference.jobId)}`,
	};
	const project = parseAnswer(querySchema, answer);
	checkJobId(reference, [project.projectId], answer);
	return toReading(reference, project, answer.body);
}

/** Maps a project to the shared shape. A code on no list counts as still running, never as finished. */
export function toReading(reference: JobReference, project: WireProject, raw: unknown): JobReading {
	const videos = (project.videos ?? []).map(toVideo);
	const job: VideoJob = {
		provider: reference.provider,
		jobType: reference.jobType,
		jobId: reference.jobId,
		status: 'processing',
		...(project.projectName && { title: project.projectName }),
		...sharePage(project.shareLink),
		videos,
		raw,
	};
	if (project.code === PROCESSING) return { job };
	if (project.code === FINISHED) return finished(job);
	if (project.code in QUERY_CODES) {
		return { job: { ...job, status: 'failed', failure: toFailure(project) } };
	}
	return { job: { ...job, stage: `unknown code ${project.code}` } };
}

function finished(job: VideoJob): JobReading {
	const completed: VideoJob = { ...job, status: 'completed' };
	if (job.videos.length > 0) return { job: completed };
	return {
		job: { ...job, stage: 'finished without clips, not yet confirmed' },
		unsettled: {
			reason: 'Vizard says that the job is finished and lists no clips',
			confirmations: CONFIRMATIONS_WITHOUT_CLIPS,
			settledJob: completed,
		},
	};
}

function toFailure({ code, errMsg }: WireProject): Failure {
	const known = QUERY_CODES[code];
	const said = providerText(errMsg);
	const message = [known?.meaning ?? 'the job failed', known?.advice].filter(Boolean).join('. ');
	return {
		code: String(code),
		message: said ? `${said} (${message})` : message,
		retryable: known?.retryable ?? false,
	};
}

function toVideo(clip: WireClip, index: number): Video {
	const { videoId, videoUrl, videoMsDuration, viralScore } = clip;
	const tags = topics(clip.relatedTopic);
	return {
		index,
		...(videoId && { id: videoId }),
		...(clip.title && { title: clip.title }),
		...(videoUrl && { url: videoUrl, ...expiry(videoUrl) }),
		...(isPositive(videoMsDuration) && { durationSeconds: videoMsDuration / 1000 }),
		...(typeof viralScore === 'number' && { score: viralScore }),
		...(clip.viralReason && { scoreReason: clip.viralReason }),
		...(clip.transcript && { transcript: clip.transcript }),
		...(tags.length > 0 && { tags }),
		...(clip.clipEditorUrl && { editorUrl: clip.clipEditorUrl }),
	};
}

function isPositive(value: number | null | undefined): value is number {
	return typeof value === 'number' && value >= 0;
}

/** `relatedTopic` is a JSON array inside a string: "[\"budget\",\"ferries\"]". */
function topics(value: WireClip['relatedTopic']): string[] {
	if (typeof value !== 'string') return value ?? [];
	try {
		const parsed = looseTexts.safeParse(JSON.parse(value));
		return parsed.success ? parsed.data : [];
	} catch {
		// Not JSON: a plain list of words, which is the same thing to a reader.
		return value.split(',').flatMap((word) => word.trim() || []);
	}
}

/** The signed link tells in `Expires` (epoch seconds) until when it works: seven days as a rule. */
function expiry(videoUrl: string): { urlExpiresAt?: string } {
	if (!URL.canParse(videoUrl)) return {};
	const seconds = Number(new URL(videoUrl).searchParams.get('Expires'));
	const date = new Date(seconds * 1000);
	return seconds > 0 && !Number.isNaN(date.getTime()) ? { urlExpiresAt: date.toISOString() } : {};
}

/** The page on which a project can be looked at; Business and Team plans only. */
export function sharePage(shareLink: string | null | undefined): { artifacts?: Artifact[] } {
	return shareLink ? { artifacts: [{ kind: 'sharePage', url: shareLink }] } : {};
}
