import { each, seconds, type Family, type ModelLimits } from './family';

const LIMITS: ModelLimits = {
	durations: seconds(4, 15),
	ratios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9', 'adaptive'],
	references: { images: 9, videos: 3, audios: 3 },
};

/** Three offers of Seedance 2.0 that are known from clients alone; they differ in path and models. */
const SEEDANCE: Omit<Family, 'displayName' | 'path' | 'models'> = {
	description: 'Videos of 4 to 15 seconds with sound, from a prompt, frames or references',
	fields: {
		duration: 'duration',
		aspectRatio: 'ratio',
		generateAudio: 'generate_audio',
		seed: 'seed',
	},
	roles: {
		firstFrameImageUrl: 'first_frame',
		lastFrameImageUrl: 'last_frame',
		referenceImageUrls: 'reference_image',
		referenceVideoUrls: 'reference_video',
		referenceAudioUrls: 'reference_audio',
	},
	firstFrameAlone: true,
	usualSeconds: 5,
};

export const seedanceDiscount: Family = {
	...SEEDANCE,
	displayName: 'Seedance 2.0 Discount',
	path: '/v1/seedance-discount/videos',
	models: each(['sd_2.0_fast_discount_720p', 'sd_2.0_discount_720p'], LIMITS),
};

export const seedanceSpecial: Family = {
	...SEEDANCE,
	displayName: 'Seedance 2.0 Special',
	path: '/v1/seedance-special/videos',
	models: each(['sd_2.0_fast_special_720p', 'sd_2.0_special_720p'], LIMITS),
};

export const seedanceX1: Family = {
	...SEEDANCE,
	displayName: 'Seedance 2.0 X1',
	path: '/v1/seedance-x1/videos',
	// Its limits are on no page.
	models: each(['seedance_2_0_x1_official'], { ratios: LIMITS.ratios }),
};
