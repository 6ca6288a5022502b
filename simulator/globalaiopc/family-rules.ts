/** What a model takes, by the pages; what is absent is not limited. */
export interface ModelFacts {
	readonly durations?: readonly number[];
	readonly ratios?: readonly string[];
	readonly resolutions?: readonly string[];
	readonly images?: number;
	/** Images at most when there is a reference video. */
	readonly imagesBesideVideo?: number;
	readonly videos?: number;
	readonly audios?: number;
	/** Works only with a reference video. */
	readonly needsVideo?: boolean;
}

/** How the create call of a family is read. The names of a row mean the same; only one of them may be given. */
export interface FamilyRules {
	readonly duration: readonly string[];
	readonly ratio: readonly string[];
	readonly images: readonly string[];
	readonly videos: readonly string[];
	readonly audios: readonly string[];
	readonly firstFrame: readonly string[];
	readonly lastFrame: readonly string[];
	/** Fields that are read without a rule. */
	readonly others: readonly string[];
	/** Whether prompt and material stand in `content`. */
	readonly hasContent: boolean;
	readonly models: Readonly<Record<string, ModelFacts>>;
}

const NOTHING: FamilyRules = {
	...{ duration: [], ratio: [], images: [], videos: [], audios: [] },
	...{ firstFrame: [], lastFrame: [], others: [], hasContent: false, models: {} },
};

const from = (shortest: number, longest: number) =>
	Array.from({ length: longest - shortest + 1 }, (_, index) => shortest + index);

const SIX_RATIOS = ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'];
const ADAPTIVE = [...SIX_RATIOS, 'adaptive'];
const IMAGE_RATIOS = ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3', '5:4', '4:5', '21:9'];

const all = (models: readonly string[], facts: ModelFacts) =>
	Object.fromEntries(models.map((model) => [model, facts]));

const CAMEL_REFERENCES = {
	images: ['referenceImages'],
	videos: ['referenceVideos'],
	audios: ['referenceAudios'],
};
const FRAMES = { firstFrame: ['first_image'], lastFrame: ['last_image'] };
const FRAMES_OF_BOTH_AGES = {
	firstFrame: ['first_image', 'image'],
	lastFrame: ['last_image', 'lastFrameImage'],
};

const CONTENT: FamilyRules = {
	...NOTHING,
	...{ duration: ['duration'], ratio: ['ratio'], hasContent: true },
	others: ['generate_audio', 'seed'],
};

const VEO = { ratios: ['16:9', '9:16'], resolutions: ['720p', '1080p', '4k'], images: 3 };
const STABLE_VEO = { ...VEO, resolutions: ['720p', '1080p'] };
const SEEDANCE_2 = { durations: from(4, 15), ratios: ADAPTIVE, images: 9, videos: 3, audios: 3 };
const GROK = { ratios: ['16:9', '9:16', '1:1', '3:2', '2:3'], resolutions: ['480p', '720p'] };

/**
 * The families beside Videos whose fields are documented, by job type (GlobalAI OPC docs, pages "Create Video Task" of
 * each family; docs.mingyanai.com and docs.xingchaoyiqing.com for Vidu, Grok, StarVideos O3 and SD2 Manxue; clients
 * for the offers of Seedance 2.0 with `content` and for GPT Image 2).
 */
