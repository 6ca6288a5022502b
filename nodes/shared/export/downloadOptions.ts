import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../input/invalidInput';
import { namesOf, parseParameters } from '../input/parameters';
import type { Video } from '../job/videoJob';
import type { VideoProvider } from '../provider/contract';

/** Which files of a finished job to download. */
export interface DownloadChoice {
	/** Kinds of files, as the provider calls them. */
	kinds: readonly string[];
	/** From the provider's best downwards; 0 takes all. */
	maximumVideos: number;
	/** On the provider's own scale; 0 takes all, those without a score included. */
	minimumScore: number;
	/** What to do once trouble has passed, as a sentence without a full stop. */
	toTryAgain: string;
}

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

/** The videos to download, in the provider's order, which is best first where the provider scores. */
export function selectVideos(
	videos: readonly Video[],
	{ minimumScore, maximumVideos }: Pick<DownloadChoice, 'minimumScore' | 'maximumVideos'>,
): Video[] {
	return videos
		.filter(({ score = -Infinity }) => minimumScore === 0 || score >= minimumScore)
		.slice(0, maximumVideos || undefined);
}

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
export function readDownloadChoice(
	provider: VideoProvider,
	options: IDataObject,
): DownloadChoice & { binaryPropertyName: string } {
	const chosen = parseParameters(downloadOptionsSchema, options, namesOf(DOWNLOAD_OPTIONS));
	const toTryAgain = 'Run Export again: it gets fresh links from the provider, at no charge';
	return { ...chosen, kinds: readKinds(provider, options), toTryAgain };
}

function readKinds(
	{ files, displayName }: VideoProvider,
	{ files: entered }: IDataObject,
): string[] {
	const chosen = Array.isArray(entered) && entered.length > 0 ? entered.map(String) : ['video'];
	const unknown = chosen.find((kind) => !Object.hasOwn(files, kind));
	if (unknown === undefined) return chosen;
	throw new InvalidInput({
		parameter: 'Files',
		message: `has '${unknown}', which ${displayName} does not deliver`,
		advice: `Use: ${Object.keys(files).join(', ')}`,
	});
}
