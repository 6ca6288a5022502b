import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { httpUrl, oneOf, parseParameters, toggle } from '../shared/input/parameters';
import { parseAnswer } from '../shared/provider/answer';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import { submittedAt } from './job';
import { checkFrames, checkModel } from './modelCheck';
import { NAMES } from './names';
import { referenceUrls } from './referenceUrls';
import { OTHER_MODEL, VIDEO_GENERATION_FIELDS } from './submit.fields';
import { createSchema } from './wire';

const requiredText = z.string().trim().min(1, 'is empty');

const optionalUrl = z.preprocess(
	(value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
	httpUrl.optional(),
);

const optionsSchema = z.object({
	aspectRatio: requiredText.optional(),
	resolution: requiredText.optional(),
	firstFrameImageUrl: optionalUrl,
	lastFrameImageUrl: optionalUrl,
	frameFieldNames: oneOf(['firstImage', 'image']).default('firstImage'),
	referenceImageUrls: referenceUrls,
	referenceVideoUrls: referenceUrls,
	referenceAudioUrls: referenceUrls,
	autoFace: toggle,
});

const parametersSchema = z
	.object({
		model: requiredText,
		modelName: z.string().trim().default(''),
		prompt: requiredText,
		duration: z.coerce.number().int().positive('must be above 0'),
		options: optionsSchema.default({}),
	})
	.transform(({ model, modelName, ...generation }, context) => {
		if (model !== OTHER_MODEL) return { ...generation, model };
		if (modelName) return { ...generation, model: modelName };
		context.addIssue({ code: z.ZodIssueCode.custom, path: ['modelName'], message: 'is empty' });
		return z.NEVER;
	});

/** What is to be generated, with the model's name settled. */
export type Generation = z.infer<typeof parametersSchema>;

/**
 * POST /v1/videos/videos. Every create call is billed; there is no callback to ask for.
 *
 * @see https://docs.globalaiopc.com
 */
export const videoGenerationSubmit: Submit = {
	fields: VIDEO_GENERATION_FIELDS,
	*converse(parameters): Conversation<SubmittedJob> {
		const generation = readGeneration(parameters);
		const answer = yield {
			purpose: 'submit',
			method: 'POST',
			path: '/v1/videos/videos',
			body: toBody(generation),
		};
		const { jobId, created } = parseAnswer(createSchema, answer);
		return { jobId, known: submittedAt(created) };
	},
};

/** @throws InvalidInput naming the first parameter that the service would refuse */
function readGeneration(parameters: unknown): Generation {
	const generation = parseParameters(parametersSchema, parameters, NAMES);
	checkFrames(generation.options);
	checkModel(generation);
	return generation;
}

function toBody({ model, prompt, duration, options }: Generation): IDataObject {
	const { aspectRatio, resolution, referenceImageUrls, referenceVideoUrls, referenceAudioUrls } =
		options;
	return {
		model,
		prompt,
		duration,
		...(aspectRatio !== undefined && { ratio: aspectRatio }),
		...(resolution !== undefined && { resolution }),
		...frames(options),
		...(referenceImageUrls.length > 0 && { referenceImages: referenceImageUrls }),
		...(referenceVideoUrls.length > 0 && { referenceVideos: referenceVideoUrls }),
		...(referenceAudioUrls.length > 0 && { referenceAudios: referenceAudioUrls }),
		...(options.autoFace && { autoFace: true }),
	};
}

/** The names of the two fields depend on the age of the page. */
function frames({ firstFrameImageUrl, lastFrameImageUrl, frameFieldNames }: Generation['options']) {
	if (firstFrameImageUrl === undefined) return {};
	return frameFieldNames === 'image'
		? { image: firstFrameImageUrl, lastFrameImage: lastFrameImageUrl }
		: { first_image: firstFrameImageUrl, last_image: lastFrameImageUrl };
}
