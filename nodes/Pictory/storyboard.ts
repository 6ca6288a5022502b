import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	cell,
	collection,
	jsonList,
	jsonObject,
	namesOf,
	oneOf,
	optionalId,
	optionalText,
	parseParameters,
} from '../shared/input/parameters';
import { defined, filled } from '../shared/provider/answer';
import { isRecord } from '../shared/provider/facts';
import { sceneFromFields, sceneProblem } from './scene';
import { RENDER_FIELDS } from './storyboard.fields';
import { storyboardOptionsSchema, type StoryboardOptions } from './storyboardOptions';
import { voiceOver } from './voiceOver';

const NAMES = namesOf(RENDER_FIELDS);

const LONGEST_WEBHOOK = 500;

const parametersSchema = z.object({
	videoName: optionalText
		.refine((name) => name === undefined || /^[\p{L}\p{M}\p{N} _-]+$/u.test(name), {
			message: 'may have letters, digits, spaces, underscores and hyphens only',
		})
		.refine((name) => name === undefined || name.length <= 150, {
			message: 'must have at most 150 characters',
		}),
	content: cell(oneOf(['scenes', 'json', 'template']).default('scenes')),
	scenes: cell(z.object({ scene: z.array(z.unknown()).default([]) }).optional()),
	scenesJson: jsonList,
	templateId: optionalId,
	variables: jsonObject,
	language: optionalText,
	options: collection(storyboardOptionsSchema),
});

type Entered = z.infer<typeof parametersSchema>;

/** Pairs of options of which Pictory takes one at most. */
const EXCLUSIVE = [
	['brandId', 'brandName'],
	['smartLayoutId', 'smartLayoutName'],
	['subtitleStyleId', 'subtitleStyleName'],
	['autoMusic', 'musicUrl'],
] as const satisfies readonly (readonly [keyof StoryboardOptions, keyof StoryboardOptions])[];

/**
 * Body of POST /v2/video/storyboard and /v2/video/storyboard/render.
 *
 * @param nameRequired rendering wants `videoName`, a preview does not
 * @throws InvalidInput naming the parameter that Pictory would refuse, or silently ignore
 * @see https://docs.pictory.ai/api-reference/storyboard/create-storyboard-preview
 */
export function storyboardBody(parameters: unknown, nameRequired: boolean): IDataObject {
	const entered = parseParameters(parametersSchema, parameters, NAMES);
	const { videoName, language, options } = entered;
	if (nameRequired && videoName === undefined) {
		throw refusal('videoName', 'is empty', 'Enter a name; Pictory renders no video without one');
	}
	checkOptions(options);
	const voice = voiceOver(options);
	const avatar = options.avatarId
		? { ...options.avatar, avatarId: options.avatarId }
		: options.avatar;
	if (avatar && voice?.enabled !== true) {
		throw refusal(
			options.avatarId ? 'avatarId' : 'avatar',
			'needs a voice-over',
			`Set '${NAMES('voiceSpeaker')}', or '${NAMES('voiceUrl')}' in the options, so that the avatar has something to say`,
		);
	}
	return {
		...defined({
			videoName,
			language,
			...content(entered),
			...passedOn(options),
			aspectRatio: options.aspectRatio,
			avatar: avatar as IDataObject | undefined,
			logo: logo(options),
			backgroundMusic: music(options),
			voiceOver: voice,
			destinations: destinations(options),
			webhook: options.webhookUrl,
		}),
		...(options.additionalFields as IDataObject | undefined),
	};
}

function checkOptions(options: StoryboardOptions): void {
	for (const [first, second] of EXCLUSIVE) {
		if (!options[first] || !options[second]) continue;
		throw refusal(first, `cannot be combined with '${NAMES(second)}'`, 'Keep one of the two');
	}
	const { videoWidth, videoHeight, webhookUrl = '' } = options;
	if ((videoWidth === undefined) !== (videoHeight === undefined)) {
		const [set, missing] =
			videoWidth === undefined
				? (['videoHeight', 'videoWidth'] as const)
				: (['videoWidth', 'videoHeight'] as const);
		throw refusal(set, `needs '${NAMES(missing)}' as well`, 'Set both, or neither of them');
	}
	if (webhookUrl.length > LONGEST_WEBHOOK) {
		throw refusal(
			'webhookUrl',
			`must have at most ${LONGEST_WEBHOOK} characters`,
			'Use a shorter address, and put your own values into the webhook input',
		);
	}
}

