import { seconds, type Family, type ModelLimits } from './family';

const THREE_SHAPES = ['16:9', '9:16', '1:1'];
const RESOLUTIONS = ['720p'];

const STABLE: ModelLimits = {
	durations: seconds(4, 15),
	ratios: THREE_SHAPES,
	resolutions: RESOLUTIONS,
	references: { images: 4, videos: 3, audios: 1 },
	promptLength: 5000,
};

const PRO: ModelLimits = {
	durations: [10, 15],
	ratios: THREE_SHAPES,
	resolutions: RESOLUTIONS,
	references: { images: 9, videos: 0, audios: 3 },
	audioNeedsImage: true,
};

/**
 * Pages of different age disagree in places (the length of a prompt, the durations of `videos_stable_fast`, the
 * shapes of `videos`); the wider limit stands here, so that nothing is refused that the service may take.
 *
 * @see https://docs.globalaiopc.com/en/api-reference/video/videos/videos-create
 */
export const videos: Family = {
	displayName: 'Videos',
	description: 'Videos of 4 to 15 seconds in 720p, from a prompt, two frames or references',
	path: '/v1/videos/videos',
	fields: {
		duration: 'duration',
		aspectRatio: 'ratio',
		resolution: 'resolution',
		firstFrameImageUrl: 'first_image',
		lastFrameImageUrl: 'last_image',
		referenceImageUrls: 'referenceImages',
		referenceVideoUrls: 'referenceVideos',
		referenceAudioUrls: 'referenceAudios',
		autoFace: 'autoFace',
	},
	olderFrameNames: { firstFrameImageUrl: 'image', lastFrameImageUrl: 'lastFrameImage' },
	models: {
		videos: {
			durations: seconds(4, 15),
			ratios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
			resolutions: RESOLUTIONS,
			references: { images: 9, videos: 3, audios: 3 },
			autoFace: true,
		},
		videos_fast: {
			durations: seconds(4, 15),
			ratios: THREE_SHAPES,
			resolutions: RESOLUTIONS,
			references: { audios: 0 },
			promptLength: 1500,
		},
		videos_stable: STABLE,
		videos_stable_fast: STABLE,
		videos_pro: PRO,
		videos_pro_fast: PRO,
	},
	usualSeconds: 5,
};
