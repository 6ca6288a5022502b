import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { IN_OUR_WORDS } from '../shared/input/issueWords';
import { defined } from '../shared/provider/answer';
import { OPTION_NAMES, type StoryboardOptions } from './storyboardOptions';

const voiceSchema = z.object({
	speed: z
		.number()
		.min(50, 'needs a speed between 50 and 200')
		.max(200, 'needs a speed between 50 and 200')
		.optional(),
	amplificationLevel: z
		.number()
		.min(-1, 'needs an amplificationLevel between -1 and 1')
		.max(1, 'needs an amplificationLevel between -1 and 1')
		.optional(),
});

const voiceOverSchema = z
	.object({
		enabled: z.boolean().optional(),
		aiVoices: z.array(voiceSchema.extend({ speaker: z.string() }).passthrough()).optional(),
		externalVoice: voiceSchema.passthrough().optional(),
	})
	.passthrough()
	.refine(({ enabled }) => enabled !== undefined, { message: 'needs enabled: true or false' })
	.refine(({ aiVoices, externalVoice }) => !aiVoices || !externalVoice, {
		message: 'has both aiVoices and externalVoice',
	});

/**
 * The field `voiceOver`: an AI voice, a recorded one, or whatever was given as JSON; never two of them.
 *
 * @throws InvalidInput naming the option that does not go with another one
 * @see https://docs.pictory.ai/api-reference/storyboard/create-storyboard-preview
 */
export function voiceOver(options: StoryboardOptions): IDataObject | undefined {
	const { voiceSpeaker: speaker, voiceUrl, voiceOver: whole } = options;
	if (speaker && voiceUrl) throw exclusive('voiceSpeaker', 'voiceUrl');
	if (whole) {
		if (speaker) throw exclusive('voiceOver', 'voiceSpeaker');
		if (voiceUrl) throw exclusive('voiceOver', 'voiceUrl');
		return checked(whole);
	}
	const amplificationLevel = options.voiceAmplification;
	if (voiceUrl) {
		const externalVoice = defined({ voiceUrl, syncVoice: options.syncVoice, amplificationLevel });
		return { enabled: true, externalVoice };
	}
	if (!speaker) return undefined;
	const voice = defined({
		speaker,
		speed: options.voiceSpeed,
		amplificationLevel,
		premiumVoiceSettings: options.premiumVoiceSettings,
	});
	return { enabled: true, aiVoices: [voice] };
}

function checked(whole: Record<string, unknown>): IDataObject {
	const parsed = voiceOverSchema.safeParse(whole, IN_OUR_WORDS);
	if (parsed.success) return parsed.data as IDataObject;
	const { message = 'cannot be used', path = [] } = parsed.error.issues[0] ?? {};
	const isAboutField = /^(is|must be) /.test(message);
	throw new InvalidInput({
		parameter: OPTION_NAMES('voiceOver'),
		message: isAboutField ? `has a field ${path.join('.')} that ${message}` : message,
		advice: 'Correct the JSON, or use the single voice options instead',
	});
}

type Option = keyof StoryboardOptions & string;

function exclusive(first: Option, second: Option): InvalidInput {
	return new InvalidInput({
		parameter: OPTION_NAMES(first),
		message: `cannot be combined with '${OPTION_NAMES(second)}'`,
		advice: 'Keep one of the two',
	});
}
