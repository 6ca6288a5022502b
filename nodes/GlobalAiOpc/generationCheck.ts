import { InvalidInput } from '../shared/input/invalidInput';
import type { Names } from '../shared/input/parameters';
import { lengths } from './families/describe';
import {
	limitsOf,
	REFERENCES,
	takes,
	type Families,
	type Family,
	type Input,
	type ModelLimits,
} from './families/family';
import type { Generation } from './generation';

type Options = Generation['options'];

/**
 * Checks what is known of the family and of the model; what a model takes that is not listed is left to the
 * service.
 *
 * @throws InvalidInput naming the first parameter that cannot be sent
 */
export function checkGeneration(
	families: Families,
	family: Family,
	generation: Generation,
	names: Names,
): void {
	checkOwner(families, family, generation, names);
	checkTaken(family, generation.options, names);
	checkFrames(family, generation.options, names);
	checkAutoFace(family, generation, names);
	const limits = limitsOf(family, generation.model);
	if (!limits) return;
	checkPrompt(generation, limits, names);
	checkChoices(generation, limits, names);
	checkReferences(generation, limits, names);
}

/** A model that was chosen before the family was changed stays in its field. */
function checkOwner(families: Families, family: Family, { model }: Generation, names: Names): void {
	if (limitsOf(family, model)) return;
	const owner = Object.values(families).find((other) => limitsOf(other, model));
	if (!owner) return;
	throw new InvalidInput({
		parameter: names('model'),
		message: `is ${model}, which belongs to the family ${owner.displayName}`,
		advice: `Choose a model of ${family.displayName}, or the family ${owner.displayName}`,
	});
}

/** What the family has no field for, as an expression or a leftover can give it. */
function checkTaken(family: Family, options: Options, names: Names): void {
	const given = Object.entries(options).filter(
		([name, value]) => name !== 'frameFieldNames' && isGiven(value),
	);
	const stranger = given.find(([name]) => !takes(family, name as Input));
	if (!stranger) return;
	throw new InvalidInput({
		parameter: names(stranger[0]),
		message: `is not taken by the family ${family.displayName}`,
		advice: 'Remove it, or choose another family',
	});
}

function isGiven(value: unknown): boolean {
	return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}

/** A last frame needs a first one, with some families the other way round as well; frames exclude references. */
function checkFrames({ firstFrameAlone }: Family, options: Options, names: Names): void {
	const { firstFrameImageUrl: first, lastFrameImageUrl: last } = options;
	if (first === undefined && last === undefined) return;
	if (first === undefined || (last === undefined && !firstFrameAlone)) {
		const [given, missing] =
			first === undefined
				? ['lastFrameImageUrl', 'firstFrameImageUrl']
				: ['firstFrameImageUrl', 'lastFrameImageUrl'];
		throw new InvalidInput({
			parameter: names(missing as string),
			message: `is missing: '${names(given as string)}' works only together with it`,
			advice: 'Give both frames, or give the one image as a reference image',
		});
	}
	const mixed = REFERENCES.find(([name]) => options[name].length > 0);
	if (!mixed) return;
	throw new InvalidInput({
		parameter: names(mixed[0]),
		message: `cannot be combined with '${names('firstFrameImageUrl')}' and '${names('lastFrameImageUrl')}'`,
		advice: 'Use either the two frames or references',
	});
}

function checkAutoFace(family: Family, { model, options }: Generation, names: Names): void {
	if (!options.autoFace || limitsOf(family, model)?.autoFace) return;
	const able = Object.keys(family.models).filter((name) => family.models[name]?.autoFace);
	throw new InvalidInput({
		parameter: names('autoFace'),
		message: `is not taken by the model ${model}`,
		advice: `Remove it, or choose the model ${able.join(' or ')}`,
	});
}

function checkPrompt(
	{ model, prompt }: Generation,
	{ promptLength }: ModelLimits,
	names: Names,
): void {
	const length = [...prompt].length;
	if (promptLength === undefined || length <= promptLength) return;
	throw new InvalidInput({
		parameter: names('prompt'),
		message: `has ${length} characters; the model ${model} takes ${promptLength}`,
		advice: 'Shorten the prompt',
	});
}

function checkChoices(
	{ model, duration, options }: Generation,
	{ durations, ratios, resolutions }: ModelLimits,
	names: Names,
): void {
	if (durations && duration !== undefined && !durations.includes(duration)) {
		throw new InvalidInput({
			parameter: names('duration'),
			message: `is ${duration}; the model ${model} makes videos of ${lengths(durations)} seconds`,
			advice: `Use one of these durations, or a model that makes ${duration} seconds`,
		});
	}
	checkWord(model, names('aspectRatio'), options.aspectRatio, ratios);
	checkWord(model, names('resolution'), options.resolution, resolutions);
}

/** Case makes no difference to the service: 4K and 4k are the same. */
function checkWord(
	model: string,
	parameter: string,
	entered: string | undefined,
	known: readonly string[] | undefined,
): void {
	if (entered === undefined || !known) return;
	if (known.some((value) => value.toLowerCase() === entered.toLowerCase())) return;
	throw new InvalidInput({
		parameter,
		message: `is ${entered}, which the model ${model} does not make`,
		advice: known.length > 1 ? `Use one of: ${known.join(', ')}` : `Use ${known.join('')}`,
	});
}

function checkReferences({ model, options }: Generation, limits: ModelLimits, names: Names): void {
	for (const [name, kind] of REFERENCES) {
		checkCount(model, names(name), options[name].length, limits.references?.[kind]);
	}
	if (options.referenceVideoUrls.length > 0) {
		const images = options.referenceImageUrls.length;
		const beside = ' beside a reference video';
		checkCount(model, names('referenceImageUrls'), images, limits.imagesBesideVideo, beside);
	}
	if (limits.needsVideo && options.referenceVideoUrls.length === 0) {
		throw new InvalidInput({
			parameter: names('referenceVideoUrls'),
			message: `is empty; the model ${model} works only with a reference video`,
			advice: 'Add a video, or choose another model',
		});
	}
	if (!limits.audioNeedsImage) return;
	if (options.referenceAudioUrls.length === 0 || options.referenceImageUrls.length > 0) return;
	throw new InvalidInput({
		parameter: names('referenceAudioUrls'),
		message: `needs a reference image beside it with the model ${model}`,
		advice: `Add a link under '${names('referenceImageUrls')}', or remove the audio`,
	});
}

function checkCount(
	model: string,
	parameter: string,
	count: number,
	most: number | undefined,
	beside = '',
): void {
	if (most === undefined || count <= most) return;
	throw new InvalidInput({
		parameter,
		message:
			most === 0
				? `is not taken by the model ${model}`
				: `has ${count} links; the model ${model} takes ${most}${beside}`,
		advice: most === 0 ? 'Remove the links, or choose another model' : `Keep ${most} of them`,
	});
}
