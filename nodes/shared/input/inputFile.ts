import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput, type InputProblem } from './invalidInput';

/** How the editor calls the parameter that names a binary field. */
export const INPUT_BINARY_FIELD = 'Input Binary Field';

/** What is known about a file of the input item without opening it. */
export interface InputFile {
	name: string;
	mimeType: string;
	/** Absent where n8n has not counted. */
	sizeBytes?: number | undefined;
	/** Makes the name of this upload its own, for a provider that keeps uploads by name. */
	mark?: string | undefined;
}

/** An input file, together with where n8n keeps it. */
export interface StoredInputFile extends InputFile {
	binary: IBinaryData;
}

/**
 * The file in a binary field of an input item.
 *
 * @throws InvalidInput when the item has no such field
 */
export function findInputFile(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryProperty: string,
): StoredInputFile {
	const binary = readBinary(context, itemIndex, binaryProperty);
	if (!binary) throw new InvalidInput(missing(context, itemIndex, binaryProperty));
	return {
		name: nameOf(binary, binaryProperty),
		// Code nodes make binary data without it.
		mimeType: (binary.mimeType as string | null | undefined) ?? 'application/octet-stream',
		sizeBytes: binary.bytes,
		binary,
	};
}

/** Longer names do not fit into most file systems. */
const LONGEST_NAME = 200;

/** The last part of a path, in one line; of a long name the end, which says what kind of file it is. */
function nameOf({ fileName, fileExtension }: IBinaryData, binaryProperty: string): string {
	const [name = ''] = (fileName ?? '')
		.replace(/\p{C}+/gu, ' ')
		.trim()
		.split(/[\\/]/)
		.slice(-1);
	return name.slice(-LONGEST_NAME) || `${binaryProperty}.${fileExtension || 'bin'}`;
}

/** Whether another item of the node brings a file that is called the same, however its name ends. */
export function hasNamesake(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryProperty: string,
	{ name }: InputFile,
): boolean {
	const plain = (other: string) => other.toLowerCase().replace(/\.[a-z0-9]+$/, '');
	return context.getInputData().some(({ binary }, at) => {
		const other = at === itemIndex ? undefined : binary?.[binaryProperty];
		return other !== undefined && plain(nameOf(other, binaryProperty)) === plain(name);
	});
}

/** Other names of the types in a provider's list. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
	'video/mov': 'video/quicktime',
	'video/avi': 'video/x-msvideo',
	'video/msvideo': 'video/x-msvideo',
	'video/m4v': 'video/mp4',
	'video/x-m4v': 'video/mp4',
};

/** What a server sends in place of a file, under the name of the file. */
const NO_VIDEO = /^(text\/html|application\/(json|xml))$/;

/**
 * In which of a provider's formats a file is. Its type decides; a name may end in anything ("recording
 * 12.05"), and counts where the type is none of them.
 *
 * @param formats types by extension
 * @returns the extension, and the name with it at its end
 */
export function videoFormat(
	{ name, mimeType }: InputFile,
	formats: ReadonlyMap<string, string>,
): { extension: string; name: string } | undefined {
	const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
	const named = mimeType.toLowerCase().split(';')[0]?.trim() ?? '';
	if (NO_VIDEO.test(named)) return undefined;
	const type = TYPE_NAMES[named] ?? named;
	const ofType = [...formats].find(([, known]) => known === type)?.[0];
	const extension = ofType ?? (formats.has(ending) ? ending : undefined);
	if (extension === undefined) return undefined;
	return { extension, name: ending === extension ? name : `${name}.${extension}` };
}

/** n8n knows two layouts of binary data and finds the field in both; it throws when there is none. */
function readBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryProperty: string,
): IBinaryData | undefined {
	if (binaryProperty === '') return undefined;
	try {
		return context.helpers.assertBinaryData(itemIndex, binaryProperty);
	} catch {
		return undefined;
	}
}

function missing(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryProperty: string,
): InputProblem {
	const fields = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	return {
		parameter: INPUT_BINARY_FIELD,
		message:
			binaryProperty === ''
				? 'is empty'
				: `is '${binaryProperty}', but the input item has no such binary field`,
		advice:
			fields.length > 0
				? `Use one of the binary fields that the item has: ${fields.join(', ')}`
				: 'Connect a node that outputs the video as binary data, for example Read/Write Files From Disk or HTTP Request',
	};
}
