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

/** Value of Model that asks for the id of a model that is not on the list. */
export const OTHER_MODEL = 'other';

/** The model of that id, when it is on the list. */
export function findModel(id: string): StudioModel | undefined {
	return STUDIO_MODELS.find((model) => model.id === id);
}
