import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { VideoJob } from '../job/videoJob';

/** Keeps the provider's answer in the output only where it was asked for. */
export function withoutRaw(job: VideoJob, options: IDataObject): VideoJob {
	if (options.includeRaw === true) return job;
	const copy = { ...job };
	delete copy.raw;
	return copy;
}

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
