import type { VideoProvider } from '../provider/contract';

const OPERATIONS = {
	cancelJob: 'Cancel Job',
	export: 'Export',
	getResult: 'Get Result',
	getStatus: 'Get Status',
	submit: 'Submit',
};

/**
 * The line below a node's name on the canvas, in words: "Submit: Clip Long Video", "Publish: Clip". It is an
 * expression that n8n's editor evaluates.
 */
export function subtitleOf({ jobTypes, resources = {} }: VideoProvider): string {
	const own = Object.values(resources).flatMap(({ operations }) =>
		Object.entries(operations).map(([id, { displayName }]) => [id, displayName]),
	);
	const operations = { ...Object.fromEntries(own), ...OPERATIONS };
	const about = {
		...Object.fromEntries(names(resources)),
		videoJob: 'Video Job',
		...Object.fromEntries(names(jobTypes)),
	};
	const operation = `(${JSON.stringify(operations)})[$parameter["operation"]]`;
	const subject = `(${JSON.stringify(about)})[$parameter["operation"] === "submit" ? $parameter["jobType"] : $parameter["resource"]]`;
	return `={{ ${operation} + ": " + ${subject} }}`;
}

function names(parts: Readonly<Record<string, { displayName: string }>>) {
	return Object.entries(parts).map(([id, { displayName }]) => [id, displayName]);
}
