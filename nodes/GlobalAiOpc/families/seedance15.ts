import { each, seconds, type Family } from './family';

/** @see https://docs.globalaiopc.com/en/api-reference/video/seedance/seedance-create */
export const seedance15: Family = {
	displayName: 'Seedance 1.5',
	description: 'Videos of 2 to 12 seconds in 480p, 720p or 1080p, from a prompt or frames',
	path: '/v1/seedance/videos',
	fields: { duration: 'duration', aspectRatio: 'ratio', generateAudio: 'generate_audio' },
	roles: { firstFrameImageUrl: 'first_frame', lastFrameImageUrl: 'last_frame' },
	firstFrameAlone: true,
	models: each(['seedance_1_5_pro_720p', 'seedance_1_5_pro_1080p', 'seedance_1_5_pro_480p'], {
		durations: seconds(2, 12),
		ratios: ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', 'adaptive'],
	}),
	usualSeconds: 5,
};
