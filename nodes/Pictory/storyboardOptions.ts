import { z } from 'zod';
import { jsonList, jsonObject } from '../shared/input/json';
import { httpUrl, optionalText } from '../shared/input/parameters';

/** Names of the options as the editor shows them. */
export const OPTION_NAMES = {
	additionalFields: 'Additional Fields (JSON)',
	aspectRatio: 'Aspect Ratio',
	autoMusic: 'Automatic Music',
	avatar: 'Avatar (JSON)',
	awsConnectionId: 'AWS Connection ID',
	brandId: 'Brand ID',
	brandName: 'Brand Name',
	destinations: 'Destinations (JSON)',
	logoPosition: 'Logo Position',
	logoUrl: 'Logo URL',
	logoWidth: 'Logo Width',
	musicClips: 'Music Clips (JSON)',
	musicUrl: 'Music URL',
	musicVolume: 'Music Volume',
	premiumVoiceSettings: 'Premium Voice Settings (JSON)',
	saveProject: 'Save Project',
	smartLayoutId: 'Smart Layout ID',
	smartLayoutName: 'Smart Layout Name',
	storyboardVersion: 'Storyboard Version',
	subtitleStyle: 'Subtitle Style (JSON)',
	subtitleStyleId: 'Subtitle Style ID',
	subtitleStyleName: 'Subtitle Style Name',
	syncVoice: 'Synchronize Recorded Voice',
	videoHeight: 'Video Height',
	videoWidth: 'Video Width',
	vimeoConnectionId: 'Vimeo Connection ID',
	voiceAmplification: 'Voice Amplification',
	voiceOver: 'Voice-Over (JSON)',
	voiceSpeaker: 'Voice Speaker',
	voiceSpeed: 'Voice Speed',
	voiceUrl: 'Voice URL',
	webhookInput: 'Webhook Input (JSON)',
	webhookUrl: 'Webhook URL',
} as const;

const optionalUrl = z.union([z.literal(''), httpUrl]).optional();

function between(lowest: number, highest: number) {
	const message = `must be between ${lowest} and ${highest}`;
	return z.coerce.number().min(lowest, message).max(highest, message).optional();
}

/** 0 is what an untouched field holds. */
const pixels = z.coerce
	.number()
	.int()
	.min(0, 'must be above 0')
	.transform((value) => value || undefined)
	.optional();

/** The options of a storyboard as entered; what excludes what is looked at by those who build the body. */
export const storyboardOptionsSchema = z.object({
	additionalFields: jsonObject,
	aspectRatio: z.enum(['1:1', '16:9', '9:16', '4:5']).optional(),
	autoMusic: z.boolean().optional(),
	avatar: jsonObject,
	awsConnectionId: optionalText,
	brandId: optionalText,
	brandName: optionalText,
	destinations: jsonList,
	logoPosition: optionalText,
	logoUrl: optionalUrl,
	logoWidth: optionalText,
	musicClips: jsonList,
	musicUrl: optionalUrl,
	musicVolume: between(0, 1),
	premiumVoiceSettings: jsonObject,
	saveProject: z.boolean().optional(),
	smartLayoutId: optionalText,
	smartLayoutName: optionalText,
	storyboardVersion: optionalText,
	subtitleStyle: jsonObject,
	subtitleStyleId: optionalText,
	subtitleStyleName: optionalText,
	syncVoice: z.boolean().optional(),
	videoHeight: pixels,
	videoWidth: pixels,
	vimeoConnectionId: optionalText,
	voiceAmplification: between(-1, 1),
	voiceOver: jsonObject,
	voiceSpeaker: optionalText,
	voiceSpeed: between(50, 200),
	voiceUrl: optionalUrl,
	webhookInput: jsonObject,
	webhookUrl: optionalUrl,
});

export type StoryboardOptions = z.infer<typeof storyboardOptionsSchema>;
