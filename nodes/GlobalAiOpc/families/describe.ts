import type { Family, ModelLimits } from './family';

/** `8`, `10 or 15`, `4 to 15` or `6, 10 or 12`. */
export function lengths(known: readonly number[]): string {
	const all = [...known].sort((a, b) => a - b);
	const [shortest = 0] = all;
	const longest = all.at(-1) ?? shortest;
	if (all.length < 3) return all.join(' or ');
	const isRange = all.every((length, position) => length === shortest + position);
	return isRange ? `${shortest} to ${longest}` : `${all.slice(0, -1).join(', ')} or ${longest}`;
}

/** What a model takes, in a line for the choice of models; empty where nothing is known of it. */
export function summary({ durations, resolutions, references, needsVideo }: ModelLimits): string {
	const counts = Object.entries(references ?? {}).map(([kind, most]) => {
		const word = kind === 'audios' ? 'sounds' : kind;
		return most === 0 ? `no ${word}` : `up to ${most} ${most === 1 ? word.slice(0, -1) : word}`;
	});
	const parts = [
		durations && `${lengths(durations)} seconds`,
		resolutions?.join(', '),
		counts.join(', '),
		needsVideo && 'only with a reference video',
	];
	return parts.filter(Boolean).join('; ');
}

/** How many references the models of a family take, as the end of a sentence; empty where it is not known. */
export function mostOf({ models }: Family, kind: 'images' | 'videos' | 'audios'): string {
	const counts = Object.values(models).map(({ references }) => references?.[kind]);
	const known = counts.filter((count) => count !== undefined);
	if (known.length === 0) return '';
	const most = Math.max(...known);
	const isSame = counts.every((count) => count === most);
	return `: up to ${most}${isSame ? '' : ', and fewer or none with some models'}`;
}
