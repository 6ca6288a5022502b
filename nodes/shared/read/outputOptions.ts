import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { cell, namesOf, numeric, parseParameters } from '../input/parameters';
import { USUAL_BATCHING, type Batching } from '../items/forEachItem';
import { failureOf } from '../items/itemError';
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

/** The option with which users throttle an operation, named as in n8n's HTTP Request node. */
export const BATCHING: INodeProperties = {
	displayName: 'Batching',
	name: 'batching',
	placeholder: 'Add Batching',
	type: 'fixedCollection',
	typeOptions: { multipleValues: false },
	default: { batch: {} },
	description: 'How many items to work on at the same time, and the pause between two batches',
	options: [
		{
			displayName: 'Batching',
			name: 'batch',
			values: [
				{
					displayName: 'Items per Batch',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 10,
					description: 'How many items to work on at the same time',
				},
				{
					displayName: 'Batch Interval',
					name: 'batchInterval',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'Time between two batches of items, in milliseconds',
				},
			],
		},
	],
};

const atLeast = (least: number) => z.number().int().min(least, `must not be below ${least}`);

const batchingSchema = z.object({
	batchSize: cell(numeric(atLeast(1)).default(USUAL_BATCHING.batchSize)),
	batchInterval: cell(numeric(atLeast(0)).default(USUAL_BATCHING.batchInterval)),
});

/** @throws n8n's error when the option holds something else than numbers */
export function readBatching(n8n: IExecuteFunctions): Batching {
	const { batching } = n8n.getNodeParameter('options', 0, {}) as IDataObject;
	const batch = (batching as IDataObject | undefined)?.batch ?? {};
	try {
		return parseParameters(batchingSchema, batch, namesOf([BATCHING]));
	} catch (error) {
		throw failureOf({ node: n8n.getNode(), itemIndex: 0 }, error).error;
	}
}

/** What most workflows use; transcripts, reasons and artifacts are left out. */
export const SIMPLE_JOB_FIELDS = [
	'provider',
	'jobType',
	'jobId',
	'status',
	'progressPercent',
	'stage',
	'title',
	'submittedAt',
	'completedAt',
	'usage',
	'failure',
	'expected',
	'hints',
] as const satisfies readonly (keyof VideoJob)[];

export const SIMPLE_VIDEO_FIELDS = [
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
		...(pick(job, SIMPLE_JOB_FIELDS) as VideoJob),
		videos: job.videos.map((video) => pick(video, SIMPLE_VIDEO_FIELDS) as Video),
		// A finished job that makes no videos has nothing but these.
		...(job.status === 'completed' && job.videos.length === 0 && pick(job, ['artifacts'])),
		...(job.raw !== undefined && { raw: job.raw }),
	};
}

function pick<T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> {
	return Object.fromEntries(
		names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
	) as Partial<T>;
}
