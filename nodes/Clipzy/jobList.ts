import { kindOfStatus } from '../shared/provider/httpTrouble';
import type { JobTraits } from '../shared/provider/wire';
import { readList } from '../shared/provider/answer';
import type {
	Conversation,
	JobList,
	ListedJob as NewestJob,
	SubmittedJob,
} from '../shared/provider/contract';
import { statusOf } from '../shared/provider/standing';
import { sourceArtifacts, STATUSES } from './job';
import { readFacts } from '../shared/provider/facts';
import { JOB_LIST, LISTED_JOB, VIDEO_INFO, WITHIN, type WireListedJob } from './wire';

type ListedJob = WireListedJob & { job_id: string };

/** More than a client submits in the minutes in which the answer of one submit is looked for. */
const NEWEST = 50;

/**
 * GET /jobs, newest first. A restart of the engine empties it, so that a job which is not listed may run
 * all the same.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const jobList: JobList = {
	// A job does not show its configuration, so that one of an earlier upload may be another's. Only this
	// submit knows what it has uploaded itself; after a lost upload, a file of the same name and size is the same.
	identifies: ({ source, videoId, fileBytes }) =>
		source === 'binaryData' && (videoId ?? fileBytes) !== undefined,
	*newest() {
		return (yield* listed()).map(({ job_id: jobId }) => jobId);
	},
	*madeBy(traits, isKnown) {
		const jobs: SubmittedJob[] = [];
		for (const job of yield* listed()) {
			if (isKnown(job.job_id) || !(yield* isOf(job, traits))) continue;
			const artifacts = sourceArtifacts(job.video_id, job.template_video_id);
			jobs.push({ jobId: job.job_id, known: { artifacts } });
		}
		return jobs;
	},
};

/** The same list with the status of each job. */
export function* newestJobs(): Conversation<NewestJob[]> {
	return (yield* listed()).map(({ job_id: jobId, status }) => ({
		jobId,
		...(status !== undefined && { status: statusOf(STATUSES, status) }),
	}));
}

function* listed(): Conversation<ListedJob[]> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: '/jobs',
		query: { page: 1, page_size: NEWEST },
	};
	const read = (entry: object): ListedJob | undefined => {
		const { job_id, ...videos } = readFacts(LISTED_JOB, entry);
		return job_id === undefined ? undefined : { job_id, ...videos };
	};
	return readList(answer, JOB_LIST, 'jobs', read, true).entries;
}

/** A job names the uploaded video; of an upload without an answer only the file is known. */
function* isOf(job: ListedJob, traits: JobTraits): Conversation<boolean> {
	const { videoId } = traits;
	if (!mayHaveTemplate(job, traits)) return false;
	if (videoId !== undefined) return job.video_id === videoId;
	return job.video_id ? yield* isFile(job.video_id, traits) : false;
}

/** An earlier upload may have brought a template, which the job then has without being asked to. */
function mayHaveTemplate(
	{ template_video_id: template, video_id: video }: ListedJob,
	{ source, templateVideoId }: JobTraits,
): boolean {
	if (templateVideoId !== undefined) return template === templateVideoId;
	return source === 'videoId' || !template || template === video;
}

/** GET /videos/info/{video_id}; the engines that start a job with an upload have it. */
function* isFile(videoId: string, { fileName, fileBytes }: JobTraits): Conversation<boolean> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/videos/info/${encodeURIComponent(videoId)}`,
		tolerate: ['notFound'],
	};
	if (kindOfStatus(answer.httpStatus) !== undefined) return false;
	const { filename, file_size_bytes: size } = readFacts(VIDEO_INFO, answer.body, WITHIN);
	return filename === fileName && (fileBytes === undefined || size === fileBytes);
}
