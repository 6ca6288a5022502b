import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../input/invalidInput';
import { namesOf, parseParameters } from '../input/parameters';
import { hintsOf, withinItem, type ItemOutcome } from '../items/forEachItem';
import { inquire, isAgentTool, optionsOf, type ItemRun, type JobInquiry } from '../items/itemRun';
import type { VideoJob } from '../job/videoJob';
import type { FileKind, VideoProvider } from '../provider/contract';
import { readBatching } from '../read/outputOptions';
import { readCompletedJob } from '../read/readJob';
import {
	describeFile,
	describeMissing,
	downloadVideos,
	fileKinds,
	sourceOf,
	wantedFiles,
	type DownloadChoice,
} from './downloadVideos';

/** The options that choose among the videos of a job. */
export const SELECTION_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Maximum Videos',
		name: 'maximumVideos',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many videos to download per job, from the best downwards. 0 downloads all.',
	},
	{
		displayName: 'Minimum Score',
		name: 'minimumScore',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description:
			'Download only videos with at least this score (the scale depends on the provider). 0 downloads all.',
	},
];

/** The options of Export's download. */
export const DOWNLOAD_OPTIONS: INodeProperties[] = [
	...SELECTION_OPTIONS,
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		description: 'The name of the output binary field to put the file in',
	},
];

/** What the options mean; 0 sets no limit. */
export const selectionSchema = z.object({
	maximumVideos: z.coerce.number().int().min(0, 'is below 0').default(0),
	minimumScore: z.coerce.number().min(0, 'is below 0').default(0),
});

/** The name of a binary field, or another when none is given. */
export const fieldName = (fallback: string) =>
	z
		.string()
		.trim()
		.default(fallback)
		.transform((name) => name || fallback);

const downloadOptionsSchema = selectionSchema.extend({ binaryPropertyName: fieldName('data') });

/**
 * What was chosen in the options of Export.
 *
 * @throws InvalidInput naming the option that cannot be used, or a kind of file that the job does not come with
 */
export function readDownloadChoice(
	inquiry: JobInquiry,
): DownloadChoice & { binaryPropertyName: string } {
	const { n8n } = inquiry;
	const options = optionsOf(inquiry);
	const chosen = parseParameters(downloadOptionsSchema, options, namesOf(DOWNLOAD_OPTIONS));
	const toTryAgain = 'Run Export again: it gets fresh links from the provider, at no charge';
	const batching = withinItem(readBatching(n8n), n8n.getInputData().length);
	return { ...chosen, kinds: readKinds(inquiry, options), batching, toTryAgain };
}

/**
 * Without a choice the usual kind of file. Kinds that other types of jobs come with are passed over, so that
 * one node can download files of several types.
 */
function readKinds(
	{ provider, named: { jobType } }: JobInquiry,
	{ files: entered }: IDataObject,
): string[] {
	const chosen = [entered ?? []]
		.flat()
		.flatMap((kind) => String(kind).split(/[\s,]+/))
		.filter((kind) => kind !== '');
	const ofJob = fileKinds(provider, jobType);
	if (chosen.length === 0) return [ofJob[0]];
	const known = Object.keys(everyFile(provider));
	const unknown = chosen.find((kind) => !known.includes(kind));
	if (unknown !== undefined) {
		throw new InvalidInput({
			parameter: 'Files',
			message: `has '${unknown}', which ${provider.displayName} does not deliver`,
			advice: `Use: ${known.join(', ')}`,
		});
	}
	const kinds = chosen.filter((kind) => ofJob.includes(kind));
	if (kinds.length > 0) return kinds;
	throw new InvalidInput({
		parameter: 'Files',
		message: `has nothing that a job of the type '${jobType.displayName}' comes with`,
		advice: `Use: ${ofJob.join(', ')}`,
	});
}

/** The kinds of files of a provider's videos, and of its jobs that make none. */
export function everyFile({ files, jobTypes }: VideoProvider): KindsOfFiles {
	const ofJobs = Object.values(jobTypes).map((jobType) => jobType.files);
	return ofJobs.reduce<KindsOfFiles>((all, ofJob) => ({ ...all, ...ofJob }), files);
}

type KindsOfFiles = Readonly<Record<string, Pick<FileKind, 'displayName'>>>;

/** Streams the finished files of a job into n8n's binary data, one item per file. */
export async function exportJob(run: ItemRun): Promise<ItemOutcome> {
	const inquiry = inquire(run);
	const choice = readDownloadChoice(inquiry);
	const outcome = await readCompletedJob(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome;
	if (isAgentTool(run.n8n)) return asLinks(inquiry, job, choice);
	const downloaded = await downloadVideos(inquiry, job, choice);
	if (!downloaded.ok) return downloaded;
	const { downloads, missing, hints } = downloaded;
	const { provider, jobType, jobId, status } = job;
	const items = downloads.map((download) => {
		const { video, file } = download;
		const described = { file: describeFile(download), ...describeMissing(missing) };
		const reference = { provider, jobType, jobId, status, ...(video && { video }) };
		const json = { ...reference, ...described } as unknown as IDataObject;
		return { json, binary: { [choice.binaryPropertyName]: file.binary } };
	});
	return { ok: true, items, hints: [...hintsOf(run.provider, job), ...hints] };
}

const LINKS_ONLY =
	'An AI agent cannot receive files from a tool, so nothing was downloaded: the links lead to the files. Use Export as a node behind the agent to download them';

/** What a tool returns: n8n hands a model no files, and no later node gets them. A text it can read itself. */
function asLinks(inquiry: JobInquiry, job: VideoJob, choice: DownloadChoice): ItemOutcome {
	const { provider: id, jobType, jobId, status } = job;
	const reference = { provider: id, jobType, jobId, status };
	const files = wantedFiles(inquiry, job, choice).map((wanted) => {
		const source = sourceOf(inquiry, wanted);
		const file = { ...(wanted.video && { index: wanted.video.index }), kind: wanted.kind };
		if (source.kind === 'link') return { ...file, url: source.url };
		if (source.kind === 'content') return { ...file, text: source.text };
		const reason =
			source.kind === 'unavailable'
				? source.explanation
				: 'It has no link of its own: only Export as a node can download it.';
		return { ...file, reason };
	});
	if (files.every((file) => 'text' in file)) {
		return { ok: true, items: [{ json: { ...reference, files } }] };
	}
	return {
		ok: true,
		items: [{ json: { ...reference, files, note: LINKS_ONLY } }],
		hints: [LINKS_ONLY + '.'],
	};
}
