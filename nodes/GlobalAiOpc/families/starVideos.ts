import { seconds, type Family } from './family';

const SHARED = { path: '/v1/starvideos/videos', usualSeconds: 5, firstFrameAlone: true };

/** @see https://docs.mingyanai.com/en/api-reference/video/starvideos/starvideos-create */
export const starVideosO3: Family = {
	...SHARED,
	displayName: 'StarVideos O3',
	description: 'Videos of 3 to 15 seconds, from a prompt, frames, images or videos',
	fields: {
		duration: 'duration',
		aspectRatio: 'ratio',
		firstFrameImageUrl: 'first_image',
		lastFrameImageUrl: 'last_image',
		referenceImageUrls: 'referenceImages',
		referenceVideoUrls: 'referenceVideos',
	},
	models: {
		starvideos_o3: {
			durations: seconds(3, 15),
			ratios: ['9:16', '16:9', '1:1'],
			references: { images: 7 },
			imagesBesideVideo: 4,
		},
	},
};

/**
 * One image is the first frame, two are first and last frame.
 *
 * @see https://docs.globalaiopc.com/en/api-reference/video/starvideos/starvideos-create
 */
export const starVideosV3: Family = {
	...SHARED,
	displayName: 'StarVideos V3',
	description: 'Videos of 3 to 15 seconds, from a prompt or frames',
	fields: {
		duration: 'duration',
		aspectRatio: 'ratio',
		firstFrameImageUrl: 'images',
		lastFrameImageUrl: 'images',
	},
	models: { starvideos_v3: { durations: seconds(3, 15), ratios: ['16:9', '9:16'] } },
};
