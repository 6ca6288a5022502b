import type { JobFile } from '../../shared/provider/contract';

/**
 * A file with the text of an artifact.
 *
 * @param whenMissing why a finished job may lack the text, as a sentence without a full stop
 */
export function textFile(
	displayName: string,
	extension: string,
	artifact: string,
	whenMissing: string,
): JobFile {
	return {
		displayName,
		extension,
		source({ artifacts = [] }) {
			const text = artifacts.find(({ kind }) => kind === artifact)?.data;
			return typeof text === 'string'
				? { kind: 'content', text }
				: { kind: 'unavailable', explanation: `${whenMissing}.` };
		},
	};
}
