import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type {
	Failure,
	JobState,
	JobStatus,
	StateReading,
	Video,
	VideoJob,
} from '../shared/job/videoJob';
import {
	defined,
	filled,
	linkArtifact,
	readJobFacts,
	readList,
	transcriptCut,
	unconfirmed,
	type ReadList,
} from '../shared/provider/answer';
import type { Conversation, FileSource } from '../shared/provider/contract';
import { asText, asTexts, readFacts } from '../shared/provider/facts';
import { standingOf, statusWords } from '../shared/provider/standing';
import { FINISHED, PROCESSING, QUERY_CODES } from './codes';
import { CLIP, CLIPS, PROJECT, type WireClip, type WireProject } from './wire';

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
	const project = readJobFacts(PROJECT, reference, answer);
	return toReading(project, readList(answer, CLIPS, 'clips', toVideo));
}

/** Clips without an error are those of a finished project, also where the answer has no code. */
function stateOf(
	{ code, errMsg }: WireProject,
	hasClips: boolean,
): { status: JobStatus; stage?: string } {
	if (code === undefined) {
		const signs = { word: undefined, hasReason: errMsg !== undefined, hasResult: hasClips };
		return standingOf(NO_WORDS, signs);
	}
	if (code === PROCESSING) return { status: 'processing' };
	if (code === FINISHED) return { status: 'completed' };
	if (Object.hasOwn(QUERY_CODES, code)) return { status: 'failed' };
	return { status: 'processing', stage: `unknown code ${code}` };
}

const NO_WORDS = statusWords({});

/** Maps a project to the shared shape. A code on no list counts as still running, never as finished. */
function toReading(project: WireProject, { entries, hints }: ReadList<Clip>): StateReading {
	const { creditsUsed } = project;
	const state = stateOf(project, entries.length > 0);
	const cut = entries.filter(({ isCut }) => isCut).map(({ video }) => transcriptCut(video));
	const job: JobState = defined({
		...state,
		title: project.projectName,
		// The page that shows the project; Business and Team plans only.
		...linkArtifact('sharePage', project.shareLink),
		videos: entries.map(({ video }) => video),
		usage: creditsUsed === undefined ? undefined : { amount: creditsUsed, unit: 'credits' },
		failure: state.status === 'failed' ? toFailure(project) : undefined,
		hints: filled([...hints, ...cut]),
	});
	return state.status === 'completed' && entries.length === 0
		? unconfirmed(job, 'without clips', { says: 'finished' })
		: { job };
}

function toFailure({ code, errMsg }: WireProject): Failure {
	const known = code === undefined ? undefined : QUERY_CODES[code];
	const said = providerText(errMsg);
	const meaning = known?.meaning ?? 'the job failed';
	return defined({
		code: code === undefined ? undefined : String(code),
		message: said ? `${said} (${meaning})` : meaning,
		advice: known && `${known.advice}. A new job is billed separately`,
		retryable: known?.retryable ?? false,
	});
}

/** A clip of the list. */
interface Clip {
	video: Video;
	isCut: boolean;
}

/** Clips arrive rendered, so one whose link leads nowhere is worth nothing. */
function toVideo(entry: Record<string, unknown>, index: number): Clip | undefined {
	const clip = readFacts(CLIP, entry);
	const isEmpty = Object.values(clip).every((value) => value === undefined);
	const hasBrokenLink = clip.videoUrl === undefined && asText(entry.videoUrl) !== undefined;
	if (isEmpty || hasBrokenLink) return undefined;
	const { videoUrl, videoMsDuration } = clip;
	const video = defined({
		index,
		id: clip.videoId,
		title: clip.title,
		url: videoUrl,
		urlExpiresAt: expiry(videoUrl),
		durationSeconds: videoMsDuration === undefined ? clip.duration : videoMsDuration / 1000,
		score: clip.viralScore,
		scoreReason: clip.viralReason,
		transcript: clip.transcript,
		tags: filled(topics(clip.relatedTopic)),
		editorUrl: clip.clipEditorUrl,
	});
	return { video, isCut: clip.isTranscriptCut === true };
}

/** `relatedTopic` is a JSON array inside a string: "[\"budget\",\"ferries\"]". */
function topics(value: WireClip['relatedTopic']): string[] {
	if (typeof value !== 'string') return value ?? [];
	try {
		return asTexts(JSON.parse(value)) ?? [];
	} catch {
		// Not JSON: a plain list of words, which is the same thing to a reader.
		return value.split(',').flatMap((word) => word.trim() || []);
	}
}

/** The signed link has in `Expires` (epoch seconds) until when it works: seven days as a rule. */
function expiry(videoUrl: string | undefined): string | undefined {
	if (!videoUrl) return undefined;
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
