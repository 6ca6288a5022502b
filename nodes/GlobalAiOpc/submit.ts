import type { IDataObject } from 'n8n-workflow';
import { acceptedJobId } from '../shared/provider/acceptedJob';
import { defined, filled } from '../shared/provider/answer';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import { readGeneration, type Generation } from './generation';
import { checkFrames, checkModel } from './modelCheck';
import { VIDEO_GENERATION_FIELDS } from './submit.fields';
import { CREATED_IDS, readTask } from './wire';

/**
 * POST /v1/videos/videos. Every create call is billed; the API has no callback.
 *
 * @see https://docs.globalaiopc.com
 */
export const videoGenerationSubmit: Submit = {
	fields: VIDEO_GENERATION_FIELDS,
	*converse(parameters): Conversation<SubmittedJob> {
		const generation = readGeneration(parameters);
		checkFrames(generation.options);
		checkModel(generation);
		const answer = yield {
			purpose: 'submit',
			method: 'POST',
			path: '/v1/videos/videos',
			body: toBody(generation),
		};
		const jobId = acceptedJobId(answer, CREATED_IDS);
		return { jobId, known: defined({ submittedAt: readTask(answer.body).created }) };
	},
};

function toBody({ model, prompt, duration, options }: Generation): IDataObject {
	return defined({
		model,
		prompt,
		duration,
		ratio: options.aspectRatio,
		resolution: options.resolution,
		...frames(options),
		referenceImages: filled(options.referenceImageUrls),
		referenceVideos: filled(options.referenceVideoUrls),
		referenceAudios: filled(options.referenceAudioUrls),
		autoFace: options.autoFace || undefined,
	});
}

/** The names of the two fields depend on the age of the page. */
function frames({ firstFrameImageUrl, lastFrameImageUrl, frameFieldNames }: Generation['options']) {
	if (firstFrameImageUrl === undefined) return {};
	return frameFieldNames === 'image'
		? { image: firstFrameImageUrl, lastFrameImage: lastFrameImageUrl }
		: { first_image: firstFrameImageUrl, last_image: lastFrameImageUrl };
}
