/** What an AI Studio model can make. */
export interface StudioModel {
	/** As it stands in requests. */
	id: string;
	name: string;
	aspectRatios: readonly [string, ...string[]];
	/** Seconds with the letter that the wire wants. */
	durations: readonly [string, ...string[]];
	creditsPerSecond: number;
}

/**
 * Video models, the usual one first; the first ratio and duration of each are Pictory's defaults.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/generate-video
 */
export const STUDIO_MODELS: readonly [StudioModel, ...StudioModel[]] = [
	{
		id: 'pixverse5.5',
		name: 'PixVerse 5.5',
		aspectRatios: ['16:9', '9:16', '1:1', '3:4', '4:3'],
		durations: ['5s', '8s', '10s'],
		creditsPerSecond: 1.6,
	},
	{
		id: 'veo3.1',
		name: 'Veo 3.1',
		aspectRatios: ['16:9', '9:16'],
		durations: ['4s', '6s', '8s'],
		creditsPerSecond: 20,
	},
	{
		id: 'veo3.1_fast',
		name: 'Veo 3.1 Fast',
		aspectRatios: ['16:9', '9:16'],
		durations: ['4s', '6s', '8s'],
		creditsPerSecond: 10,
	},
];

/** What an AI Studio image costs, by model, the usual one first. */
export interface ImageModel {
	/** As it stands in requests. */
	id: string;
	name: string;
	creditsPerImage: number;
}

/** @see https://docs.pictory.ai/api-reference/ai-studio/generate-image */
export const IMAGE_MODELS: readonly [ImageModel, ...ImageModel[]] = [
	{ id: 'seedream3.0', name: 'Seedream 3.0', creditsPerImage: 2 },
	{ id: 'flux-schnell', name: 'FLUX Schnell', creditsPerImage: 0.6 },
	{ id: 'nanobanana', name: 'Nano Banana', creditsPerImage: 4 },
	{ id: 'nanobanana-pro', name: 'Nano Banana Pro', creditsPerImage: 14 },
];

/** The same for every model; the first one is the default of each. */
export const IMAGE_RATIOS = ['1:1', '16:9', '9:16'] as const;

export const IMAGE_STYLES = [
	'artistic',
	'cartoon',
	'futuristic',
	'minimalist',
	'photorealistic',
	'vintage',
] as const;

/** The unit of {@link StudioModel.creditsPerSecond}. */
export const AI_CREDITS = 'AI credits';

/** Credits have one decimal at most. */
export function inTenths(credits: number): number {
	return Math.round(credits * 10) / 10;
}

/** Value of Model that asks for the id of a model that is not on the list. */
export const OTHER_MODEL = 'other';

/** The video model of that id, when it is on the list. */
export function findModel(id: string): StudioModel | undefined {
	return STUDIO_MODELS.find((model) => model.id === id);
}
