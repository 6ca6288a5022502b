import { each, type Families, type ModelLimits } from './family';

const LIMITS: ModelLimits = {
	ratios: ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3', '5:4', '4:5', '21:9'],
	resolutions: ['1k', '2k', '4k'],
};

/** The families that make images. What is called `size` there is a shape. */
export const IMAGE_FAMILIES: Families = {
	/** @see https://docs.globalaiopc.com/en/api-reference/image/nano-banana-create */
	banana: {
		displayName: 'Nano Banana',
		description: 'Images in 1K to 4K, from a prompt and up to 6 images',
		path: '/v1/banana/images',
		fields: {
			aspectRatio: 'size',
			resolution: 'resolution',
			referenceImageUrls: 'image_urls',
		},
		models: each(
			[
				...['nano-banana-2', 'nano-banana-2-stable', 'nano-banana'],
				...['nano-banana-pro', 'nano-banana-pro-stable'],
			],
			{ ...LIMITS, references: { images: 6 } },
		),
	},
	/** Known from clients: https://docs.globalaiopc.com/api-reference/image/gpt-image2/gpt-image2-create */
	gptImage2: {
		displayName: 'GPT Image 2',
		description: 'Images in 1K to 4K, from a prompt and images',
		path: '/v1/image2/images',
		fields: {
			aspectRatio: 'ratio',
			resolution: 'resolution',
			quality: 'quality',
			referenceImageUrls: 'image_urls',
		},
		models: each(['gpt-image-2'], LIMITS),
	},
};
