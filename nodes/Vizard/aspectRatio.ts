/**
 * Shapes of clips by `ratioOfClip`, Vizard's number for them.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 */
export const ASPECT_RATIOS = { '9:16': 1, '1:1': 2, '4:5': 3, '16:9': 4 } as const;

export type AspectRatio = keyof typeof ASPECT_RATIOS;

export const ASPECT_RATIO_NAMES = Object.keys(ASPECT_RATIOS) as AspectRatio[];
