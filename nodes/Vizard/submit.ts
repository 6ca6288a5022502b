import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	httpUrl,
	integerList,
	optionalText,
	parseParameters,
	toggle,
	oneOf,
} from '../shared/input/parameters';
import { parseAnswer } from '../shared/provider/answer';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import {
	extensionOf,
	FILE_EXTENSIONS,
	REMOTE_FILE,
	SOURCE_TYPES,
	sourceTypeOf,
} from './sourceType';
import { ASPECT_RATIO_NAMES, ASPECT_RATIOS } from './aspectRatio';
import { sharePage } from './job';
import { CLIPPING_FIELDS, EDITING_FIELDS } from './submit.fields';
import { createSchema } from './wire';

const NAMES = {
	videoUrl: 'Video URL',
	language: 'Spoken Language',
	videoType: 'Source Type',
	ext: 'File Extension',
	aspectRatio: 'Aspect Ratio',
	templateId: 'Template ID',
	projectName: 'Project Name',
	webhookUrl: 'Webhook URL',
	preferLength: 'Clip Length',
	maxClipNumber: 'Maximum Clips',
	keywords: 'Keywords',
	keywordsField: 'Keywords Field',
	clipModel: 'Clip Model',
	subtitleSwitch: 'Subtitles',
	headlineSwitch: 'Headline',
	emojiSwitch: 'Emoji',
	highlightSwitch: 'Highlight Keywords',
	autoBrollSwitch: 'AI B-Roll',
	removeSilenceSwitch: 'Remove Silence',
} as const;

const sourceCodes = [0, ...SOURCE_TYPES.map(({ code }) => code)];

const optionsSchema = z.object({
	videoType: z.coerce
		.number()
		.refine((code) => sourceCodes.includes(code), { message: 'is not a source type of Vizard' })
		.default(0),
	ext: z.enum([...FILE_EXTENSIONS, '']).default(''),
	aspectRatio: oneOf(ASPECT_RATIO_NAMES).optional(),
	templateId: optionalText.refine((id) => id === undefined || /^\d+$/.test(id), {
		message: 'must be the number of a template',
	}),
	projectName: optionalText,
	webhookUrl: z.union([z.literal(''), httpUrl]).optional(),
	preferLength: integerList.optional(),
	maxClipNumber: z.coerce
		.number()
		.int()
		.min(0, 'must be between 1 and 100, or 0 for all')
		.max(100, 'must be between 1 and 100, or 0 for all')
		.default(0),
	keywords: optionalText,
	keywordsField: z.enum(['keyword', 'keywords']).default('keyword'),
	clipModel: optionalText,
	subtitleSwitch: toggle,
	headlineSwitch: toggle,
	emojiSwitch: toggle,
	highlightSwitch: toggle,
	autoBrollSwitch: toggle,
	removeSilenceSwitch: toggle,
});

const parametersSchema = z.object({
	videoUrl: httpUrl,
	language: z.string().trim().min(1, 'is empty').default('auto'),
	options: optionsSchema.default({}),
});

type Options = z.infer<typeof optionsSchema>;

/** POST /project/create in clipping mode: a source of at least a minute becomes many clips. */
export const clippingSubmit: Submit = {
	fields: CLIPPING_FIELDS,
	*converse(parameters) {
		const entered = parseParameters(parametersSchema, parameters, NAMES);
		return yield* create({ ...commonBody(entered), ...clippingBody(entered.options) });
	},
};

/** POST /project/create with `getClips: 0`: a source below three minutes becomes one edited video. */
export const editingSubmit: Submit = {
	fields: EDITING_FIELDS,
	*converse(parameters) {
		const entered = parseParameters(parametersSchema, parameters, NAMES);
		return yield* create({ getClips: 0, ...commonBody(entered) });
	},
};

function* create(body: IDataObject): Conversation<SubmittedJob> {
	const answer = yield { purpose: 'submit', method: 'POST', path: '/project/create', body };
	const { projectId, shareLink } = parseAnswer(createSchema, answer);
	return { jobId: projectId, known: sharePage(shareLink) };
}

function commonBody({
	videoUrl,
	language,
	options,
}: z.infer<typeof parametersSchema>): IDataObject {
	const videoType = options.videoType || sourceTypeOf(videoUrl);
	return {
		videoUrl,
		videoType,
		...fileExtension(videoUrl, videoType, options),
		lang: language,
		...(options.aspectRatio && { ratioOfClip: ASPECT_RATIOS[options.aspectRatio] }),
		...(options.templateId !== undefined && { templateId: longNumber(options.templateId) }),
		...(options.projectName !== undefined && { projectName: options.projectName }),
		...(options.webhookUrl && { webhookUrl: options.webhookUrl }),
		...switches(options),
	};
}

/** Ids are longs at Vizard; one that JavaScript would round goes as the text that it is. */
function longNumber(digits: string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : digits;
}

/** `ext` belongs to remote files alone, and they cannot do without it. */
function fileExtension(videoUrl: string, videoType: number, { ext }: Options): IDataObject {
	if (videoType !== REMOTE_FILE) {
		if (!ext) return {};
		throw new InvalidInput({
			parameter: NAMES.ext,
			message: 'is only for remote files',
			advice: "Set it to 'From the URL', or set the source type to Remote File",
		});
	}
	const known = ext || extensionOf(videoUrl);
	if (known) return { ext: known };
	throw new InvalidInput({
		parameter: NAMES.videoUrl,
		message: 'is taken for a remote file, and its file extension cannot be recognized',
		advice: `Choose the file extension in the options (${FILE_EXTENSIONS.join(', ')}), or the source type if it is not a file`,
	});
}

function switches(options: Options): IDataObject {
	const names = [
		'subtitleSwitch',
		'headlineSwitch',
		'emojiSwitch',
		'highlightSwitch',
		'autoBrollSwitch',
		'removeSilenceSwitch',
	] as const;
	return Object.fromEntries(
		names
			.filter((name) => options[name] !== undefined)
			.map((name) => [name, options[name] ? 1 : 0]),
	);
}

function clippingBody(options: Options): IDataObject {
	return {
		preferLength: clipLengths(options.preferLength ?? [0]),
		...(options.maxClipNumber > 0 && { maxClipNumber: options.maxClipNumber }),
		...(options.keywords !== undefined && { [options.keywordsField]: options.keywords }),
		...(options.clipModel !== undefined && { clipModel: options.clipModel }),
	};
}

function clipLengths(lengths: number[]): number[] {
	const problem = lengthsProblem(lengths);
	if (problem === undefined) return lengths.length > 0 ? lengths : [0];
	throw new InvalidInput({
		parameter: NAMES.preferLength,
		message: problem,
		advice: 'Choose Automatic alone, or one or more of the other lengths',
	});
}

function lengthsProblem(lengths: number[]): string | undefined {
	if (lengths.some((length) => length < 0 || length > 4)) return 'has a length that does not exist';
	if (lengths.includes(0) && lengths.length > 1) return 'combines Automatic with other lengths';
	return undefined;
}
