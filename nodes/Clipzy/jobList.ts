import type { JobTraits } from '../shared/provider/wire';
import type {
	Conversation,
	JobList,
	ListedJob as NewestJob,
	SubmittedJob,
} from '../shared/provider/contract';
import { statusOf } from '../shared/provider/standing';
import { sourceArtifacts, STATUSES } from './job';
import { listedJobs, type ListedJob } from './jobs';
import { readVideo } from './videos';

/** More than a client submits in the minutes in which the answer of one submit is looked for. */
const NEWEST = 50;

/** What may have become of a submit whose answer was lost. */
export const jobList: JobList = {
	// A job does not show its configuration, so that one of an earlier upload may be another's. Only this
	// submit knows what it has uploaded itself; after a lost upload, a file of the same name and size is the same.
	identifies: ({ source, videoId, fileBytes }) =>
		source === 'binaryData' && (videoId ?? fileBytes) !== undefined,
	*newest() {
		return (yield* recent()).map(({ job_id: jobId }) => jobId);
	},
	*madeBy(traits, isKnown) {
		const jobs: SubmittedJob[] = [];
		for (const job of yield* recent()) {
			if (isKnown(job.job_id) || !(yield* isOf(job, traits))) continue;
			const artifacts = sourceArtifacts(job.video_id, job.template_video_id);
			jobs.push({ jobId: job.job_id, known: { artifacts } });
		}
		return jobs;
	},
};

function* recent(): Conversation<ListedJob[]> {
	return (yield* listedJobs(1, NEWEST)).entries;
}

/** The same list with the status of each job. */
export function* newestJobs(): Conversation<NewestJob[]> {
	return (yield* recent()).map(({ job_id: jobId, status }) => ({
		jobId,
		...(status !== undefined && { status: statusOf(STATUSES, status) }),
	}));
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

/** The engines that start a job with an upload show its file. */
function* isFile(videoId: string, { fileName, fileBytes }: JobTraits): Conversation<boolean> {
	const read = yield* readVideo(videoId);
	if (!read.found) return false;
	const { filename, file_size_bytes: size } = read.video;
	return filename === fileName && (fileBytes === undefined || size === fileBytes);
}
