import { z } from 'zod';
import {
	cell,
	collection,
	namesOf,
	numeric,
	oneOf,
	optionalText,
	optionalUrl,
	parseParameters,
	requiredText,
	toggle,
	urlList,
} from '../shared/input/parameters';
import { OTHER_MODEL, VIDEO_GENERATION_FIELDS } from './submit.fields';

export const NAMES = namesOf(VIDEO_GENERATION_FIELDS);

const optionsSchema = z.object({
	aspectRatio: optionalText,
	resolution: optionalText,
	firstFrameImageUrl: optionalUrl,
	lastFrameImageUrl: optionalUrl,
	frameFieldNames: cell(oneOf(['firstImage', 'image']).default('firstImage')),
	referenceImageUrls: urlList,
	referenceVideoUrls: urlList,
	referenceAudioUrls: urlList,
	autoFace: toggle,
});

const parametersSchema = z
	.object({
		model: requiredText,
		modelName: optionalText,
		prompt: requiredText,
		duration: numeric(z.number().int().positive('must be above 0')),
		options: collection(optionsSchema),
	})
	.transform(({ model, modelName, ...generation }, context) => {
		if (model !== OTHER_MODEL) return { ...generation, model };
		if (modelName) return { ...generation, model: modelName };
		context.addIssue({ code: 'custom', path: ['modelName'], message: 'is empty' });
		return z.NEVER;
	});

/** The video to generate, with the name of its model. */
export type Generation = z.infer<typeof parametersSchema>;

/** @throws InvalidInput naming the first parameter that cannot be used */
export function readGeneration(parameters: unknown): Generation {
	return parseParameters(parametersSchema, parameters, NAMES);
}
