const PRESETS = {
	low: { crf: 28, preset: 'veryfast' },
	medium: { crf: 23, preset: 'medium' },
	high: { crf: 18, preset: 'slow' },
} as const;

type Config = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Config {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isQuality(value: unknown): value is keyof typeof PRESETS {
	return typeof value === 'string' && value in PRESETS;
}

/**
 * What the renderer of the later engine makes of a job's config: the nested `render` wins, an unknown quality is
 * `high`, and a size needs both of its sides.
 */
export function renderMetadata(config: Config, isOldRenderer: boolean) {
	const asked: Config = isOldRenderer
		? {}
		: { ...config, ...(isObject(config.render) && config.render) };
	const quality = isQuality(asked.quality) ? asked.quality : 'high';
	const hasSize = asked.scale_width !== undefined && asked.scale_height !== undefined;
	return {
		quality,
		crf: asked.crf ?? PRESETS[quality].crf,
		preset: asked.preset ?? PRESETS[quality].preset,
		bitrate: asked.bitrate ?? null,
		resolution_scale: asked.resolution_scale ?? null,
		scale_width: hasSize ? asked.scale_width : null,
		scale_height: hasSize ? asked.scale_height : null,
		audio_bitrate: asked.audio_bitrate ?? '192k',
		codec: 'h264',
	};
}
