/**
 * Preferred clip lengths, seconds (`target_duration`).
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 */
export const TARGET_DURATIONS = [
	'DURATION_0_30',
	'DURATION_0_90',
	'DURATION_30_60',
	'DURATION_60_90',
	'DURATION_90_180',
	'DURATION_180_300',
] as const;

/**
 * Sizes of rendered clips (`resolution`).
 *
 * @see https://wayin.ai/api-docs/clips-export/
 */
export const RESOLUTIONS = ['SD_480', 'HD_720', 'FHD_1080', 'QHD_2K', 'UHD_4K'] as const;

export const CAPTION_DISPLAYS = ['both', 'original', 'translation'] as const;

/** Styles that can show two languages at once have ids that begin so. */
export const TWO_LANGUAGE_STYLE = 'temp-static-';

const numbered = (prefix: string, first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${first + index}`);

/**
 * Caption styles by id. The provider adds to them, so the node takes any other id as text.
 *
 * @see https://wayin.ai/api-docs/subtitle-styles/
 */
export const CAPTION_STYLES: readonly string[] = [
	'box-highlight',
	'smart-bg-focus',
	'underline-focus',
	'word-focus',
	...numbered('game-streamer-', 1, 7),
	...numbered('temp-', 0, 17),
	...numbered(TWO_LANGUAGE_STYLE, 1, 6),
];

export const USUAL_CAPTION_STYLE = 'temp-7';

/** Tones of the generated text hook (`ai_hook_script_style`). */
export const HOOK_STYLES = [
	'calm',
	'casual',
	'conversational',
	'dramatic',
	'empathetic',
	'excited',
	'humorous',
	'informative',
	'inspirational',
	'neutral',
	'parody',
	'persuasive',
	'serious',
] as const;

export const HOOK_POSITIONS = ['beginning', 'end'] as const;

export const RATIOS = ['RATIO_16_9', 'RATIO_1_1', 'RATIO_4_5', 'RATIO_9_16'] as const;

export type Ratio = (typeof RATIOS)[number];

/**
 * Arrangements of the picture that each shape allows (`reframe_layout`), in the exact spelling.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 */
export const LAYOUTS: Readonly<Record<Ratio, readonly string[]>> = {
	RATIO_16_9: ['Auto', 'Fit', 'Full', 'Grid 4', 'OTS', 'PiP', 'Screen First', 'Split 2', 'Trio'],
	RATIO_1_1: ['Auto', 'Fit', 'Full', 'Grid 4', 'Trio'],
	RATIO_4_5: [
		'Auto',
		'Fit',
		'Full',
		'Gameplay A',
		'Gameplay B',
		'Grid 4',
		'PiP',
		'Screen First',
		'Split 2',
		'Trio',
	],
	RATIO_9_16: [
		'Auto',
		'Fit',
		'Full',
		'Gameplay A',
		'Gameplay B',
		'Grid 4',
		'PiP',
		'Screen First',
		'Split 2',
		'Trio',
	],
};
