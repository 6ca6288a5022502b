import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	cell,
	collection,
	namesOf,
	optionalOneOf,
	optionalText,
	optionalUrl,
	parseParameters,
} from '../shared/input/parameters';
import { defined } from '../shared/provider/answer';
import type { Cost } from '../shared/provider/contract';
import { IMAGE_FIELDS } from './image.fields';
import { AI_CREDITS, IMAGE_MODELS, IMAGE_RATIOS, IMAGE_STYLES } from './models';
import { chosenModel, prompt } from './studio';

const NAMES = namesOf(IMAGE_FIELDS);

const parametersSchema = z.object({
	prompt,
	model: cell(z.string().trim().default(IMAGE_MODELS[0].id)),
	otherModel: optionalText,
	aspectRatio: optionalOneOf(IMAGE_RATIOS),
	options: collection(
		z.object({
			referenceImageUrl: optionalUrl,
			style: optionalOneOf(IMAGE_STYLES),
			webhookUrl: optionalUrl,
		}),
	),
});

/**
 * Body of POST /v1/aistudio/images.
 *
 * @throws InvalidInput naming the parameter that Pictory would refuse
 * @see https://docs.pictory.ai/api-reference/ai-studio/generate-image
 */
export function imageBody(parameters: unknown): IDataObject {
	const entered = parseParameters(parametersSchema, parameters, NAMES);
	const { referenceImageUrl, style, webhookUrl } = entered.options;
	return defined({
		prompt: entered.prompt,
		model: chosenModel(entered, NAMES),
		aspectRatio: entered.aspectRatio,
		style,
		referenceImageUrl,
		webhook: webhookUrl,
	});
}

/**
 * What the image will cost; nothing is known about models that are not on the list.
 *
 * @throws InvalidInput as the body does
 */
export function imageCost(parameters: unknown): Cost | undefined {
	const { model } = imageBody(parameters);
	const listed = IMAGE_MODELS.find(({ id }) => id === model);
	if (!listed) return undefined;
	const { name, creditsPerImage } = listed;
	return { amount: creditsPerImage, unit: AI_CREDITS, because: `one image with ${name}` };
}
