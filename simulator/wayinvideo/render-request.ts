import type { Fields } from './fields';
import type { WayinSwitches } from './switches';
import {
	CAPTION_DISPLAYS,
	HOOK_POSITIONS,
	HOOK_STYLES,
	LAYOUTS,
	RATIOS,
	RESOLUTIONS,
	type Ratio,
} from './vocabulary';

/** How clips are to be rendered. */
export interface RenderSettings {
	readonly resolution: (typeof RESOLUTIONS)[number];
	/** Without a ratio the clips keep the shape of the source. */
	readonly ratio?: Ratio;
}

/** Reads the render fields, each only where it takes effect; throws a Refusal for the first that is wrong. */
export function readRenderSettings(
	fields: Fields,
	switches: WayinSwitches,
	{ withLayout }: { withLayout: boolean },
): RenderSettings {
	const resolution = fields.oneOf('resolution', RESOLUTIONS, 'SD_480');
	if (fields.flag('enable_caption')) readCaptions(fields, switches);
	if (fields.flag('enable_ai_hook')) {
		fields.oneOf('ai_hook_script_style', HOOK_STYLES, 'serious');
		fields.oneOf('ai_hook_position', HOOK_POSITIONS, 'beginning');
	}
	if (!fields.flag('enable_ai_reframe')) return { resolution };
	if (!fields.has('ratio')) {
		if (switches.reframeWithoutRatio === 'ignore') return { resolution };
		throw fields.refusal('ratio is required when enable_ai_reframe is true');
	}
	const ratio = fields.oneOf('ratio', RATIOS, 'RATIO_16_9');
	// An empty layout means Auto; case and spaces count.
	const layout = withLayout ? fields.text('reframe_layout') : undefined;
	if (layout !== undefined) fields.oneOf('reframe_layout', LAYOUTS[ratio], 'Auto');
	return { resolution, ratio };
}

function readCaptions(fields: Fields, switches: WayinSwitches): void {
	const display = fields.oneOf('caption_display', CAPTION_DISPLAYS, 'original');
	const style = fields.text('cc_style_tpl') ?? 'temp-7';
	const cannotShow = display === 'both' && !style.startsWith('temp-static-');
	if (cannotShow && switches.bothWithoutStaticStyle === 'refuse')
		throw fields.refusal('caption_display both needs a temp-static- style');
}
