import { each, type Families } from './family';

/**
 * The newer generation of the API has one path for all models, and names in snake case. Which model takes what is
 * on no page that could be read, so it is left to the service.
 */
export const MODEL_CENTER: Families = {
	modelCenter: {
		displayName: 'Model Center',
		description: 'Any video model of the newer model center',
		path: '/v2/model-center/tasks',
		fields: {
			duration: 'duration',
			aspectRatio: 'aspect_ratio',
			resolution: 'resolution',
			firstFrameImageUrl: 'first_image',
			lastFrameImageUrl: 'last_image',
			referenceImageUrls: 'reference_images',
			referenceVideoUrls: 'reference_videos',
			referenceAudioUrls: 'reference_audios',
			generateAudio: 'generate_audio',
			seed: 'seed',
			watermark: 'watermark',
		},
		firstFrameAlone: true,
		models: each(
			[
				...['videos_stable', 'videos_stable_fast', 'seedance-2.5-c1'],
				...['sd_2.0_special', 'sd_2.0_discount'],
			],
			{},
		),
		usualSeconds: 5,
	},
};
