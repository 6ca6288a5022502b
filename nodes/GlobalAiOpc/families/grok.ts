import { seconds, type Family } from './family';

const FIVE_SHAPES = ['16:9', '9:16', '1:1', '3:2', '2:3'];
const RESOLUTIONS = ['720p', '480p'];

/** @see https://docs.globalaiopc.com/en/api-reference/video/grok/grok-create */
export const grok: Family = {
	displayName: 'Grok',
	description: 'Videos of 6 to 30 seconds, up to 720p, from a prompt or images',
	path: '/v1/grok/videos',
	fields: {
		duration: 'duration',
		aspectRatio: 'aspect_ratio',
		resolution: 'resolution',
		referenceImageUrls: 'image_urls',
	},
	models: {
		grok_video3: {
			durations: seconds(6, 30),
			ratios: FIVE_SHAPES,
			resolutions: RESOLUTIONS,
			references: { images: 7 },
		},
		grok_video3_pro: { durations: [10], ratios: FIVE_SHAPES, resolutions: ['720p'] },
		grok_video3_max: {
			durations: [6, 10, 12, 16, 20, 30],
			ratios: ['16:9', '9:16', '1:1'],
			resolutions: RESOLUTIONS,
			references: { images: 5 },
		},
		grok_video3_stable: {
			durations: [6, 10],
			ratios: FIVE_SHAPES,
			resolutions: RESOLUTIONS,
			references: { images: 7 },
		},
	},
	usualSeconds: 10,
};
