import type { IDataObject } from 'n8n-workflow';
import type { Cost } from '../shared/provider/contract';
import { isRecord } from '../shared/provider/facts';
import { AI_CREDITS, findModel, IMAGE_MODELS, inTenths } from './models';

/** What makes several scenes of one, so that the number of its visuals does not show. */
const MULTIPLIES = [
	'createSceneOnNewLine',
	'createSceneOnEndOfSentence',
	...['storyCoPilot', 'blogUrl', 'pptUrl', 'audioUrl', 'videoUrl'],
];

/**
 * What the AI visuals of a storyboard cost at most. The minutes of the video are billed in addition.
 *
 * @param body as it is sent
 * @returns undefined where it does not show that: for templates, avatars, and models without a known price
 * @see https://docs.pictory.ai/guides/ai-generated-visuals/background-videos
 */
export function visualCost({ scenes, avatar }: IDataObject): Cost | undefined {
	if (!Array.isArray(scenes) || avatar) return undefined;
	const prices = (scenes as unknown[]).filter(isRecord).flatMap(pricesIn);
	const known = prices.filter((price) => price !== undefined);
	if (known.length < prices.length) return undefined;
	return {
		amount: inTenths(known.reduce((sum, price) => sum + price, 0)),
		unit: AI_CREDITS,
		because: `for AI visuals: ${known.length}; the minutes of the video are billed in addition`,
	};
}

/** One for each AI visual of a scene. */
function pricesIn(scene: Record<string, unknown>): (number | undefined)[] {
	const { background, elements, backgroundBrolls } = scene;
	const visuals = [background, elements, backgroundBrolls].flat().filter(isRecord);
	const generated = visuals.filter(({ aiVisual }) => aiVisual !== undefined);
	const isSeveral = MULTIPLIES.some((name) => Boolean(scene[name]));
	return generated.map((visual) => (isSeveral ? undefined : priceOf(visual)));
}

function priceOf({ type, aiVisual }: Record<string, unknown>): number | undefined {
	const { model, videoDuration, referenceImageUrls } = isRecord(aiVisual) ? aiVisual : {};
	if (type === 'image') return IMAGE_MODELS.find(({ id }) => id === model)?.creditsPerImage;
	const listed = findModel(String(model));
	if (!listed) return undefined;
	// With references, a Veo clip always has 8 seconds. Which length is the usual one is not documented.
	const isFixed = listed.id.startsWith('veo') && Boolean(referenceImageUrls);
	const lengths = videoDuration && !isFixed ? [String(videoDuration)] : listed.durations;
	return listed.creditsPerSecond * Math.max(...lengths.map((length) => parseInt(length, 10)));
}
