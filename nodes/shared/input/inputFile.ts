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
		name: binary.fileName ?? `${binaryProperty}.${binary.fileExtension ?? 'bin'}`,
		mimeType: binary.mimeType,
		sizeBytes: binary.bytes,
		binary,
	};
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
