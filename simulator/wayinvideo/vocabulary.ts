/** WayinVideo docs, AI Clipping. */
export const TARGET_DURATIONS = [
	'DURATION_0_30',
	'DURATION_0_90',
	'DURATION_30_60',
	'DURATION_60_90',
	'DURATION_90_180',
	'DURATION_180_300',
] as const;
export type TargetDuration = (typeof TARGET_DURATIONS)[number];

/** WayinVideo docs, Clips Export API. */
export const RESOLUTIONS = ['SD_480', 'HD_720', 'FHD_1080', 'QHD_2K', 'UHD_4K'] as const;
export const CAPTION_DISPLAYS = ['both', 'original', 'translation'] as const;
export const HOOK_POSITIONS = ['beginning', 'end'] as const;
export const HOOK_STYLES = [
	...(['serious', 'casual', 'informative', 'conversational', 'humorous', 'parody'] as const),
	...(['inspirational', 'dramatic', 'empathetic', 'persuasive', 'neutral', 'excited'] as const),
	'calm',
] as const;
export const RATIOS = ['RATIO_9_16', 'RATIO_1_1', 'RATIO_4_5', 'RATIO_16_9'] as const;
export type Ratio = (typeof RATIOS)[number];

const EVERYWHERE = ['Auto', 'Full', 'Fit', 'Grid 4', 'Trio'];
const UPRIGHT = [...EVERYWHERE, 'Split 2', 'PiP', 'Screen First', 'Gameplay A', 'Gameplay B'];

/** WayinVideo docs, AI Clipping: which arrangement goes with which shape. */
export const LAYOUTS: Readonly<Record<Ratio, readonly string[]>> = {
	RATIO_16_9: [...EVERYWHERE, 'Split 2', 'PiP', 'OTS', 'Screen First'],
	RATIO_9_16: UPRIGHT,
	RATIO_1_1: EVERYWHERE,
	RATIO_4_5: UPRIGHT,
};

/** WayinVideo docs, Supported Languages: no bare `zh`, and `jw` for Javanese. */
export const LANGUAGES: ReadonlySet<string> = new Set(
	(
		'af sq am ar hy as az ba eu be bn bs br bg my ca zh-cn zh-tw hr cs da nl en et fo fi fr gl ka de el gu ht ha ' +
		'haw he hi hu is id it ja jw kn kk km ko lo la lv ln lt lb mk mg ms ml mt mi mr mn ne no nn oc ps fa pl pt pa ' +
		'ro ru sa sr sn sd si sk sl so es su sw sv tl tg ta tt te th bo tr tk uk ur uz vi cy yi yo'
	).split(' '),
);