/** Options that go onto the wire under their own names. */
function passedOn(options: StoryboardOptions): IDataObject {
	const names = [
		'awsConnectionId',
		'brandId',
		'brandName',
		'saveProject',
		'smartLayoutId',
		'smartLayoutName',
		'storyboardVersion',
		'subtitleStyle',
		'subtitleStyleId',
		'subtitleStyleName',
		'videoHeight',
		'videoWidth',
		'vimeoConnectionId',
		'webhookInput',
	] as const satisfies readonly (keyof StoryboardOptions)[];
	return defined(Object.fromEntries(names.map((name) => [name, options[name]])));
}

/**
 * A connection with Vimeo alone delivers nothing, and neither does a destination without one.
 *
 * @see https://docs.pictory.ai/guides/advanced-features/vimeo-integration
 */
function destinations(options: StoryboardOptions): StoryboardOptions['destinations'] {
	const { destinations: entered = [], vimeoConnectionId } = options;
	const hasVimeo = entered.some((one) => isRecord(one) && one.type === 'vimeo');
	if (hasVimeo && !vimeoConnectionId) {
		throw refusal(
			'destinations',
			`has Vimeo and needs '${NAMES('vimeoConnectionId')}' as well`,
			'Choose the connection that the video is uploaded by, or remove Vimeo',
		);
	}
	return vimeoConnectionId && entered.length === 0 ? [{ type: 'vimeo' }] : filled(entered);
}

function logo({ logoUrl, logoPosition, logoWidth }: StoryboardOptions): IDataObject | undefined {
	if (logoUrl) return defined({ url: logoUrl, position: logoPosition, width: logoWidth });
	if (logoPosition === undefined && logoWidth === undefined) return undefined;
	throw refusal('logoUrl', 'is empty', 'Enter the link of the image that the logo consists of');
}

function music(options: StoryboardOptions): IDataObject | undefined {
	const { autoMusic, musicUrl, musicVolume, musicClips } = options;
	if (!autoMusic && !musicUrl) return undefined;
	const source = musicUrl ? { musicUrl } : { autoMusic };
	return defined({ enabled: true, ...source, volume: musicVolume, clips: musicClips });
}

function content(entered: Entered): IDataObject {
	switch (entered.content) {
		case 'template':
			if (entered.templateId !== undefined) {
				return defined({ templateId: entered.templateId, variables: entered.variables });
			}
			throw missingTemplate();
		case 'json':
			return { scenes: checkedScenes('scenesJson', entered.scenesJson ?? []) };
		case 'scenes':
			return { scenes: checkedScenes('scenes', entered.scenes?.scene.map(sceneFromFields) ?? []) };
	}
}

/** @param entered what there is in place of an ID */
export function missingTemplate(entered?: string): InvalidInput {
	const message = entered === undefined ? 'is empty' : `is '${entered}', which is no ID`;
	return refusal('templateId', message, 'Choose a template of the account, or enter its ID');
}

function checkedScenes(parameter: 'scenes' | 'scenesJson', scenes: unknown[]): IDataObject[] {
	if (scenes.length === 0) {
		throw refusal(parameter, 'has no scene', 'Add at least one scene, or use a template');
	}
	scenes.forEach((scene, index) => {
		const problem = sceneProblem(scene);
		if (problem === undefined) return;
		throw refusal(
			parameter,
			`cannot be used: scene ${index + 1} ${problem}`,
			'Correct this scene and run the item again',
		);
	});
	return scenes as IDataObject[];
}

function refusal(name: string, message: string, advice: string): InvalidInput {
	return new InvalidInput({ parameter: NAMES(name), message, advice });
}
