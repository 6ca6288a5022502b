import { z } from 'zod';
import { linkOf, listOf } from '../shared/input/links';
import {
	cell,
	collection,
	numeric,
	oneOf,
	optionalNumber,
	optionalText,
	parseParameters,
	requiredText,
	toggle,
	type Names,
} from '../shared/input/parameters';
import { takes, type Families, type Family } from './families/family';
import { OTHER_MODEL } from './generation.fields';
import { typeOfLink, type FileType } from './linkedFile';

/** Links, and material that the service has reviewed (`asset://asset-1`, `assetId://1`). */
const material = linkOf(/^(https?|asset(id)?):\/\/[^\s/]+/i);

/** The same without links whose ending shows one of these types. */
function materialBut(...wrong: FileType[]) {
	return material.superRefine((link, context) => {
		const shown = typeOfLink(link);
		if (shown === undefined || !wrong.includes(shown)) return;
		context.addIssue({ code: 'custom', message: `leads to a file of the type ${shown}` });
	});
}

const image = materialBut('Video', 'Audio');

const optionsSchema = z.object({
	aspectRatio: optionalText,
	resolution: optionalText,
	quality: optionalText,
	firstFrameImageUrl: cell(image.optional()),
	lastFrameImageUrl: cell(image.optional()),
	frameFieldNames: cell(oneOf(['firstImage', 'image']).default('firstImage')),
	referenceImageUrls: listOf(image),
	referenceVideoUrls: listOf(materialBut('Audio')),
	referenceAudioUrls: listOf(materialBut('Image')),
	generateAudio: toggle,
	autoFace: toggle,
	seed: optionalNumber(z.number().int()),
	watermark: toggle,
});

const duration = numeric(z.number().int().positive('must be above 0'));

const parametersSchema = z
	.object({
		model: requiredText,
		modelName: optionalText,
		prompt: requiredText,
		options: collection(optionsSchema),
	})
	.transform(({ model, modelName, ...generation }, context) => {
		if (model !== OTHER_MODEL) return { ...generation, model };
		if (modelName) return { ...generation, model: modelName };
		context.addIssue({ code: 'custom', path: ['modelName'], message: 'is empty' });
		return z.NEVER;
	});

/** What to generate, with the name of its model. */
export type Generation = z.infer<typeof parametersSchema> & {
	/** Seconds; absent where the family has one length. */
	duration?: number | undefined;
};

/**
 * What the user entered. Workflows that were saved before there was a choice of families have none: theirs is the
 * usual one.
 *
 * @throws InvalidInput naming the first parameter that cannot be used
 */
export function readGeneration(
	families: Families,
	parameters: unknown,
	names: Names,
): { family: Family; generation: Generation } {
	const ids = Object.keys(families);
	const chosen = z.object({ family: cell(oneOf(ids).default(ids[0] ?? '')) });
	const { family: id } = parseParameters(chosen, parameters, names);
	const family = families[id] as Family;
	const generation = parseParameters(parametersSchema, parameters, names);
	if (!takes(family, 'duration')) return { family, generation };
	const length = parseParameters(z.object({ duration }), parameters, names);
	return { family, generation: { ...generation, ...length } };
}
