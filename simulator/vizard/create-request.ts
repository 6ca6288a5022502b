import { CODE } from './codes';
import type { VizardAccount } from './account';
import { FieldProblem, FieldReader } from './field-reader';
import type { VizardSwitches } from './switches';

/** An accepted create request, with its defaults filled in. */
export interface ProjectRequest {
	readonly mode: 'clipping' | 'editing';
	readonly videoUrl: string;
	readonly videoType: number;
	readonly lang: string;
	readonly ratioOfClip: number;
	/** 0 automatic, 1 under 30 s, 2 30-60 s, 3 60-90 s, 4 90 s-3 min. */
	readonly preferLength: readonly number[];
	readonly maxClipNumber?: number;
	readonly keywords?: string;
	readonly projectName?: string;
	readonly webhookUrl?: string;
}

/** Vizard docs, video types: 8 (Rumble) is gone from the current pages; 13 (Dropbox) and 14 (Instagram) came in 2026. */
const VIDEO_TYPES: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14]);
const REMOTE_FILE = 1;
const EXTENSIONS: ReadonlySet<string> = new Set(['mp4', '3gp', 'avi', 'mov']);
/** Vizard docs, languages, as of April 2025 and Cantonese, which came later; `iw` and `mal` are the provider's own codes. */
const LANGUAGES: ReadonlySet<string> = new Set(
	'auto en yue ar bg hr cs da nl fi fr de el iw hi hu id it ja ko lt mal zh zh-TW no pl pt ro ru sr sk es sv tr uk vi'.split(
		' ',
	),
);

const ON_OFF_FIELDS = [
	'removeSilenceSwitch',
	'subtitleSwitch',
	'headlineSwitch',
	'emojiSwitch',
	'highlightSwitch',
	'autoBrollSwitch',
];
const COMMON_FIELDS = [
	...ON_OFF_FIELDS,
	...['videoUrl', 'videoType', 'ext', 'lang', 'ratioOfClip', 'templateId', 'projectName'],
	...['getClips', 'webhookUrl', 'clipModel'],
];

function keywordFields({ keywordField }: VizardSwitches): string[] {
	return keywordField === 'both' ? ['keywords', 'keyword'] : [keywordField];
}

function isWebUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function checkUnknownFields(names: string[], mode: string, switches: VizardSwitches): void {
	const clippingOnly = ['preferLength', 'maxClipNumber', ...keywordFields(switches)];
	const known = new Set([...COMMON_FIELDS, ...clippingOnly]);
	const stranger = names.find((name) => !known.has(name));
	if (stranger !== undefined && switches.unknownFields === 'refuse')
		throw new FieldProblem(stranger);
	const misplaced = names.find((name) => clippingOnly.includes(name));
	if (misplaced !== undefined && mode === 'editing' && switches.editingExtraFields === 'refuse')
		throw new FieldProblem(misplaced);
}

function readSource(reader: FieldReader, lenient: boolean) {
	const videoUrl = reader.text('videoUrl');
	if (!isWebUrl(videoUrl)) throw new FieldProblem('videoUrl', CODE.invalidVideoUrl);
	const videoType = reader.integer('videoType', 1, 14);
	if (!VIDEO_TYPES.has(videoType)) throw new FieldProblem('videoType');
	if (videoType === REMOTE_FILE) {
		const ext = reader.text('ext').toLowerCase();
		if (!EXTENSIONS.has(ext)) throw new FieldProblem('ext', CODE.unsupportedFormat);
	}
	const lang = reader.text('lang');
	if (!lenient && !LANGUAGES.has(lang)) throw new FieldProblem('lang');
	return { videoUrl, videoType, lang };
}

function readLook(reader: FieldReader, account: VizardAccount): number {
	const ratioOfClip = reader.integerOr(1, 'ratioOfClip', 1, 4);
	for (const name of ON_OFF_FIELDS) reader.integerOr(0, name, 0, 1);
	const templateId = reader.integerOr(0, 'templateId', 0, Number.MAX_SAFE_INTEGER);
	const template = account.templates.find(({ id }) => id === templateId);
	if (template !== undefined && template.ratioOfClip !== ratioOfClip)
		throw new FieldProblem('templateId');
	return ratioOfClip;
}

function readChoiceOfClips(reader: FieldReader, switches: VizardSwitches) {
	const lenient = switches.validation === 'lenient';
	const preferLength =
		lenient && reader.isLeftOut('preferLength') ? [0] : reader.integers('preferLength', 0, 4);
	if (preferLength.includes(0) && preferLength.length > 1) throw new FieldProblem('preferLength');
	// The older page allows 0, which can only mean "no limit"; the current one starts at 1.
	const maxClipNumber = reader.integerOr(0, 'maxClipNumber', lenient ? 0 : 1, 100);
	const keywords = keywordFields(switches)
		.map((name) => reader.optionalText(name))
		.find((text) => text !== undefined);
	return {
		preferLength,
		...(maxClipNumber > 0 && { maxClipNumber }),
		...(keywords !== undefined && { keywords }),
	};
}

/**
 * Reads the body of `POST /project/create` (Vizard docs, Submit a long video for clipping; Submit a short video for
 * editing). Throws a FieldProblem for the first field that is wrong.
 */
export function readProjectRequest(
	body: Readonly<Record<string, unknown>>,
	switches: VizardSwitches,
	account: VizardAccount,
): ProjectRequest {
	const lenient = switches.validation === 'lenient';
	const reader = new FieldReader(body, lenient);
	const mode = reader.integerOr(1, 'getClips', 0, 1) === 0 ? 'editing' : 'clipping';
	checkUnknownFields(Object.keys(body), mode, switches);
	const source = readSource(reader, lenient);
	const ratioOfClip = readLook(reader, account);
	const choice = mode === 'clipping' ? readChoiceOfClips(reader, switches) : { preferLength: [0] };
	const projectName = reader.optionalText('projectName');
	const webhookUrl = reader.optionalText('webhookUrl');
	if (webhookUrl !== undefined && !isWebUrl(webhookUrl)) throw new FieldProblem('webhookUrl');
	return {
		mode,
		...source,
		ratioOfClip,
		...choice,
		...(projectName !== undefined && { projectName }),
		...(webhookUrl !== undefined && { webhookUrl }),
	};
}
