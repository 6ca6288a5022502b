import type { INodeProperties } from 'n8n-workflow';
import { count, flag, json, links, text } from '../shared/input/fields';
import { binaryField } from './media';
import { STUDIO_MODELS } from './models';

/** Shows a field of a scene for some values of another one. */
function when(field: string, ...values: string[]): Pick<INodeProperties, 'displayOptions'> {
	return { displayOptions: { show: { [field]: values } } };
}

const SOURCE: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Audio File', value: 'audioFile', description: 'Upload a file of the input item' },
			{ name: 'Audio URL', value: 'audioUrl' },
			{ name: 'Background Only', value: '', description: 'A scene without narration' },
			{ name: 'Blog URL', value: 'blogUrl' },
			{ name: 'PowerPoint File', value: 'pptFile', description: 'Upload a file of the input item' },
			{ name: 'PowerPoint URL', value: 'pptUrl' },
			{ name: 'Story', value: 'story', description: 'The text that is narrated' },
			{
				name: 'Story Co-Pilot',
				value: 'storyCoPilot',
				description: 'Let Pictory write the text',
			},
			{ name: 'Video File', value: 'videoFile', description: 'Upload a file of the input item' },
			{ name: 'Video URL', value: 'videoUrl' },
		],
		default: 'story',
		description: 'What the scene is made from',
	},
	text('Story', 'story', 'The text of the scene, at most 15000 characters', {
		typeOptions: { rows: 4 },
		placeholder: 'e.g. The harbour wakes slowly. Boats leave one by one.',
		...when('source', 'story'),
	}),
	{
		...json(
			'Story Co-Pilot (JSON)',
			'storyCoPilot',
			'What Pictory writes the text from, as its reference describes it',
		),
		...when('source', 'storyCoPilot'),
	},
	text('Blog URL', 'blogUrl', 'Public page that the scene is about', {
		placeholder: 'e.g. https://example.com/news/harbour',
		...when('source', 'blogUrl'),
	}),
	text('PowerPoint URL', 'pptUrl', 'Public link of a presentation', {
		placeholder: 'e.g. https://example.com/slides.pptx',
		...when('source', 'pptUrl'),
	}),
	text('Audio URL', 'audioUrl', 'Public link of the narration', {
		placeholder: 'e.g. https://example.com/talk.mp3',
		...when('source', 'audioUrl'),
	}),
	text('Video URL', 'videoUrl', 'Public link of the source', {
		placeholder: 'e.g. https://example.com/talk.mp4',
		...when('source', 'videoUrl'),
	}),
	binaryField(
		'The recording or the presentation',
		when('source', 'audioFile', 'pptFile', 'videoFile'),
	),
	text('Audio Language', 'audioLanguage', 'Language spoken in the source, with its region', {
		placeholder: 'e.g. en-US',
		...when('source', 'audioFile', 'audioUrl', 'videoFile', 'videoUrl'),
	}),
];

const BACKGROUND: INodeProperties[] = [
	{
		displayName: 'Background',
		name: 'backgroundKind',
		type: 'options',
		options: [
			{ name: 'AI Visual', value: 'aiVisual', description: 'Generated; costs AI credits' },
			{ name: 'Automatic', value: '', description: 'Pictory chooses stock visuals' },
			{ name: 'Color', value: 'color' },
			{ name: 'Search Filter', value: 'searchFilter', description: 'Stock visuals that match' },
			{ name: 'Visual URL', value: 'visualUrl' },
		],
		default: '',
		description: 'What is seen behind the text',
	},
	{
		displayName: 'Background Type',
		name: 'backgroundType',
		type: 'options',
		options: [
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
		default: 'video',
		description: 'Whether the background moves',
		...when('backgroundKind', 'aiVisual', 'visualUrl', 'searchFilter'),
	},
	text('Visual URL', 'visualUrl', 'Public link of an image or video', {
		placeholder: 'e.g. https://example.com/harbour.mp4',
		...when('backgroundKind', 'visualUrl'),
	}),
	text('Color', 'color', 'Color of the background', {
		type: 'color',
		...when('backgroundKind', 'color'),
	}),
	{
		...json(
			'Search Filter (JSON)',
			'searchFilter',
			'Which stock visuals to look for, as the reference of Pictory describes it',
		),
		...when('backgroundKind', 'searchFilter'),
	},
	text('AI Prompt', 'aiPrompt', 'What the AI visual shows, at most 500 characters', {
		typeOptions: { rows: 2 },
		placeholder: 'e.g. A harbour at dawn, gulls in the distance',
		...when('backgroundKind', 'aiVisual'),
	}),
	text('AI Model', 'aiModel', "Leave empty for Pictory's default", {
		placeholder: `e.g. ${STUDIO_MODELS[0].id}`,
		...when('backgroundKind', 'aiVisual'),
	}),
	{
		displayName: 'AI Visual Options',
		name: 'aiOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		description: 'Frame, references, style and length of the AI visual',
		options: [
			text('First Frame Image URL', 'firstFrameImageUrl', 'Public link of the opening frame', {
				placeholder: 'e.g. https://example.com/first.png',
			}),
			text('Media Style', 'mediaStyle', 'Style of the visual', {
				placeholder: 'e.g. photorealistic',
			}),
			links(
				'Reference Image URLs',
				'referenceImageUrls',
				'Public links of 1 or 2 images. A Veo model then always makes 8 seconds.',
				'Add Image',
				'https://example.com/gull.png',
			),
			text('Video Duration', 'videoDuration', 'Length of the clip', { placeholder: 'e.g. 8s' }),
		],
		...when('backgroundKind', 'aiVisual'),
	},
];

const MORE: INodeProperties = {
	displayName: 'Scene Options',
	name: 'sceneOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'How the scene is cut, shown and subtitled',
	options: [
		json(
			'Additional Fields (JSON)',
			'additionalFields',
			'Further fields of the scene, merged over those above',
		),
		json('Elements (JSON)', 'elements', 'List of 1 to 20 elements shown over the background', '[]'),
		flag('Hide Subtitles', 'hideSubtitles', 'Whether to show the scene without subtitles'),
		flag('Highlight Keywords', 'highlightKeywords', 'Whether to highlight key words'),
		count(
			'Maximum Subtitle Lines',
			'maxSubtitleLines',
			'How many lines of subtitles to show at once, from 1 to 4',
			2,
			{ minValue: 1, maxValue: 4 },
		),
		count('Minimum Duration', 'minimumDuration', 'Shortest length of the scene in seconds', 0, {
			minValue: 0,
		}),
		text('Scene Transition', 'sceneTransition', 'How the scene begins', {
			placeholder: 'e.g. fade',
		}),
		flag(
			'Split at Line Breaks',
			'createSceneOnNewLine',
			'Whether each line of the text becomes a scene of its own',
		),
		flag(
			'Split at Sentences',
			'createSceneOnEndOfSentence',
			'Whether each sentence of the text becomes a scene of its own',
		),
	],
};

/** One scene of a storyboard, as the editor asks for it. */
export const SCENE_FIELDS: INodeProperties[] = [...SOURCE, ...BACKGROUND, MORE];
