import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { urlList } from '../shared/input/links';
import {
	cell,
	collection,
	namesOf,
	optionalText,
	optionalUrl,
	parseParameters,
	text,
	type Names,
} from '../shared/input/parameters';
import { defined, filled } from '../shared/provider/answer';
import type { Cost } from '../shared/provider/contract';
import {
	AI_CREDITS,
	findModel,
	inTenths,
	OTHER_MODEL,
	STUDIO_MODELS,
	type StudioModel,
} from './models';
import { STUDIO_FIELDS } from './studio.fields';

const NAMES = namesOf(STUDIO_FIELDS);

const MOST_REFERENCE_IMAGES = 3;

/** What AI Studio makes clips and images from. */
export const prompt = text.pipe(
	z
		.string()
		.min(5, 'must have at least 5 characters')
		.max(5000, 'must have at most 5000 characters'),
);

/** Expressions hand over 8, "8" and "8s"; the wire wants the last. */
const duration = optionalText
	.transform((entered) => (entered && /^\d+$/.test(entered) ? `${entered}s` : entered))
	.refine((entered) => entered === undefined || /^\d+s$/.test(entered), {
		message: 'must be a number of seconds, for example 8s',
	});

const parametersSchema = z.object({
	prompt,
	model: cell(z.string().trim().default(STUDIO_MODELS[0].id)),
	otherModel: optionalText,
	aspectRatio: optionalText.refine((ratio) => ratio === undefined || /^\d+:\d+$/.test(ratio), {
		message: 'must be two numbers, for example 16:9',
	}),
	duration,
	options: collection(
		z.object({
			firstFrameImageUrl: optionalUrl,
			extendVideoUrl: optionalUrl,
			referenceImageUrls: urlList.refine((urls) => urls.length <= MOST_REFERENCE_IMAGES, {
				message: `has more than ${MOST_REFERENCE_IMAGES} images`,
			}),
			webhookUrl: optionalUrl,
		}),
	),
});

type Options = z.infer<typeof parametersSchema>['options'];

/**
 * Body of POST /v1/aistudio/videos.
 *
 * @throws InvalidInput naming the parameter that Pictory would refuse
 * @see https://docs.pictory.ai/api-reference/ai-studio/generate-video
 */
export function studioBody(parameters: unknown): IDataObject {
	const entered = parseParameters(parametersSchema, parameters, NAMES);
	const model = chosenModel(entered, NAMES);
	const listed = findModel(model);
	if (listed) checkAgainstModel(listed, entered);
	const { options } = entered;
	return defined({
		prompt: entered.prompt,
		model,
		aspectRatio: entered.aspectRatio,
		duration: entered.duration,
		...startingPoint(options),
		webhook: options.webhookUrl,
	});
}

/**
 * What the clip will cost; nothing is known about models that are not on the list.
 *
 * @throws InvalidInput as the body does
 */
export function studioCost(parameters: unknown): Cost | undefined {
	const { model, duration } = studioBody(parameters);
	const listed = findModel(String(model));
	if (!listed) return undefined;
	const { name, creditsPerSecond, durations } = listed;
	const seconds = parseInt(String(duration ?? durations[0]), 10);
	return {
		amount: inTenths(creditsPerSecond * seconds),
		unit: AI_CREDITS,
		because: `${creditsPerSecond} for each of the ${seconds} seconds with ${name}`,
	};
}

/** @throws InvalidInput where another model than those on the list was chosen and not named */
export function chosenModel(
	{ model, otherModel }: { model: string; otherModel?: string | undefined },
	names: Names,
): string {
	if (model !== OTHER_MODEL) return model;
	if (otherModel !== undefined) return otherModel;
	throw new InvalidInput({
		parameter: names('otherModel'),
		message: 'is empty',
		advice: 'Enter the name that the model has in the API of Pictory, or choose one from the list',
	});
}

function checkAgainstModel(
	{ name, aspectRatios, durations }: StudioModel,
	entered: { aspectRatio?: string | undefined; duration?: string | undefined },
): void {
	const offered = { aspectRatio: aspectRatios, duration: durations };
	for (const field of ['aspectRatio', 'duration'] as const) {
		const value = entered[field];
		if (value === undefined || offered[field].includes(value)) continue;
		throw new InvalidInput({
			parameter: NAMES(field),
			message: `is ${value}, which ${name} does not offer`,
			advice: `Choose one of: ${offered[field].join(', ')}`,
		});
	}
}

/** What a video begins from: an image, the end of another video, or references; never two of them. */
function startingPoint(options: Options): IDataObject {
	const given = defined({
		firstFrameImageUrl: options.firstFrameImageUrl,
		extendVideoUrl: options.extendVideoUrl,
		referenceImageUrls: filled(options.referenceImageUrls),
	});
	const [first, second] = Object.keys(given);
	if (first === undefined || second === undefined) return given;
	throw new InvalidInput({
		parameter: NAMES(first),
		message: `cannot be combined with '${NAMES(second)}'`,
		advice: 'Keep one of the two; Pictory takes a single starting point for a video',
	});
}
