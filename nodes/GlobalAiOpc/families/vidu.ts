import { each, seconds, type Family } from './family';

/** @see https://docs.mingyanai.com/en/api-reference/video/vidu/vidu-create */
export const vidu: Family = {
	displayName: 'Vidu',
	description: 'Videos of 1 to 16 seconds with sound, up to 1080p, from a prompt or frames',
	path: '/v1/vidu/videos',
	fields: {
		duration: 'duration',
		aspectRatio: 'aspect_ratio',
		resolution: 'resolution',
		firstFrameImageUrl: 'first_image',
		lastFrameImageUrl: 'last_image',
	},
	firstFrameAlone: true,
	models: each(['viduq3-pro', 'viduq3-turbo'], {
		durations: seconds(1, 16),
		ratios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
		resolutions: ['720p', '540p', '1080p'],
	}),
	usualSeconds: 5,
};
