import { z } from 'zod';
import {
	chosen,
	jsonList,
	jsonObject,
	namesOf,
	optionalId,
	optionalNumber,
	optionalOneOf,
	optionalText,
	optionalUrl,
	toggle,
} from '../shared/input/parameters';
import { ASPECT_RATIOS, STORYBOARD_OPTIONS } from './storyboardOptions.fields';

export const OPTION_NAMES = namesOf([STORYBOARD_OPTIONS]);

function between(lowest: number, highest: number) {
	const message = `must be between ${lowest} and ${highest}`;
	return optionalNumber(z.number().min(lowest, message).max(highest, message));
}

/** 0 is what an untouched field holds. */
const pixels = optionalNumber(z.number().int().min(0, 'must be above 0')).transform(
	(value) => value || undefined,
);

/** The options of a storyboard as entered; which of them exclude each other is checked where the body is built. */
export const storyboardOptionsSchema = z.object({
	additionalFields: jsonObject,
	aspectRatio: optionalOneOf(ASPECT_RATIOS),
	autoMusic: toggle,
	avatar: jsonObject,
	avatarId: optionalId,
	awsConnectionId: optionalId,
	brandId: optionalId,
	brandName: optionalText,
	destinations: jsonList,
	logoPosition: optionalText,
	logoUrl: optionalUrl,
	logoWidth: optionalText,
	musicClips: jsonList,
	musicUrl: chosen(optionalUrl),
	musicVolume: between(0, 1),
	premiumVoiceSettings: jsonObject,
	saveProject: toggle,
	smartLayoutId: optionalId,
	smartLayoutName: optionalText,
	storyboardVersion: optionalText,
	subtitleStyle: jsonObject,
	subtitleStyleId: optionalId,
	subtitleStyleName: optionalText,
	syncVoice: toggle,
	videoHeight: pixels,
	videoWidth: pixels,
	vimeoConnectionId: optionalId,
	voiceAmplification: between(-1, 1),
	voiceOver: jsonObject,
	voiceSpeaker: optionalId,
	voiceSpeed: between(50, 200),
	voiceUrl: optionalUrl,
	webhookInput: jsonObject,
	webhookUrl: optionalUrl,
});

export type StoryboardOptions = z.infer<typeof storyboardOptionsSchema>;
