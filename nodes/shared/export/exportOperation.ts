import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../input/invalidInput';
import { namesOf, parseParameters } from '../input/parameters';
import { hintsOf, withinItem, type ItemOutcome } from '../items/forEachItem';
import { inquire, isAgentTool, optionsOf, type ItemRun } from '../items/itemRun';
import type { VideoJob } from '../job/videoJob';
import type { VideoProvider } from '../provider/contract';
import { readBatching } from '../read/outputOptions';
import { readCompletedJob } from '../read/readJob';
import {
	describeFile,
	describeMissing,
	downloadVideos,
	selectVideos,
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
 * @throws InvalidInput naming the option that cannot be used, or a kind of file that the provider does not have
 */
export function readDownloadChoice(run: ItemRun): DownloadChoice & { binaryPropertyName: string } {
	const { n8n, provider } = run;
	const options = optionsOf(run);
	const chosen = parseParameters(downloadOptionsSchema, options, namesOf(DOWNLOAD_OPTIONS));
	const toTryAgain = 'Run Export again: it gets fresh links from the provider, at no charge';
	const batching = withinItem(readBatching(n8n), n8n.getInputData().length);
	return { ...chosen, kinds: readKinds(provider, options), batching, toTryAgain };
}

function readKinds(
	{ files, displayName }: VideoProvider,
	{ files: entered }: IDataObject,
): string[] {
	const named = [entered ?? []].flat().flatMap((kind) => String(kind).split(/[\s,]+/));
	const kinds = named.filter((kind) => kind !== '');
	const chosen = kinds.length > 0 ? kinds : ['video'];
	const unknown = chosen.find((kind) => !Object.hasOwn(files, kind));
	if (unknown === undefined) return chosen;
	throw new InvalidInput({
		parameter: 'Files',
		message: `has '${unknown}', which ${displayName} does not deliver`,
		advice: `Use: ${Object.keys(files).join(', ')}`,
	});
}

/** Streams the finished videos of a job into n8n's binary data, one item per file. */
export async function exportJob(run: ItemRun): Promise<ItemOutcome> {
	const choice = readDownloadChoice(run);
	const inquiry = inquire(run);
	const outcome = await readCompletedJob(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome;
	if (isAgentTool(run.n8n)) return asLinks(run, job, choice);
	const downloaded = await downloadVideos(inquiry, job, choice);
	if (!downloaded.ok) return downloaded;
	const { downloads, missing, hints } = downloaded;
	const { provider, jobType, jobId, status } = job;
	const items = downloads.map((download) => {
		const { video, file } = download;
		const described = { video, file: describeFile(download), ...describeMissing(missing) };
		const json = { provider, jobType, jobId, status, ...described } as unknown as IDataObject;
		return { json, binary: { [choice.binaryPropertyName]: file.binary } };
	});
	return { ok: true, items, hints: [...hintsOf(run.provider, job), ...hints] };
}

const LINKS_ONLY =
	'An AI agent cannot receive files from a tool, so nothing was downloaded: the links lead to the files. Use Export as a node behind the agent to download them';

/** What a tool returns: n8n hands a model no files, and no later node gets them. */
function asLinks({ provider }: ItemRun, job: VideoJob, choice: DownloadChoice): ItemOutcome {
	const { provider: id, jobType, jobId, status } = job;
	const reference = { provider: id, jobType, jobId, status };
	const files = selectVideos(job.videos, choice).flatMap((video) =>
		choice.kinds.map((kind) => {
			const source = (provider.files[kind] ?? provider.files.video).source(job, video);
			if (source.kind === 'link') return { index: video.index, kind, url: source.url };
			const reason =
				source.kind === 'unavailable'
					? source.explanation
					: 'It has no link of its own: only Export as a node can download it.';
			return { index: video.index, kind, reason };
		}),
	);
	return {
		ok: true,
		items: [{ json: { ...reference, files, note: LINKS_ONLY } }],
		hints: [LINKS_ONLY + '.'],
	};
}
