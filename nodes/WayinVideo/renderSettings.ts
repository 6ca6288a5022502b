import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { oneOf, optionalText, toggle } from '../shared/input/parameters';
import {
	CAPTION_DISPLAYS,
	HOOK_POSITIONS,
	HOOK_STYLES,
	LAYOUTS,
	RATIOS,
	RESOLUTIONS,
	TWO_LANGUAGE_STYLE,
	USUAL_CAPTION_STYLE,
} from './choices';

/** What the settings of a render are called in the editor, wherever it is asked for. */
export const RENDER_NAMES = {
	resolution: 'Resolution',
	enableCaption: 'Captions',
	captionDisplay: 'Caption Languages',
	captionStyle: 'Caption Style',
	captionStyleId: 'Caption Style ID',
	enableAiHook: 'AI Hook',
	aiHookStyle: 'AI Hook Style',
	aiHookPosition: 'AI Hook Position',
	aiHookKeywords: 'AI Hook Keywords',
	aiHookTextDuration: 'AI Hook Duration (Milliseconds)',
	enableAiReframe: 'AI Reframe',
	aspectRatio: 'Aspect Ratio',
	reframeLayout: 'Reframe Layout',
} as const;

/** A setting that may be left out, also by an expression that gives nothing. */
function optional<Value>(schema: z.ZodType<Value, z.ZodTypeDef, unknown>) {
	return z.preprocess(
		(value) => (value === '' || value === null ? undefined : value),
		schema.optional(),
	);
}

/** The settings that every render has. */
export const renderShape = {
	resolution: optional(oneOf(RESOLUTIONS)),
	enableCaption: toggle,
	captionDisplay: optional(oneOf(CAPTION_DISPLAYS)),
	captionStyle: optionalText,
	captionStyleId: optionalText,
	enableAiHook: toggle,
	aiHookStyle: optional(oneOf(HOOK_STYLES)),
	aiHookPosition: optional(oneOf(HOOK_POSITIONS)),
	aiHookKeywords: optionalText,
	aiHookTextDuration: z.coerce.number().int().min(0, 'must not be below 0').optional(),
	enableAiReframe: toggle,
	aspectRatio: optional(oneOf(RATIOS)),
	reframeLayout: optionalText,
};

export type RenderSettings = z.infer<z.ZodObject<typeof renderShape>>;

/**
 * The part of a body that says how clips are rendered. A setting is sent only where it takes effect.
 *
 * @throws InvalidInput for settings that do not go together
 * @see https://wayin.ai/api-docs/clips-export/
 */
export function renderBody(settings: RenderSettings): IDataObject {
	return {
		...(settings.resolution && { resolution: settings.resolution }),
		...captions(settings),
		...hook(settings),
		...reframing(settings),
	};
}

function captions({
	enableCaption,
	captionDisplay,
	captionStyle,
	captionStyleId,
}: RenderSettings): IDataObject {
	if (!enableCaption) return {};
	const style = captionStyleId ?? captionStyle;
	if (captionDisplay === 'both' && !(style ?? USUAL_CAPTION_STYLE).startsWith(TWO_LANGUAGE_STYLE)) {
		throw new InvalidInput({
			parameter: RENDER_NAMES.captionDisplay,
			message: `is Both, which the caption style '${style ?? USUAL_CAPTION_STYLE}' cannot show`,
			advice: `Choose a caption style whose ID begins with ${TWO_LANGUAGE_STYLE}, or one language`,
		});
	}
	return {
		enable_caption: true,
		...(captionDisplay && { caption_display: captionDisplay }),
		...(style && { cc_style_tpl: style }),
	};
}

function hook({
	enableAiHook,
	aiHookStyle,
	aiHookPosition,
	aiHookKeywords,
	aiHookTextDuration,
}: RenderSettings): IDataObject {
	if (!enableAiHook) return {};
	return {
		enable_ai_hook: true,
		...(aiHookStyle && { ai_hook_script_style: aiHookStyle }),
		...(aiHookPosition && { ai_hook_position: aiHookPosition }),
		...(aiHookKeywords && { ai_hook_keywords: aiHookKeywords }),
		...(aiHookTextDuration && { ai_hook_text_duration: aiHookTextDuration }),
	};
}

function reframing({ enableAiReframe, aspectRatio, reframeLayout }: RenderSettings): IDataObject {
	if (!enableAiReframe) return {};
	if (!aspectRatio) {
		throw new InvalidInput({
			parameter: RENDER_NAMES.aspectRatio,
			message: "is missing, and 'AI Reframe' cannot do without it",
			advice: `Add the option 'Aspect Ratio' (${RATIOS.join(', ')}), or switch 'AI Reframe' off`,
		});
	}
	const layouts = LAYOUTS[aspectRatio];
	if (reframeLayout !== undefined && !layouts.includes(reframeLayout)) {
		throw new InvalidInput({
			parameter: RENDER_NAMES.reframeLayout,
			message: `is '${reframeLayout}', which the aspect ratio ${aspectRatio} does not have`,
			advice: `Use one of: ${layouts.join(', ')}`,
		});
	}
	return {
		enable_ai_reframe: true,
		ratio: aspectRatio,
		...(reframeLayout !== undefined && { reframe_layout: reframeLayout }),
	};
}
