import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { VideoJob } from '../job/videoJob';

/** A video job as n8n items: one for the job, or one for each of its videos. */
export function jobItems(
	job: VideoJob,
	{ splitIntoItems = false }: { splitIntoItems?: boolean } = {},
): INodeExecutionData[] {
	if (!splitIntoItems) return [{ json: job as unknown as IDataObject }];
	const { videos, ...rest } = job;
	return videos.map((video) => ({ json: { ...rest, video } as unknown as IDataObject }));
}
