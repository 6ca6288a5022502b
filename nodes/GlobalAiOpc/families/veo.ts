import type { Family, ModelLimits } from './family';

const RATIOS = ['16:9', '9:16'];

const UP_TO_4K: ModelLimits = {
	ratios: RATIOS,
	resolutions: ['720p', '1080p', '4K'],
	references: { images: 3 },
};

/**
 * Every video has 8 seconds, so there is no duration to send.
 *
 * @see https://docs.globalaiopc.com/en/api-reference/video/veo/veo-create
 */
export const veo: Family = {
	displayName: 'Veo',
	description: 'Videos of 8 seconds with sound, up to 4K, from a prompt, frames or images',
	path: '/v1/veo/videos',
	fields: {
		aspectRatio: 'aspect_ratio',
		resolution: 'resolution',
		firstFrameImageUrl: 'first_image',
		lastFrameImageUrl: 'last_image',
		referenceImageUrls: 'input_reference',
	},
	firstFrameAlone: true,
	models: {
		veo_3_1_fast: UP_TO_4K,
		veo_3_1_pro: UP_TO_4K,
		veo_3_1_fast_stable: {
			...UP_TO_4K,
			resolutions: ['720p', '1080p'],
			references: { images: 0 },
		},
		veo_3_1_pro_stable: { ...UP_TO_4K, resolutions: ['720p', '1080p'] },
	},
};
