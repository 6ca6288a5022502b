import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

/** An input item with a small file in each of these binary fields. */
export function files(
	fields: Readonly<Record<string, readonly [mimeType: string, fileName: string]>>,
): INodeExecutionData {
	const data = Buffer.from('a file').toString('base64');
	const binary = Object.entries(fields).map(
		([name, [mimeType, fileName]]): [string, IBinaryData] => [name, { data, mimeType, fileName }],
	);
	return { json: {}, binary: Object.fromEntries(binary) };
}
