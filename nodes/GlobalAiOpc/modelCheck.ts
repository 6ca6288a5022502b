import { InvalidInput } from '../shared/input/invalidInput';
import { NAMES, type Generation } from './generation';
import { MODELS, RESOLUTION, type ModelLimits } from './models';

type Options = Generation['options'];

const REFERENCES = [
	['referenceImageUrls', 'images'],
	['referenceVideoUrls', 'videos'],
	['referenceAudioUrls', 'audios'],
] as const;

/**
 * First and last frame come as a pair and exclude references, whatever the model.
 *
 * @throws InvalidInput
 */
export function checkFrames(options: Options): void {
	const { firstFrameImageUrl, lastFrameImageUrl } = options;
	if (firstFrameImageUrl === undefined && lastFrameImageUrl === undefined) return;
	if (firstFrameImageUrl === undefined || lastFrameImageUrl === undefined) {
		const [given, missing] =
			firstFrameImageUrl === undefined
				? (['lastFrameImageUrl', 'firstFrameImageUrl'] as const)
				: (['firstFrameImageUrl', 'lastFrameImageUrl'] as const);
		throw new InvalidInput({
			parameter: NAMES(missing),
			message: `is missing: '${NAMES(given)}' works only together with it`,
			advice: 'Give both frames, or give the one image as a reference image',
		});
	}
	const mixed = REFERENCES.find(([name]) => options[name].length > 0);
	if (!mixed) return;
	throw new InvalidInput({
		parameter: NAMES(mixed[0]),
		message: `cannot be combined with '${NAMES('firstFrameImageUrl')}' and '${NAMES('lastFrameImageUrl')}'`,
		advice: 'Use either the two frames or references',
	});
}

/**
 * Checks what is known of the model; a model that is not listed is left to the service.
 *
 * @throws InvalidInput naming the first parameter that the model does not take
 */
export function checkModel(generation: Generation): void {
	checkAutoFace(generation);
	const limits = MODELS.get(generation.model);
	if (!limits) return;
	checkPrompt(generation, limits);
	checkChoices(generation, limits);
	checkReferences(generation, limits);
}

function checkAutoFace({ model, options }: Generation): void {
	if (!options.autoFace || MODELS.get(model)?.autoFace) return;
	throw new InvalidInput({
		parameter: NAMES('autoFace'),
		message: `is not taken by the model ${model}`,
		advice: `Remove it, or choose the model ${modelsWith(({ autoFace }) => autoFace === true)}`,
	});
}

function checkPrompt({ model, prompt }: Generation, { promptLength }: ModelLimits): void {
	const length = [...prompt].length;
	if (promptLength === undefined || length <= promptLength) return;
	throw new InvalidInput({
		parameter: NAMES('prompt'),
		message: `has ${length} characters; the model ${model} takes ${promptLength}`,
		advice: 'Shorten the prompt',
	});
}

function checkChoices(
	{ model, duration, options: { aspectRatio, resolution } }: Generation,
	{ durations, ratios }: ModelLimits,
): void {
	if (!durations.includes(duration)) {
		throw new InvalidInput({
			parameter: NAMES('duration'),
			message: `is ${duration}; the model ${model} makes videos of ${describe(durations)} seconds`,
			advice: `Use one of these durations, or a model that makes ${duration} seconds`,
		});
	}
	if (aspectRatio !== undefined && !ratios.includes(aspectRatio)) {
		throw new InvalidInput({
			parameter: NAMES('aspectRatio'),
			message: `is ${aspectRatio}, which the model ${model} does not make`,
			advice: `Use one of: ${ratios.join(', ')}`,
		});
	}
	if (resolution !== undefined && resolution !== RESOLUTION) {
		throw new InvalidInput({
			parameter: NAMES('resolution'),
			message: `is ${resolution}, which the model ${model} does not make`,
			advice: `Use ${RESOLUTION}`,
		});
	}
}

function checkReferences({ model, options }: Generation, limits: ModelLimits): void {
	for (const [name, kind] of REFERENCES) {
		const most = limits.references[kind];
		const count = options[name].length;
		if (most === undefined || count <= most) continue;
		throw new InvalidInput({
			parameter: NAMES(name),
			message:
				most === 0
					? `is not taken by the model ${model}`
					: `has ${count} links; the model ${model} takes ${most}`,
			advice: most === 0 ? 'Remove the links, or choose another model' : `Keep ${most} of them`,
		});
	}
	if (!limits.audioNeedsImage) return;
	if (options.referenceAudioUrls.length === 0 || options.referenceImageUrls.length > 0) return;
	throw new InvalidInput({
		parameter: NAMES('referenceAudioUrls'),
		message: `needs a reference image beside it with the model ${model}`,
		advice: `Add a link under '${NAMES('referenceImageUrls')}', or remove the audio`,
	});
}

/** `4 to 15` or `10 or 15`. */
function describe(durations: readonly number[]): string {
	return durations.length > 2 ? `${durations[0]} to ${durations.at(-1)}` : durations.join(' or ');
}

function modelsWith(has: (limits: ModelLimits) => boolean): string {
	return [...MODELS]
		.filter(([, limits]) => has(limits))
		.map(([name]) => name)
		.join(' or ');
}
