import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { jsonList, jsonObject } from '../shared/input/json';
import { optionalText, parseParameters } from '../shared/input/parameters';
import { given } from './given';

/** Names of a scene's fields as the editor shows them. */
const NAMES = {
	source: 'Source',
	story: 'Story',
	storyCoPilot: 'Story Co-Pilot (JSON)',
	blogUrl: 'Blog URL',
	pptUrl: 'PowerPoint URL',
	audioUrl: 'Audio URL',
	videoUrl: 'Video URL',
	audioLanguage: 'Audio Language',
	backgroundKind: 'Background',
	backgroundType: 'Background Type',
	visualUrl: 'Visual URL',
	color: 'Color',
	searchFilter: 'Search Filter (JSON)',
	aiPrompt: 'AI Prompt',
	aiModel: 'AI Model',
	aiOptions: 'AI Visual Options',
	firstFrameImageUrl: 'First Frame Image URL',
	mediaStyle: 'Media Style',
	referenceImageUrls: 'Reference Image URLs',
	videoDuration: 'Video Duration',
	sceneOptions: 'Scene Options',
	additionalFields: 'Additional Fields (JSON)',
	elements: 'Elements (JSON)',
	hideSubtitles: 'Hide Subtitles',
	highlightKeywords: 'Highlight Keywords',
	maxSubtitleLines: 'Maximum Subtitle Lines',
	minimumDuration: 'Minimum Duration',
	sceneTransition: 'Scene Transition',
	createSceneOnNewLine: 'Split at Line Breaks',
	createSceneOnEndOfSentence: 'Split at Sentences',
} as const;

const flag = z.boolean().optional();

const enteredSchema = z.object({
	source: z
		.enum(['story', 'storyCoPilot', 'blogUrl', 'pptUrl', 'audioUrl', 'videoUrl', ''])
		.default('story'),
	story: optionalText,
	storyCoPilot: jsonObject,
	blogUrl: optionalText,
	pptUrl: optionalText,
	audioUrl: optionalText,
	videoUrl: optionalText,
	audioLanguage: optionalText,
	backgroundKind: z.enum(['aiVisual', 'color', 'searchFilter', 'visualUrl', '']).default(''),
	backgroundType: z.enum(['image', 'video']).default('video'),
	visualUrl: optionalText,
	color: optionalText,
	searchFilter: jsonObject,
	aiPrompt: optionalText,
	aiModel: optionalText,
	aiOptions: z
		.object({
			firstFrameImageUrl: optionalText,
			mediaStyle: optionalText,
			referenceImageUrls: z.array(z.string()).optional(),
			videoDuration: optionalText,
		})
		.default({}),
	sceneOptions: z
		.object({
			additionalFields: jsonObject,
			elements: jsonList,
			hideSubtitles: flag,
			highlightKeywords: flag,
			maxSubtitleLines: z.coerce.number().optional(),
			minimumDuration: z.coerce.number().optional(),
			sceneTransition: optionalText,
			createSceneOnNewLine: flag,
			createSceneOnEndOfSentence: flag,
		})
		.default({}),
});

type Entered = z.infer<typeof enteredSchema>;

/**
 * The scene that a user has put together from single fields, as it stands on the wire. Whether Pictory
 * takes it is checked afterwards, together with scenes given as JSON.
 *
 * @throws InvalidInput for values of another type
 */
export function sceneFromFields(fields: unknown): IDataObject {
	const entered = parseParameters(enteredSchema, fields, NAMES);
	const { additionalFields, ...options } = entered.sceneOptions;
	const source = entered.source;
	const spoken = source === 'audioUrl' || source === 'videoUrl';
	return given({
		...(source && { [source]: entered[source] }),
		...(spoken && { audioLanguage: entered.audioLanguage }),
		background: background(entered),
		...options,
		...additionalFields,
	});
}

function background(entered: Entered): IDataObject | undefined {
	const { backgroundKind: kind, backgroundType: type } = entered;
	switch (kind) {
		case '':
			return undefined;
		case 'color':
			return given({ color: entered.color });
		case 'aiVisual':
			return { type, aiVisual: aiVisual(entered) };
		default:
			return given({ type, [kind]: entered[kind] });
	}
}

function aiVisual({ aiPrompt, aiModel, aiOptions }: Entered): IDataObject {
	const { referenceImageUrls = [], ...others } = aiOptions;
	const references = referenceImageUrls.filter((url) => url.trim() !== '');
	return given({
		prompt: aiPrompt,
		model: aiModel,
		...others,
		...(references.length > 0 && { referenceImageUrls: references }),
	});
}
