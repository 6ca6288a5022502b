import type { INodeProperties } from 'n8n-workflow';

/** The choices of a collection in the order in which n8n wants them: by their names. */
export function byName(choices: readonly INodeProperties[]): INodeProperties[] {
	return [...choices].sort((a, b) => a.displayName.localeCompare(b.displayName));
}
