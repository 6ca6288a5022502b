import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Video, VideoJob } from '../job/videoJob';

export const INCLUDE_RAW: INodeProperties = {
	displayName: 'Include Raw Answer',
	name: 'includeRaw',
	type: 'boolean',
	default: false,
	description: "Whether to add the provider's own answer, untouched, as the field raw",
};

export const SPLIT_INTO_ITEMS: INodeProperties = {
	displayName: 'Split Into Items',
	name: 'splitIntoItems',
	type: 'boolean',
	default: false,
	description: 'Whether to return one item per video instead of one item per job',
};

export const SIMPLIFY: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	displayOptions: { show: { resource: ['videoJob'], operation: ['getStatus', 'getResult'] } },
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** What most workflows go on with; transcripts, reasons and artifacts are left out. */
const JOB_FIELDS = [
	'provider',
	'jobType',
	'jobId',
	'status',
	'progressPercent',
	'stage',
	'title',
	'completedAt',
	'failure',
	'expected',
	'hints',
] as const satisfies readonly (keyof VideoJob)[];

const VIDEO_FIELDS = [
	'index',
	'id',
	'title',
	'url',
	'urlExpiresAt',
	'durationSeconds',
	'score',
	'startSeconds',
	'endSeconds',
	'thumbnailUrl',
] as const satisfies readonly (keyof Video)[];

/** Keeps the provider's answer in the output only where it was asked for. */
export function withoutRaw(job: VideoJob, options: IDataObject): VideoJob {
	if (options.includeRaw === true) return job;
	const copy = { ...job };
	delete copy.raw;
	return copy;
}

/** The job with the fields that most workflows use, and its raw answer where that was asked for. */
export function simplified(job: VideoJob): VideoJob {
	return {
		...(pick(job, JOB_FIELDS) as VideoJob),
		videos: job.videos.map((video) => pick(video, VIDEO_FIELDS) as Video),
		...(job.raw !== undefined && { raw: job.raw }),
	};
}

function pick<T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> {
	return Object.fromEntries(
		names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
	) as Partial<T>;
}
