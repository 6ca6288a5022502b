import type { INodeProperties } from 'n8n-workflow';
import { flag, links, options, text, words } from '../shared/input/fields';
import { lengths, mostOf, summary } from './families/describe';
import { takes, wordsOf, type Families, type Family, type Input } from './families/family';

/** Value of Model that lets the name be typed; no model is called so. */
export const OTHER_MODEL = 'other';

const PROMPT = text('Prompt', 'prompt', 'What the video or image shows', {
	typeOptions: { rows: 4 },
	required: true,
	placeholder: 'e.g. A paper boat crosses a rain puddle, macro lens',
});

const MODEL_NAME = text(
	'Model Name',
	'modelName',
	'The name of a model of this family, as GlobalAI OPC lists it',
	{
		required: true,
		displayOptions: { show: { model: [OTHER_MODEL] } },
		placeholder: 'e.g. videos_pro_max',
	},
);

/** The fields of a kind of job: the family, and for each family its models, its length and its options. */
export function fieldsOf(families: Families): INodeProperties[] {
	const all = Object.entries(families);
	const isOnly = all.length === 1;
	const of = (make: (family: Family) => INodeProperties[]) =>
		all.flatMap(([id, family]) =>
			make(family).map((field) =>
				isOnly ? field : { ...field, displayOptions: { show: { family: [id] } } },
			),
		);
	return [
		...(isOnly ? [] : [familyField(families)]),
		...of((family) => [modelField(family)]),
		MODEL_NAME,
		PROMPT,
		...of(durationField),
		...of((family) => [options(optionsOf(family))]),
	];
}

function familyField(families: Families): INodeProperties {
	const choices = Object.entries(families).map(([value, { displayName, description }]) => ({
		name: displayName,
		value,
		description,
	}));
	const [usual = ''] = Object.keys(families);
	return {
		displayName: 'Family',
		name: 'family',
		type: 'options',
		noDataExpression: true,
		options: choices.sort((a, b) => (a.name < b.name ? -1 : 1)),
		default: usual,
		description: 'Models that are used in the same way; the fields below depend on it',
	};
}

function modelField({ models }: Family): INodeProperties {
	const names = Object.keys(models);
	const [usual = OTHER_MODEL] = names;
	const choices = [...names].sort().map((value) => {
		const description = summary(models[value] ?? {});
		return { name: value, value, ...(description && { description }) };
	});
	return {
		displayName: 'Model',
		name: 'model',
		type: 'options',
		required: true,
		options: [
			...choices,
			{
				name: 'Other',
				value: OTHER_MODEL,
				description: 'A model that is not on this list; models change often',
			},
		],
		default: usual,
		description:
			'The model that generates; it determines which lengths, shapes and references are allowed',
	};
}

function durationField(family: Family): INodeProperties[] {
	if (!takes(family, 'duration')) return [];
	const { usualSeconds = 5 } = family;
	const known = [
		...new Set(Object.values(family.models).flatMap((model) => model.durations ?? [])),
	];
	const which = known.length > 0 ? `: ${lengths(known)} seconds, fewer with some models` : '';
	return [
		{
			displayName: 'Duration (Seconds)',
			name: 'duration',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: usualSeconds,
			description: `Length of the video${which}`,
		},
	];
}

function optionsOf(family: Family): INodeProperties[] {
	const older = family.olderFrameNames ? [OLDER_FRAME_NAMES] : [];
	const taken = (Object.keys(OPTIONS) as Option[]).filter((input) => takes(family, input));
	return [...taken.map((input) => OPTIONS[input](family)), ...older];
}

type Option = Exclude<Input, 'duration'>;

const OPTIONS: Readonly<Record<Option, (family: Family) => INodeProperties>> = {
	aspectRatio: (family) =>
		oneWord(family, 'ratios', 'Aspect Ratio', 'aspectRatio', 'Shape of the result', '16:9'),
	resolution: (family) =>
		oneWord(family, 'resolutions', 'Resolution', 'resolution', 'Size of the result', '720p'),
	quality: () =>
		words(
			'Quality',
			'quality',
			'How carefully the image is made',
			['low', 'medium', 'high'],
			'low',
		),
	firstFrameImageUrl: ({ firstFrameAlone }) =>
		frame(
			'First Frame URL',
			'firstFrameImageUrl',
			`Public link of the image that the video begins with; ${firstFrameAlone ? '' : 'needs a last frame, and '}cannot be combined with references`,
			'first',
		),
	lastFrameImageUrl: () =>
		frame(
			'Last Frame URL',
			'lastFrameImageUrl',
			'Public link of the image that the video ends with; needs a first frame, and cannot be combined with references',
			'last',
		),
	referenceImageUrls: (family) =>
		links(
			'Reference Image URLs',
			'referenceImageUrls',
			`Public links of images to follow${mostOf(family, 'images')}`,
			'Add Image',
		),
	referenceVideoUrls: (family) =>
		links(
			'Reference Video URLs',
			'referenceVideoUrls',
			`Public links of videos to follow${mostOf(family, 'videos')}`,
			'Add Video',
		),
	referenceAudioUrls: (family) =>
		links(
			'Reference Audio URLs',
			'referenceAudioUrls',
			`Public links of sounds to follow${mostOf(family, 'audios')}`,
			'Add Audio',
		),
	generateAudio: () =>
		flag('Generate Audio', 'generateAudio', 'Whether the video gets sound', { default: true }),
	autoFace: () =>
		flag(
			'Auto Face',
			'autoFace',
			'Whether to send autoFace, which only the model videos takes; its effect is not documented',
		),
	seed: () => ({
		displayName: 'Seed',
		name: 'seed',
		type: 'number',
		typeOptions: { numberPrecision: 0 },
		default: 0,
		description: 'The same seed with the same fields gives a similar result',
	}),
	watermark: () => flag('Watermark', 'watermark', 'Whether the video shows a watermark'),
};

/** A choice of the words that are known, or a text where none are. */
function oneWord(
	family: Family,
	kind: 'ratios' | 'resolutions',
	displayName: string,
	name: string,
	description: string,
	example: string,
): INodeProperties {
	const known = wordsOf(family, kind);
	const [usual] = known;
	if (usual === undefined) {
		return text(displayName, name, description, { placeholder: `e.g. ${example}` });
	}
	const values = Object.values(family.models).map((limits) => limits[kind] ?? []);
	const isSame = values.every((list) => list.length === known.length);
	const more = isSame ? '' : '. Some models make only some of them.';
	return words(displayName, name, `${description}${more}`, known, usual);
}

function frame(
	displayName: string,
	name: string,
	description: string,
	example: string,
): INodeProperties {
	const placeholder = `e.g. https://example.com/${example}.png`;
	return text(displayName, name, description, { placeholder });
}

const OLDER_FRAME_NAMES: INodeProperties = {
	displayName: 'Frame Field Names',
	name: 'frameFieldNames',
	type: 'options',
	options: [
		{
			name: 'First Image and Last Image',
			value: 'firstImage',
			description: 'Sends first_image and last_image',
		},
		{
			name: 'Image and Last Frame Image',
			value: 'image',
			description: 'Sends image and lastFrameImage',
		},
	],
	default: 'firstImage',
	description:
		'The names under which the frames are sent; pages of different age differ. Change it if the frames seem to be ignored.',
};