export const FAMILY_RULES: Readonly<Record<string, FamilyRules>> = {
	veo: {
		...NOTHING,
		...FRAMES,
		...{ ratio: ['aspect_ratio'], images: ['input_reference', 'image_urls'] },
		others: ['resolution'],
		models: {
			...{ veo_3_1_fast: VEO, veo_3_1_pro: VEO, veo_3_1_pro_stable: STABLE_VEO },
			veo_3_1_fast_stable: { ...STABLE_VEO, images: 0 },
		},
	},
	sora: {
		...NOTHING,
		duration: ['seconds', 'duration'],
		ratio: ['aspect_ratio', 'size'],
		images: ['input_reference', 'image_urls'],
		models: all(['openAiSora2Plus', 'openAiSora2Pro'], {
			durations: [4, 8, 12],
			ratios: ['16:9', '9:16', '1280x720', '720x1280'],
			images: 1,
		}),
	},
	kyyvideo2: {
		...NOTHING,
		...FRAMES,
		...CAMEL_REFERENCES,
		...{ duration: ['duration'], ratio: ['aspect_ratio'], others: ['generateAudio'] },
		models: {
			...all(['kyyvideo2', 'kyyvideo2_fast'], SEEDANCE_2),
			...all(['kyyvideo2_pro', 'kyyvideo2_fast_pro'], { ...SEEDANCE_2, videos: 0 }),
			...all(['seedance_2_0', 'seedance_2_0_fast'], { ...SEEDANCE_2, needsVideo: true }),
			...all(['seedance_2_0_pro', 'seedance_2_0_fast_pro'], SEEDANCE_2),
		},
	},
	seedance: {
		...CONTENT,
		models: all(['seedance_1_5_pro_480p', 'seedance_1_5_pro_720p', 'seedance_1_5_pro_1080p'], {
			durations: [-1, ...from(2, 12)],
			ratios: ADAPTIVE,
		}),
	},
	seedanceDiscount: {
		...CONTENT,
		models: all(['sd_2.0_discount_720p', 'sd_2.0_fast_discount_720p'], SEEDANCE_2),
	},
	seedanceSpecial: {
		...CONTENT,
		models: all(['sd_2.0_special_720p', 'sd_2.0_fast_special_720p'], SEEDANCE_2),
	},
	seedanceX1: CONTENT,
	sd2Manxue: {
		...NOTHING,
		...FRAMES_OF_BOTH_AGES,
		...CAMEL_REFERENCES,
		...{ duration: ['duration'], ratio: ['ratio'] },
		models: all(
			['', '_fast', '_video', '_video_fast'].flatMap((kind) =>
				['720p', '1080p', ...(kind.endsWith('fast') ? [] : ['2k', '4k'])].map(
					(resolution) => `sd2_manxue${kind}_${resolution}`,
				),
			),
			{ ...SEEDANCE_2, ratios: SIX_RATIOS },
		),
	},
	starvideos: {
		...NOTHING,
		...FRAMES,
		...{ duration: ['duration'], ratio: ['ratio'] },
		images: ['referenceImages', 'images'],
		videos: ['referenceVideos'],
		models: {
			starvideos_v3: { durations: from(3, 15), ratios: ['16:9', '9:16'], images: 2 },
			starvideos_o3: {
				...{ durations: from(3, 15), ratios: ['1:1', '9:16', '16:9'] },
				...{ images: 7, imagesBesideVideo: 4 },
			},
		},
	},
	vidu: {
		...NOTHING,
		...FRAMES,
		...{ duration: ['duration'], ratio: ['aspect_ratio'], others: ['resolution'] },
		models: all(['viduq3-pro', 'viduq3-turbo'], {
			durations: from(1, 16),
			ratios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
			resolutions: ['540p', '720p', '1080p'],
		}),
	},
	grok: {
		...NOTHING,
		...{ duration: ['duration'], ratio: ['aspect_ratio'], images: ['image_urls'] },
		others: ['resolution'],
		models: {
			grok_video3: { ...GROK, durations: from(6, 30), images: 7 },
			grok_video3_pro: { ...GROK, durations: [10] },
			grok_video3_max: {
				...GROK,
				...{ durations: [6, 10, 12, 16, 20, 30], ratios: ['16:9', '9:16', '1:1'], images: 5 },
			},
			grok_video3_stable: { ...GROK, durations: [6, 10], images: 7 },
		},
	},
	bananaImage: {
		...NOTHING,
		...{ ratio: ['size'], images: ['image_urls'], others: ['resolution'] },
		models: all(
			['', '-pro', '-pro-stable', '-2-stable', '-2'].map((kind) => `nano-banana${kind}`),
			{ ratios: IMAGE_RATIOS, resolutions: ['1k', '2k', '4k'], images: 6 },
		),
	},
	gptImage: {
		...NOTHING,
		...{ ratio: ['ratio', 'size'], images: ['image_urls'], others: ['resolution', 'quality'] },
	},
	modelCenter: {
		...NOTHING,
		...FRAMES,
		...{ duration: ['duration'], ratio: ['aspect_ratio'] },
		images: ['reference_images'],
		videos: ['reference_videos'],
		audios: ['reference_audios'],
		others: ['resolution', 'generate_audio', 'seed', 'watermark'],
	},
};
