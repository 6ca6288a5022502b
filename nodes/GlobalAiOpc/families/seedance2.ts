import { each, seconds, type Family, type ModelLimits } from './family';

const LIMITS: ModelLimits = {
	durations: seconds(4, 15),
	ratios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9', 'adaptive'],
	references: { images: 9, videos: 3, audios: 3 },
};

/**
 * The page was named KyyVideo2 before, and so were the models; the path is still the old one. By the newer page
 * two of the newer models work only with a reference video.
 *
 * @see https://docs.globalaiopc.com/en/api-reference/video/seedance2/seedance2-create
 */
export const seedance2: Family = {
	displayName: 'Seedance 2.0',
	description: 'Videos of 4 to 15 seconds with sound, from a prompt, frames or references',
	path: '/v1/kyyvideo2/videos',
	fields: {
		duration: 'duration',
		aspectRatio: 'aspect_ratio',
		firstFrameImageUrl: 'first_image',
		lastFrameImageUrl: 'last_image',
		referenceImageUrls: 'referenceImages',
		referenceVideoUrls: 'referenceVideos',
		referenceAudioUrls: 'referenceAudios',
		generateAudio: 'generateAudio',
	},
	firstFrameAlone: true,
	models: {
		...each(['kyyvideo2', 'kyyvideo2_fast'], LIMITS),
		...each(['kyyvideo2_pro', 'kyyvideo2_fast_pro'], {
			...LIMITS,
			references: { images: 9, videos: 0, audios: 3 },
		}),
		...each(['seedance_2_0', 'seedance_2_0_fast'], { ...LIMITS, needsVideo: true }),
		...each(['seedance_2_0_pro', 'seedance_2_0_fast_pro'], LIMITS),
	},
	usualSeconds: 5,
};
