import type { IBinaryKeyData, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ItemOutcome } from '../items/forEachItem';
import type { JobInquiry } from '../items/itemRun';
import type { VideoJob } from '../job/videoJob';
import {
	describeFile,
	describeMissing,
	downloadVideos,
	fileKinds,
	type DownloadChoice,
} from './downloadVideos';
import { fieldName, SELECTION_OPTIONS, selectionSchema } from './exportOperation';

/** What a node returns for a job that is completed. */
export const WHEN_FINISHED: INodeProperties = {
	displayName: 'When Finished',
	name: 'whenFinished',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Return Result',
			value: 'result',
			description: 'Returns the job with links to its videos',
		},
		{
			name: 'Return Result with Files',
			value: 'resultWithFiles',
			description: 'Downloads the videos into binary fields of the same item',
		},
	],
	default: 'result',
};

/** The options of the download, offered only with it. */
export const FILE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'File Field Prefix',
		name: 'filePrefix',
		type: 'string' as const,
		default: 'video_',
		description:
			'The beginning of the names of the binary fields. The number of the video follows, as in video_0.',
	},
	...SELECTION_OPTIONS,
].map((option) => ({
	...option,
	displayOptions: { show: { '/whenFinished': ['resultWithFiles'] } },
}));

/** What these fields mean. */
export const filesShape = {
	whenFinished: z.enum(['result', 'resultWithFiles']).default('result'),
	...selectionSchema.shape,
	filePrefix: fieldName('video_'),
};

/**
 * Adds the videos of a completed job to its item, as binary fields.
 *
 * @throws Stopped when the execution is stopped
 */
export async function addFiles(
	inquiry: JobInquiry,
	job: VideoJob,
	outcome: Extract<ItemOutcome, { ok: true }>,
	choice: Omit<DownloadChoice, 'kinds'> & { filePrefix: string },
): Promise<ItemOutcome> {
	const [usualKind] = fileKinds(inquiry.provider, inquiry.named.jobType);
	const fetched = await downloadVideos(inquiry, job, { ...choice, kinds: [usualKind] });
	if (!fetched.ok) return fetched;
	const binary: IBinaryKeyData = {};
	const downloaded = fetched.downloads.map((download, position) => {
		const field = `${choice.filePrefix}${position}`;
		binary[field] = download.file.binary;
		return { video: download.video, file: { field, ...describeFile(download) } };
	});
	const withFile = downloaded.flatMap(({ video, file }) => (video ? { ...video, file } : []));
	const withoutFile = fetched.missing.flatMap(({ video }) => video ?? []);
	const videos = [...withFile, ...withoutFile].sort((a, b) => a.index - b.index);
	const ofJob = downloaded.flatMap(({ video, file }) => (video ? [] : file));
	const files = {
		videos,
		...(ofJob.length > 0 && { files: ofJob }),
		...describeMissing(fetched.missing),
	};
	const items = outcome.items.map((item) => ({
		...item,
		json: { ...item.json, ...files },
		binary,
	}));
	return { ok: true, items, hints: [...(outcome.hints ?? []), ...fetched.hints] };
}
