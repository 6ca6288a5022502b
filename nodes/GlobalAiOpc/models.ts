/** What a model takes; a field that is absent has no documented limit. */
export interface ModelLimits {
	/** Whole seconds. */
	durations: readonly number[];
	ratios: readonly string[];
	/** How many references of each kind, at most. */
	references: { images?: number; videos?: number; audios?: number };
	/** Characters. */
	promptLength?: number;
	/** Reference audio is taken only beside a reference image. */
	audioNeedsImage?: boolean;
	/** Whether `autoFace` means something to it. */
	autoFace?: boolean;
}

/** Every shape that some model of the family has. */
export const RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'] as const;

/** The only resolution of the family. */
export const RESOLUTION = '720p';

const FOUR_TO_FIFTEEN = Array.from({ length: 12 }, (_, index) => index + 4);
const TEN_OR_FIFTEEN = [10, 15];
const THREE_SHAPES = ['16:9', '9:16', '1:1'];

const STABLE: ModelLimits = {
	durations: FOUR_TO_FIFTEEN,
	ratios: THREE_SHAPES,
	references: { images: 4, videos: 3, audios: 1 },
	promptLength: 5000,
};

const PRO: ModelLimits = {
	durations: TEN_OR_FIFTEEN,
	ratios: THREE_SHAPES,
	references: { images: 9, videos: 0, audios: 3 },
	audioNeedsImage: true,
};

/**
 * Models of the Videos family. Pages of different age disagree in places (the length of a prompt, the
 * durations of `videos_stable_fast`, the shapes of `videos`); the wider limit stands here, so that
 * nothing is refused that the service may take.
 *
 * @see https://docs.globalaiopc.com
 */
export const MODELS: ReadonlyMap<string, ModelLimits> = new Map<string, ModelLimits>(
	Object.entries({
		videos: {
			durations: FOUR_TO_FIFTEEN,
			ratios: RATIOS,
			references: { images: 9, videos: 3, audios: 3 },
			autoFace: true,
		},
		videos_fast: {
			durations: FOUR_TO_FIFTEEN,
			ratios: THREE_SHAPES,
			references: { audios: 0 },
			promptLength: 1500,
		},
		videos_stable: STABLE,
		videos_stable_fast: STABLE,
		videos_pro: PRO,
		videos_pro_fast: PRO,
	}),
);
