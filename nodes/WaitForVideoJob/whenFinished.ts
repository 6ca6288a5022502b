import type { IBinaryKeyData, INodeProperties } from 'n8n-workflow';
import type { ItemError } from '../shared/items/itemError';
import type { VideoJob } from '../shared/job/videoJob';
import { fieldName, SELECTION_OPTIONS, selectionSchema } from '../shared/export/downloadOptions';
import { describeFile, describeMissing, downloadVideos } from '../shared/export/downloadVideos';
import type { Settled } from '../shared/waiting/keepRunning';
import type { WaitingJob } from './waitingJob';

/** What the node returns of a job that is completed. */
export const WHEN_FINISHED = ['result', 'resultWithFiles'] as const;

export const WHEN_FINISHED_FIELD: INodeProperties = {
	displayName: 'When Finished',
	name: 'whenFinished',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Return Result',
			value: 'result',
			description: 'The job, with links to its videos',
		},
		{
			name: 'Return Result with Files',
			value: 'resultWithFiles',
			description: 'The job, with its videos downloaded into binary fields of the same item',
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
			'How the names of the binary fields begin; the number of the video follows, as in video_0',
	},
	...SELECTION_OPTIONS,
].map((option) => ({
	...option,
	displayOptions: { show: { '/whenFinished': ['resultWithFiles'] } },
}));

/** What these options mean. */
export const fileOptionsSchema = selectionSchema.extend({ filePrefix: fieldName('video_') });

/** A job with its files: the binary data of its item, and its videos with what is known of their files. */
export type JobWithFiles =
	| { ok: true; job: VideoJob; binary: IBinaryKeyData; hints: string[] }
	| { ok: false; failure: ItemError };

/** The job whose files are to be returned, if the wait has ended well and they are wished for. */
export function jobWantedWithFiles(
	{ options }: WaitingJob,
	{ settlement }: Settled,
): VideoJob | undefined {
	const isWanted =
		options.whenFinished === 'resultWithFiles' &&
		settlement.kind === 'finished' &&
		settlement.job.status === 'completed';
	return isWanted ? settlement.job : undefined;
}

/** The job is finished and paid: only its files are left to get. */
const TO_TRY_AGAIN =
	'Run this node again, or download the files with Export of the provider node. Do not submit the job again';

/**
 * Downloads the videos of a completed job. They all belong to one item, since n8n links the items of a
 * parked node one to one to those that came in.
 *
 * @throws Stopped when the execution is stopped
 */
export async function withFiles(waiting: WaitingJob, job: VideoJob): Promise<JobWithFiles> {
	const choice = { ...waiting.options, kinds: ['video'], toTryAgain: TO_TRY_AGAIN };
	const outcome = await downloadVideos(waiting, job, choice);
	if (!outcome.ok) return outcome;
	const field = (position: number) => `${waiting.options.filePrefix}${position}`;
	const binary = Object.fromEntries(
		outcome.downloads.map(({ file }, position) => [field(position), file.binary]),
	);
	const downloaded = outcome.downloads.map((download, position) => ({
		...download.video,
		file: { field: field(position), ...describeFile(download) },
	}));
	const withoutFile = outcome.missing.map(({ video }) => video);
	const videos = [...downloaded, ...withoutFile].sort((a, b) => a.index - b.index);
	const withMissing = { ...job, videos, ...describeMissing(outcome.missing) };
	return { ok: true, job: withMissing, binary, hints: outcome.hints };
}
