import { each, seconds, type Family } from './family';

/**
 * By the newer page only the `_video_` models take reference videos; the older one has them with all.
 *
 * @see https://docs.globalaiopc.com/en/api-reference/video/sd2-manxue/sd2-manxue-create
 */
export const sd2Manxue: Family = {
	displayName: 'SD2 Manxue',
	description: 'Videos of 4 to 15 seconds in 720p to 4K, from a prompt, frames or references',
	path: '/v1/sd2_manxue/videos',
	fields: {
		duration: 'duration',
		aspectRatio: 'ratio',
		firstFrameImageUrl: 'first_image',
		lastFrameImageUrl: 'last_image',
		referenceImageUrls: 'referenceImages',
		referenceVideoUrls: 'referenceVideos',
		referenceAudioUrls: 'referenceAudios',
	},
	olderFrameNames: { firstFrameImageUrl: 'image', lastFrameImageUrl: 'lastFrameImage' },
	firstFrameAlone: true,
	models: each(
		[
			...['sd2_manxue_720p', 'sd2_manxue_1080p', 'sd2_manxue_2k', 'sd2_manxue_4k'],
			...['sd2_manxue_fast_720p', 'sd2_manxue_fast_1080p'],
			...['sd2_manxue_video_720p', 'sd2_manxue_video_1080p', 'sd2_manxue_video_2k'],
			...['sd2_manxue_video_4k', 'sd2_manxue_video_fast_720p', 'sd2_manxue_video_fast_1080p'],
		],
		{
			durations: seconds(4, 15),
			ratios: ['16:9', '21:9', '4:3', '1:1', '3:4', '9:16'],
			references: { images: 9, videos: 3, audios: 3 },
		},
	),
	usualSeconds: 5,
};
