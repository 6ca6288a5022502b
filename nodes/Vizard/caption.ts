import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { cell, namesOf, oneOf, parseParameters } from '../shared/input/parameters';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { CLIP_FIELDS, clipIdSchema } from './clips';
import { CAPTION, longNumber } from './wire';

/** Vizard's number of each. */
const PLATFORMS = {
	general: 1,
	tiktok: 2,
	instagram: 3,
	youtube: 4,
	facebook: 5,
	linkedin: 6,
	x: 7,
} as const;

const TONES = { neutral: 0, interesting: 1, catchy: 2, serious: 3, question: 4 } as const;

const VOICES = { firstPerson: 0, thirdPerson: 1 } as const;

const FIELDS: INodeProperties[] = [
	...CLIP_FIELDS,
	{
		displayName: 'Platform',
		name: 'captionPlatform',
		type: 'options',
		options: [
			{ name: 'Any', value: 'general' },
			{ name: 'Facebook', value: 'facebook' },
			{ name: 'Instagram', value: 'instagram' },
			{ name: 'LinkedIn', value: 'linkedin' },
			{ name: 'TikTok', value: 'tiktok' },
			{ name: 'Twitter / X', value: 'x' },
			{ name: 'YouTube', value: 'youtube', description: 'With a title' },
		],
		default: 'general',
		description: 'The platform to write for',
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'options',
		options: [
			{ name: 'Catchy', value: 'catchy' },
			{ name: 'Interesting', value: 'interesting' },
			{ name: 'Neutral', value: 'neutral' },
			{ name: 'Question', value: 'question' },
			{ name: 'Serious', value: 'serious' },
		],
		default: 'neutral',
		description: 'How the caption sounds',
	},
	{
		displayName: 'Voice',
		name: 'voice',
		type: 'options',
		options: [
			{ name: 'First Person', value: 'firstPerson' },
			{ name: 'Third Person', value: 'thirdPerson' },
		],
		default: 'firstPerson',
		description: 'Who speaks in the caption',
	},
];

const NAMES = namesOf(FIELDS);

const keysOf = <Key extends string>(table: Readonly<Record<Key, number>>) =>
	Object.keys(table) as Key[];

const schema = z.object({
	clipId: clipIdSchema,
	captionPlatform: cell(oneOf(keysOf(PLATFORMS)).default('general')),
	tone: cell(oneOf(keysOf(TONES)).default('neutral')),
	voice: cell(oneOf(keysOf(VOICES)).default('firstPerson')),
});

/** An answer takes from seconds up to minutes. */
const PATIENCE_MS = 5 * 60_000;

/**
 * POST /project/ai-social, which is free and answers with the caption itself.
 *
 * @see https://docs.vizard.ai/docs/generate-ai-social-caption
 */
export const writeCaption: OwnOperation = {
	displayName: 'Write Caption',
	description:
		'Let Vizard write a caption with hashtags from what is said in a clip. It publishes nothing, and may take minutes.',
	action: 'Write a caption for a clip',
	fields: FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const entered = parseParameters(schema, parameters, NAMES);
		const { clipId, captionPlatform: platform, tone, voice } = entered;
		const answer = yield {
			purpose: 'prepare',
			method: 'POST',
			path: '/project/ai-social',
			body: {
				finalVideoId: longNumber(clipId),
				aiSocialPlatform: PLATFORMS[platform],
				tone: TONES[tone],
				voice: VOICES[voice],
			},
			answerWithinMs: PATIENCE_MS,
		};
		const { aiSocialContent, aiSocialTitle } = readFacts(CAPTION, answer.body, ['', 'data']);
		if (aiSocialContent === undefined) throw new UnexpectedAnswer('no caption', answer);
		return defined({ clipId, platform, caption: aiSocialContent, title: aiSocialTitle });
	},
};
