import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobState, StateReading, Video, VideoJob } from '../shared/job/videoJob';
import {
	checkJobId,
	defined,
	filled,
	linkArtifact,
	looseTexts,
	parseAnswer,
	unconfirmed,
} from '../shared/provider/answer';
import type { Conversation, FileSource } from '../shared/provider/contract';
import { FINISHED, PROCESSING, QUERY_CODES } from './codes';
import { querySchema, type WireClip, type WireProject } from './wire';

/**
 * GET /project/query/{projectId}: status and result in one call.
 *
 * @see https://docs.vizard.ai/docs/retrieve-video-clips
 */
export function* readProject(reference: JobReference): Conversation<StateReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/project/query/${encodeURIComponent(reference.jobId)}`,
	};
	const project = parseAnswer(querySchema, answer);
	checkJobId(reference, [project.projectId], answer);
	return toReading(project);
}

/** Maps a project to the shared shape. A code on no list counts as still running, never as finished. */
function toReading(project: WireProject): StateReading {
	const { code } = project;
	const job: JobState = defined({
		status: 'processing' as const,
		title: project.projectName,
		// The page that shows the project; Business and Team plans only.
		...linkArtifact('sharePage', project.shareLink),
		videos: (project.videos ?? []).map(toVideo),
	});
	if (code === PROCESSING) return { job };
	if (code === FINISHED) {
		const completed: JobState = { ...job, status: 'completed' };
		return job.videos.length > 0
			? { job: completed }
			: unconfirmed(completed, 'without clips', { says: 'finished' });
	}
	return Object.hasOwn(QUERY_CODES, code)
		? { job: { ...job, status: 'failed', failure: toFailure(project) } }
		: { job: { ...job, stage: `unknown code ${code}` } };
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
	const { videoId, videoUrl, videoMsDuration } = clip;
	const hasLength = typeof videoMsDuration === 'number' && videoMsDuration >= 0;
	return defined({
		index,
		id: videoId,
		title: clip.title,
		url: videoUrl,
		urlExpiresAt: expiry(videoUrl),
		durationSeconds: hasLength ? videoMsDuration / 1000 : undefined,
		score: clip.viralScore,
		scoreReason: clip.viralReason,
		transcript: clip.transcript,
		tags: filled(topics(clip.relatedTopic)),
		editorUrl: clip.clipEditorUrl,
	});
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

/** The signed link has in `Expires` (epoch seconds) until when it works: seven days as a rule. */
function expiry(videoUrl: string | null | undefined): string | undefined {
	if (!videoUrl || !URL.canParse(videoUrl)) return undefined;
	const seconds = Number(new URL(videoUrl).searchParams.get('Expires'));
	const date = new Date(seconds * 1000);
	return seconds > 0 && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** Clips arrive rendered; there is no export call. */
export function clipFile(_job: VideoJob, { url }: Video): FileSource {
	return url
		? { kind: 'link', url }
		: { kind: 'unavailable', explanation: 'Vizard lists this clip without a download link.' };
}
