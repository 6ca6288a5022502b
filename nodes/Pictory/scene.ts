import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { IN_OUR_WORDS } from '../shared/input/issueWords';
import {
	cell,
	collection,
	httpUrl,
	jsonList,
	jsonObject,
	namesOf,
	oneOf,
	optionalNumber,
	optionalText,
	parseParameters,
	toggle,
} from '../shared/input/parameters';
import { defined, filled } from '../shared/provider/answer';
import { SCENE_FIELDS } from './scene.fields';

const NAMES = namesOf(SCENE_FIELDS);

/** Where the words of a scene come from; a scene has one of them, or a background alone. */
const SOURCES = ['story', 'storyCoPilot', 'blogUrl', 'pptUrl', 'audioUrl', 'videoUrl'] as const;

const BACKGROUNDS = ['visualUrl', 'color', 'aiVisual', 'searchFilter'] as const;

const enteredSchema = z.object({
	// An empty text is a choice of its own here: a scene without narration.
	source: z.preprocess(
		(value) => value ?? undefined,
		oneOf<(typeof SOURCES)[number] | ''>([...SOURCES, '']).default('story'),
	),
	story: optionalText,
	storyCoPilot: jsonObject,
	blogUrl: optionalText,
	pptUrl: optionalText,
	audioUrl: optionalText,
	videoUrl: optionalText,
	audioLanguage: optionalText,
	backgroundKind: cell(oneOf([...BACKGROUNDS, '']).default('')),
	backgroundType: cell(oneOf(['image', 'video']).default('video')),
	visualUrl: optionalText,
	color: optionalText,
	searchFilter: jsonObject,
	aiPrompt: optionalText,
	aiModel: optionalText,
	aiOptions: collection(
		z.object({
			firstFrameImageUrl: optionalText,
			mediaStyle: optionalText,
			referenceImageUrls: cell(z.array(z.string()).optional()),
			videoDuration: optionalText,
		}),
	),
	sceneOptions: collection(
		z.object({
			additionalFields: jsonObject,
			elements: jsonList,
			hideSubtitles: toggle,
			highlightKeywords: toggle,
			maxSubtitleLines: optionalNumber(),
			minimumDuration: optionalNumber(),
			sceneTransition: optionalText,
			createSceneOnNewLine: toggle,
			createSceneOnEndOfSentence: toggle,
		}),
	),
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
	const { source, sceneOptions } = entered;
	const { additionalFields, ...options } = sceneOptions;
	const spoken = source === 'audioUrl' || source === 'videoUrl';
	return {
		...defined({
			...(source && { [source]: entered[source] }),
			audioLanguage: spoken ? entered.audioLanguage : undefined,
			background: background(entered),
			...options,
		}),
		...additionalFields,
	};
}

function background(entered: Entered): IDataObject | undefined {
	const { backgroundKind: kind, backgroundType: type } = entered;
	switch (kind) {
		case '':
			return undefined;
		case 'color':
			return defined({ color: entered.color });
		case 'aiVisual':
			return { type, aiVisual: aiVisual(entered) };
		default:
			return defined({ type, [kind]: entered[kind] });
	}
}

function aiVisual({ aiPrompt, aiModel, aiOptions }: Entered): IDataObject {
	const { referenceImageUrls = [], ...others } = aiOptions;
	return defined({
		prompt: aiPrompt,
		model: aiModel,
		...others,
		referenceImageUrls: filled(referenceImageUrls.filter((url) => url.trim() !== '')),
	});
}

const aiVisualSchema = z
	.object({
		prompt: z
			.string()
			.max(500, 'has an AI visual whose prompt is longer than 500 characters')
			.optional(),
		firstFrameImageUrl: httpUrl.optional(),
		referenceImageUrls: z
			.array(httpUrl)
			.min(1, 'has an AI visual with an empty list of reference images')
			.max(2, 'has an AI visual with more than 2 reference images')
			.optional(),
	})
	.passthrough()
	.refine(({ prompt }) => Boolean(prompt), { message: 'has an AI visual without a prompt' })
	.refine(
		({ firstFrameImageUrl, referenceImageUrls }) => !firstFrameImageUrl || !referenceImageUrls,
		{
			message: 'has an AI visual with both a first frame and reference images',
		},
	);

const backgroundSchema = z
	.object({ visualUrl: httpUrl.optional(), aiVisual: aiVisualSchema.optional() })
	.passthrough()
	.refine((background) => present(background, BACKGROUNDS).length === 1, {
		message: `needs exactly one background: ${BACKGROUNDS.join(', ')}`,
	})
	.refine(({ aiVisual, type }) => !aiVisual || type === 'video' || type === 'image', {
		message: 'has an AI visual and needs the background type video or image',
	});

/**
 * A scene as Pictory takes it; fields that are not checked here pass.
 *
 * @see https://docs.pictory.ai/api-reference/storyboard/create-storyboard-preview
 */
const sceneSchema = z
	.object({
		story: z.string().max(15_000, 'has a story of more than 15000 characters').optional(),
		blogUrl: httpUrl.optional(),
		pptUrl: httpUrl.optional(),
		audioUrl: httpUrl.optional(),
		videoUrl: httpUrl.optional(),
		background: backgroundSchema.optional(),
		minimumDuration: z.number().nonnegative('needs a minimum duration of 0 or more').optional(),
		maxSubtitleLines: z
			.number()
			.int('needs 1 to 4 subtitle lines')
			.min(1, 'needs 1 to 4 subtitle lines')
			.max(4, 'needs 1 to 4 subtitle lines')
			.optional(),
		elements: z
			.array(z.unknown())
			.min(1, 'needs 1 to 20 elements')
			.max(20, 'needs 1 to 20 elements')
			.optional(),
	})
	.passthrough()
	.superRefine((scene, context) => {
		const message = sourceProblem(scene);
		if (message !== undefined) context.addIssue({ code: 'custom', message });
	});

/** @returns what is wrong with the scene, to be read after its number; undefined when nothing is */
export function sceneProblem(scene: unknown): string | undefined {
	const parsed = sceneSchema.safeParse(scene, IN_OUR_WORDS);
	const issue = parsed.error?.issues[0];
	if (!issue) return undefined;
	const { message, path } = issue;
	const isAboutField = path.length > 0 && /^(is|must be) /.test(message);
	return isAboutField ? `has a field ${path.join('.')} that ${message}` : message;
}

function sourceProblem(scene: Record<string, unknown>): string | undefined {
	const sources = present(scene, SOURCES);
	if (sources.length > 1) return `has more than one source (${sources.join(', ')})`;
	if (sources.length === 0 && scene.background === undefined) {
		return `has neither a source (${SOURCES.join(', ')}) nor a background`;
	}
	const spoken = sources.find((source) => source === 'audioUrl' || source === 'videoUrl');
	const named = typeof scene.audioLanguage === 'string' && scene.audioLanguage !== '';
	return spoken && !named ? `has ${spoken} and needs audioLanguage, for example en-US` : undefined;
}

function present(of: Record<string, unknown>, names: readonly string[]): string[] {
	return names.filter((name) => of[name] !== undefined && of[name] !== null && of[name] !== '');
}
