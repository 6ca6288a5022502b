import { each, type Family } from './family';

/**
 * The service takes `size` in place of `aspect_ratio`, `duration` in place of `seconds` and `image_urls` in place
 * of `input_reference`, never both. These are the names of its sample.
 *
 * @see https://docs.globalaiopc.com/en/api-reference/video/sora/sora-create
 */
export const sora: Family = {
	displayName: 'Sora',
	description: 'Videos of 4, 8 or 12 seconds, from a prompt or one image without real people',
	path: '/v1/sora/videos',
	fields: {
		duration: 'seconds',
		aspectRatio: 'aspect_ratio',
		referenceImageUrls: 'input_reference',
	},
	models: each(['openAiSora2Plus', 'openAiSora2Pro'], {
		durations: [4, 8, 12],
		ratios: ['16:9', '9:16'],
		references: { images: 1 },
	}),
	usualSeconds: 8,
};
