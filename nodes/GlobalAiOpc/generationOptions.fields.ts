import type { INodeProperties } from 'n8n-workflow';
import { flag, links, text, words } from '../shared/input/fields';
import { mostOf } from './families/describe';
import { takes, wordsOf, type Family, type Input } from './families/family';

/** The options of a family: what it has a field for, with what its models take. */
export function optionsOf(family: Family): INodeProperties[] {
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
			'https://example.com/reference.jpg',
		),
	referenceVideoUrls: (family) =>
		links(
			'Reference Video URLs',
			'referenceVideoUrls',
			`Public links of videos to follow${mostOf(family, 'videos')}`,
			'Add Video',
			'https://example.com/reference.mp4',
		),
	referenceAudioUrls: (family) =>
		links(
			'Reference Audio URLs',
			'referenceAudioUrls',
			`Public links of sounds to follow${mostOf(family, 'audios')}`,
			'Add Audio',
			'https://example.com/reference.mp3',
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
