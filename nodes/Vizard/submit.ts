import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { httpUrl } from '../shared/input/links';
import {
	cell,
	collection,
	integerList,
	limit,
	namesOf,
	numeric,
	oneOf,
	optionalOneOf,
	optionalText,
	optionalUrl,
	parseParameters,
	toggle,
} from '../shared/input/parameters';
import { acceptedJobId } from '../shared/provider/acceptedJob';
import { linkArtifact, defined } from '../shared/provider/answer';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import { extensionOf, FILE_EXTENSIONS, REMOTE_FILE, sourceTypeOf } from './sourceType';
import {
	ASPECT_RATIO_NAMES,
	ASPECT_RATIOS,
	CLIPPING_FIELDS,
	EDITING_FIELDS,
} from './submit.fields';
import { longNumber, PROJECT, readProjectFacts } from './wire';

const NAMES = namesOf(CLIPPING_FIELDS);

const MOST_CLIPS = 'must be between 1 and 100, or 0 for all';

/** 0 or 1 on the wire. */
const switches = {
	subtitleSwitch: toggle,
	headlineSwitch: toggle,
	emojiSwitch: toggle,
	highlightSwitch: toggle,
	autoBrollSwitch: toggle,
	removeSilenceSwitch: toggle,
};

const optionsSchema = z.object({
	// Vizard adds source types, so that one on no list is left to it.
	videoType: cell(numeric(z.number().int().min(0, 'must not be below 0')).default(0)),
	ext: optionalOneOf(FILE_EXTENSIONS),
	aspectRatio: optionalOneOf(ASPECT_RATIO_NAMES),
	templateId: optionalText.refine((id) => id === undefined || /^\d+$/.test(id), {
		message: 'must be the number of a template',
	}),
	projectName: optionalText,
	webhookUrl: optionalUrl,
	preferLength: cell(integerList.optional()),
	maxClipNumber: limit(z.number().int().min(0, MOST_CLIPS).max(100, MOST_CLIPS)),
	keywords: optionalText,
	keywordsField: cell(oneOf(['keyword', 'keywords']).default('keyword')),
	clipModel: optionalText,
	...switches,
});

const parametersSchema = z.object({
	videoUrl: httpUrl,
	language: cell(z.string().trim().default('auto')),
	options: collection(optionsSchema),
});

type Options = z.infer<typeof optionsSchema>;

function callback(webhookUrl: string): IDataObject {
	return { webhookUrl };
}

/** POST /project/create in clipping mode: a source of at least a minute becomes many clips. */
export const clippingSubmit: Submit = {
	fields: CLIPPING_FIELDS,
	everyday: ['preferLength', 'aspectRatio', 'maxClipNumber', 'keywords'],
	rare: ['clipModel', 'keywordsField'],
	*converse(parameters) {
		const entered = parseParameters(parametersSchema, parameters, NAMES);
		return yield* create({ ...commonBody(entered), ...clippingBody(entered.options) });
	},
	callback,
};

/** POST /project/create with `getClips: 0`: a source below three minutes becomes one edited video. */
export const editingSubmit: Submit = {
	fields: EDITING_FIELDS,
	everyday: ['aspectRatio'],
	*converse(parameters) {
		const entered = parseParameters(parametersSchema, parameters, NAMES);
		return yield* create({ getClips: 0, ...commonBody(entered) });
	},
	callback,
};

function* create(body: IDataObject): Conversation<SubmittedJob> {
	const answer = yield { purpose: 'submit', method: 'POST', path: '/project/create', body };
	const jobId = acceptedJobId(answer, PROJECT.ids);
	return { jobId, known: linkArtifact('sharePage', readProjectFacts(answer).shareLink) };
}

function commonBody({
	videoUrl,
	language,
	options,
}: z.infer<typeof parametersSchema>): IDataObject {
	const videoType = options.videoType || sourceTypeOf(videoUrl);
	return defined({
		videoUrl,
		videoType,
		ext: fileExtension(videoUrl, videoType, options),
		lang: language,
		ratioOfClip: options.aspectRatio && ASPECT_RATIOS[options.aspectRatio],
		templateId: options.templateId && longNumber(options.templateId),
		projectName: options.projectName,
		webhookUrl: options.webhookUrl,
		...switchBody(options),
	});
}

/** `ext` belongs to remote files alone, and they cannot do without it. */
function fileExtension(videoUrl: string, videoType: number, { ext }: Options): string | undefined {
	if (videoType !== REMOTE_FILE) {
		if (!ext) return undefined;
		throw new InvalidInput({
			parameter: NAMES('ext'),
			message: 'is only for remote files',
			advice: "Set it to 'From the URL', or set the source type to Remote File",
		});
	}
	const known = ext || extensionOf(videoUrl);
	if (known) return known;
	throw new InvalidInput({
		parameter: NAMES('videoUrl'),
		message: 'is taken for a remote file, and its file extension cannot be recognized',
		advice: `Set '${NAMES('ext')}' in the options (${FILE_EXTENSIONS.join(', ')}), or '${NAMES('videoType')}' if it is a page of a video service`,
	});
}

function switchBody(options: Options): IDataObject {
	const names = Object.keys(switches) as Array<keyof typeof switches>;
	const number = (on: boolean | undefined) => (on === undefined ? undefined : Number(on));
	return Object.fromEntries(names.map((name) => [name, number(options[name])]));
}

function clippingBody(options: Options): IDataObject {
	return defined({
		preferLength: clipLengths(options.preferLength ?? [0]),
		maxClipNumber: options.maxClipNumber || undefined,
		[options.keywordsField]: options.keywords,
		clipModel: options.clipModel,
	});
}

function clipLengths(lengths: number[]): number[] {
	const problem = lengthsProblem(lengths);
	if (problem === undefined) return lengths.length > 0 ? lengths : [0];
	throw new InvalidInput({
		parameter: NAMES('preferLength'),
		message: problem,
		advice: 'Choose Automatic alone, or one or more of the other lengths',
	});
}

function lengthsProblem(lengths: number[]): string | undefined {
	if (lengths.some((length) => length < 0 || length > 4)) return 'has a length that does not exist';
	if (lengths.includes(0) && lengths.length > 1) return 'combines Automatic with other lengths';
	return undefined;
}
