import { sideBySide, type Batching } from '../items/forEachItem';
import { jobError, troubleError, type ItemError } from '../items/itemError';
import type { JobInquiry } from '../items/itemRun';
import { describeJob } from '../job/jobReference';
import type { Video, VideoJob } from '../job/videoJob';
import type { FileSource, JobType, VideoProvider } from '../provider/contract';
import { readSettledResult } from '../read/readJob';
import type { Trouble, TroubleKind } from '../trouble/trouble';
import { pauseBeforeNextTry } from '../waiting/errorBudget';
import { download, storeText, type DownloadedFile } from './download';

/** A download begins this often before it is given up; each time with a fresh link. */
const TRIES = 3;

/** Which files of a finished job to download. */
export interface DownloadChoice {
	/** IDs of kinds of files that a job of this type comes with. */
	kinds: readonly string[];
	/** From the provider's best downwards; 0 takes all. */
	maximumVideos: number;
	/** On the provider's own scale; 0 takes all, those without a score included. */
	minimumScore: number;
	/** How files of the job are downloaded side by side. */
	batching: Batching;
	/** What to do once trouble has passed, as a sentence without a full stop. */
	toTryAgain: string;
}

/** A file of a job, in n8n's binary store. */
export interface DownloadedVideo {
	/** Absent for a file of the job itself. */
	video?: Video | undefined;
	kind: string;
	file: DownloadedFile;
}

/** A file that was left out, because it does not exist. */
export interface MissingFile {
	video?: Video | undefined;
	kind: string;
	reason: string;
}

export type DownloadsOutcome =
	/** `hints` are sentences for the editor. */
	| { ok: true; downloads: DownloadedVideo[]; missing: MissingFile[]; hints: string[] }
	| { ok: false; failure: ItemError };

/**
 * Streams the chosen files of a completed job into n8n's binary store, some side by side. A file that
 * does not exist is left out and costs the others nothing, as long as there are others.
 *
 * @throws Stopped when the execution is stopped
 */
export async function downloadVideos(
	inquiry: JobInquiry,
	job: VideoJob,
	choice: DownloadChoice,
): Promise<DownloadsOutcome> {
	const { named } = inquiry;
	if (job.videos.length === 0 && !named.jobType.files) {
		return { ok: false, failure: noVideos(inquiry, job) };
	}
	const wanted = wantedFiles(inquiry, job, choice);
	const fetched: FetchedFile[] = [];
	await sideBySide(inquiry.n8n, wanted.length, choice.batching, async (position) => {
		const file = await fetchFile(inquiry, wanted[position] as WantedFile, choice.toTryAgain);
		fetched[position] = file;
		return file.ok || file.isMissing;
	});
	const downloads: DownloadedVideo[] = [];
	const missing: (MissingFile & { failure: ItemError })[] = [];
	for (const [position, file] of fetched.entries()) {
		const { video, kind } = wanted[position] as WantedFile;
		if (file.ok) downloads.push({ video, kind, file: file.file });
		else if (file.isMissing) missing.push({ video, kind, ...file });
		else return file;
	}
	const [first] = missing;
	if (first && downloads.length === 0) return { ok: false, failure: first.failure };
	const hints = missing.map(
		({ video, kind, reason }) => `${subjectOf(inquiry, { job, video, kind })}: ${reason}`,
	);
	return { ok: true, downloads, missing, hints };
}

/** The kinds of files that a job of this type comes with, the usual one first. */
export function fileKinds({ files }: VideoProvider, jobType: JobType): [string, ...string[]] {
	const [usual = 'video', ...others] = jobType.files
		? Object.keys(jobType.files)
		: ['video', ...Object.keys(files).filter((kind) => kind !== 'video')];
	return [usual, ...others];
}

/** The videos to download, in the provider's order, which is best first where the provider scores. */
export function selectVideos(
	videos: readonly Video[],
	{ minimumScore, maximumVideos }: Pick<DownloadChoice, 'minimumScore' | 'maximumVideos'>,
): Video[] {
	return videos
		.filter(({ score = -Infinity }) => minimumScore === 0 || score >= minimumScore)
		.slice(0, maximumVideos || undefined);
}

/** What an item contains about a downloaded file beside its bytes. */
export function describeFile({ kind, file: { name, sizeBytes, mimeType } }: DownloadedVideo) {
	return { kind, name, sizeBytes, mimeType };
}

/** What an item contains about files that were left out; nothing when there are none. */
export function describeMissing(missing: readonly MissingFile[]) {
	const missingFiles = missing.map(({ video, kind, reason }) => ({
		...(video && { index: video.index }),
		kind,
		reason,
	}));
	return missing.length === 0 ? {} : { missingFiles };
}

/** One file of a finished job. */
export interface WantedFile {
	job: VideoJob;
	/** Absent for a file of the job itself. */
	video?: Video | undefined;
	/** A kind of file that a job of this type comes with. */
	kind: string;
}

/** The files that were chosen: of each video, or of the job itself. */
export function wantedFiles(
	{ named }: Pick<JobInquiry, 'named'>,
	job: VideoJob,
	choice: Pick<DownloadChoice, 'kinds' | 'minimumScore' | 'maximumVideos'>,
): WantedFile[] {
	const { kinds } = choice;
	if (named.jobType.files) return kinds.map((kind) => ({ job, kind }));
	return selectVideos(job.videos, choice).flatMap((video) =>
		kinds.map((kind) => ({ job, video, kind })),
	);
}

type FetchedFile =
	| { ok: true; file: DownloadedFile }
	/** `isMissing`: the other files are worth having without this one. */
	| { ok: false; isMissing: boolean; reason: string; failure: ItemError };

