import type { IDataObject } from 'n8n-workflow';
import { defined, filled } from '../shared/provider/answer';
import type { Family, Input, Names } from './families/family';
import type { Generation } from './generation';

type Given = Partial<Record<Input, unknown>>;

/** What a family's create call is sent, by the names of its table. */
export function bodyOf(
	family: Family,
	{ model, prompt, duration, options }: Generation,
): IDataObject {
	const { frameFieldNames, ...chosen } = options;
	const given: Given = {
		...chosen,
		duration,
		referenceImageUrls: filled(options.referenceImageUrls),
		referenceVideoUrls: filled(options.referenceVideoUrls),
		referenceAudioUrls: filled(options.referenceAudioUrls),
		// Its effect is not documented, so it is sent only where it was asked for.
		autoFace: options.autoFace || undefined,
	};
	const older = frameFieldNames === 'image' ? family.olderFrameNames : undefined;
	return defined({
		model,
		...(family.roles ? { content: contentOf(family.roles, prompt, given) } : { prompt }),
		...named({ ...family.fields, ...older }, given),
	});
}

/** The fields of the request. Two inputs of one name are a list. */
function named(names: Names, given: Given): IDataObject {
	const body: IDataObject = {};
	const all = Object.entries(names) as [Input, string][];
	for (const [input, name] of all) {
		const isList = all.filter(([, other]) => other === name).length > 1;
		if (given[input] === undefined) continue;
		const value = given[input] as IDataObject[string];
		body[name] = isList ? [...((body[name] ?? []) as string[]), value as string] : value;
	}
	return body;
}

/** Kinds of entries in `content`, by the material in them. */
const KINDS: Names = {
	firstFrameImageUrl: 'image_url',
	lastFrameImageUrl: 'image_url',
	referenceImageUrls: 'image_url',
	referenceVideoUrls: 'video_url',
	referenceAudioUrls: 'audio_url',
};

function contentOf(roles: Names, prompt: string, given: Given): IDataObject[] {
	const entries = (Object.entries(roles) as [Input, string][]).flatMap(([input, role]) => {
		const type = KINDS[input] as string;
		return [given[input] ?? []].flat().map((url) => ({ type, [type]: { url }, role }));
	});
	return [{ type: 'text', text: prompt }, ...(entries as IDataObject[])];
}
