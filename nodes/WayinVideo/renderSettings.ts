import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { limit, namesOf, optionalOneOf, optionalText, toggle } from '../shared/input/parameters';
import { defined } from '../shared/provider/answer';
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
import { renderOptions } from './renderSettings.fields';

const NAMES = namesOf(renderOptions({}, { layouts: true, hookDetails: true }));

/** The settings that every render has. */
export const renderShape = {
	resolution: optionalOneOf(RESOLUTIONS),
	enableCaption: toggle,
	captionDisplay: optionalOneOf(CAPTION_DISPLAYS),
	captionStyle: optionalText,
	captionStyleId: optionalText,
	enableAiHook: toggle,
	aiHookStyle: optionalOneOf(HOOK_STYLES),
	aiHookPosition: optionalOneOf(HOOK_POSITIONS),
	aiHookKeywords: optionalText,
	aiHookTextDuration: limit(),
	enableAiReframe: toggle,
	aspectRatio: optionalOneOf(RATIOS),
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
	return defined({
		resolution: settings.resolution,
		...captions(settings),
		...hook(settings),
		...reframing(settings),
	});
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
			parameter: NAMES('captionDisplay'),
			message: `is Both, which the caption style '${style ?? USUAL_CAPTION_STYLE}' cannot show`,
			advice: `Choose a caption style whose ID begins with ${TWO_LANGUAGE_STYLE}, or one language`,
		});
	}
	return {
		enable_caption: true,
		caption_display: captionDisplay,
		cc_style_tpl: style,
	};
}

function hook(settings: RenderSettings): IDataObject {
	if (!settings.enableAiHook) return {};
	return {
		enable_ai_hook: true,
		ai_hook_script_style: settings.aiHookStyle,
		ai_hook_position: settings.aiHookPosition,
		ai_hook_keywords: settings.aiHookKeywords,
		ai_hook_text_duration: settings.aiHookTextDuration || undefined,
	};
}

function reframing({ enableAiReframe, aspectRatio, reframeLayout }: RenderSettings): IDataObject {
	if (!enableAiReframe) return {};
	if (!aspectRatio) {
		throw new InvalidInput({
			parameter: NAMES('aspectRatio'),
			message: "is missing, and 'AI Reframe' requires it",
			advice: `Add the option 'Aspect Ratio' (${RATIOS.join(', ')}), or switch 'AI Reframe' off`,
		});
	}
	const layouts = LAYOUTS[aspectRatio];
	if (reframeLayout !== undefined && !layouts.includes(reframeLayout)) {
		throw new InvalidInput({
			parameter: NAMES('reframeLayout'),
			message: `is '${reframeLayout}', which the aspect ratio ${aspectRatio} does not have`,
			advice: `Use one of: ${layouts.join(', ')}`,
		});
	}
	return {
		enable_ai_reframe: true,
		ratio: aspectRatio,
		reframe_layout: reframeLayout,
	};
}