/**
 * Downloads one file. Asking the provider again mends a link that has expired and a transfer that broke:
 * it costs nothing and gives a fresh link.
 *
 * @throws Stopped when the execution is stopped
 */
async function fetchFile(
	inquiry: JobInquiry,
	wanted: WantedFile,
	toTryAgain: string,
): Promise<FetchedFile> {
	const { clock } = inquiry;
	const { video, kind } = wanted;
	const extension = kindOf(inquiry, kind)?.extension ?? 'mp4';
	const naming = namingOf(inquiry, wanted);
	let source = sourceOf(inquiry, wanted);
	for (let tries = 1; ; tries++) {
		if (source.kind === 'unavailable') return noFile(inquiry, wanted, source.explanation);
		const outcome =
			source.kind === 'content'
				? await storeText(inquiry, source.text, naming, extension)
				: await download(inquiry, source, naming, extension);
		if (outcome.ok) return outcome;
		const { trouble, atStore = false } = outcome;
		const isMissing = !atStore && canBeLeftOut(kind, trouble);
		// An expired link shows itself as not found, which counts as passing trouble of something new.
		const pause = pauseBeforeNextTry(trouble, tries, TRIES, 0, Math.random());
		if (pause === undefined) {
			const failure = givenUp(inquiry, wanted, trouble, toTryAgain);
			return { ok: false, isMissing, reason: sentence(trouble.message), failure };
		}
		await clock.sleep(pause * 1000);

		const again = await readSettledResult(inquiry);
		if (!again.ok) return { ...again, isMissing, reason: sentence(trouble.message) };
		const { job } = again.reading;
		const renewed = video && findAgain(job.videos, video);
		if (renewed || !video) source = sourceOf(inquiry, { job, video: renewed, kind });
	}
}

/**
 * The same video in a later answer. Its position is enough only where the ids do not say otherwise:
 * providers that sort by score may have sorted anew.
 */
export function findAgain(videos: readonly Video[], { id, index }: Video): Video | undefined {
	const sameId = id === undefined ? undefined : videos.find((video) => video.id === id);
	if (sameId) return sameId;
	const samePlace = videos.find((video) => video.index === index);
	return samePlace?.id === undefined || id === undefined ? samePlace : undefined;
}

/** A video may be worth another run of the node, when trouble has passed; a file beside it is not. */
function canBeLeftOut(kind: string, trouble: Trouble): boolean {
	return kind !== 'video' || NOT_THERE.includes(trouble.kind);
}

const NOT_THERE: readonly TroubleKind[] = ['notFound', 'refused'];

/** Trouble that may be over when the node runs again. */
const PASSING: readonly TroubleKind[] = [
	'notFound',
	'rateLimited',
	'unavailable',
	'unreachable',
	'noAnswer',
];

type Named = Pick<JobInquiry, 'provider' | 'named'>;

function kindOf({ provider, named }: Named, kind: string) {
	return (named.jobType.files ?? provider.files)[kind];
}

/** Where a file is available. */
export function sourceOf({ provider, named }: Named, { job, video, kind }: WantedFile): FileSource {
	const ofJob = named.jobType.files?.[kind];
	if (ofJob) return ofJob.source(job);
	if (video) return (provider.files[kind] ?? provider.files.video).source(job, video);
	return { kind: 'unavailable', explanation: `${provider.displayName} has no such file.` };
}

function namingOf({ n8n, itemIndex }: JobInquiry, { job, video, kind }: WantedFile) {
	return {
		index: video?.index,
		videos: Math.max(...job.videos.map(({ index }) => index + 1)),
		title: video ? video.title : job.title,
		...(kind !== 'video' && { besideVideo: kind }),
		item: { index: itemIndex, items: n8n.getInputData().length },
	};
}

/** People count videos from 1. */
function subjectOf(inquiry: JobInquiry, { job, video, kind }: WantedFile): string {
	const name = kindOf(inquiry, kind)?.displayName ?? kind;
	const subject = describeJob(inquiry.provider.displayName, job.jobId);
	if (!video) return `${subject}, ${name}`;
	return `${subject}, ${kind === 'video' ? '' : `${name} of `}video ${video.index + 1}`;
}

function givenUp(
	inquiry: JobInquiry,
	wanted: WantedFile,
	trouble: Trouble,
	toTryAgain: string,
): ItemError {
	const { provider, jobType, jobId } = wanted.job;
	return troubleError(inquiry, trouble, {
		subject: subjectOf(inquiry, wanted),
		...(PASSING.includes(trouble.kind) && { remark: toTryAgain }),
		reference: { provider, jobType, jobId },
	});
}

function noFile(inquiry: JobInquiry, wanted: WantedFile, explanation: string): FetchedFile {
	const failure = jobError(inquiry, wanted.job, {
		message: `${subjectOf(inquiry, wanted)} has no file to download`,
		description: explanation,
	});
	return { ok: false, isMissing: true, reason: sentence(explanation), failure };
}

function sentence(text: string): string {
	return text.endsWith('.') ? text : `${text}.`;
}

function noVideos(inquiry: JobInquiry, job: VideoJob): ItemError {
	const { provider, named } = inquiry;
	return jobError(inquiry, job, {
		message: `${describeJob(provider.displayName, job.jobId)} is completed but has no videos`,
		description:
			named.jobType.insteadOfVideos ??
			`The job may be billed, so do not submit it again. Run this node again later. If the video stays away, ask the support of ${provider.displayName} about it.`,
		details: { status: job.status },
	});
}
