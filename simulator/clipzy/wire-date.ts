import type { ClipzySwitches } from './switches';

/** `2026-02-03T08:15:00Z` in the documentation; engines send UTC without a zone and with microseconds. */
export function wireDate(variant: ClipzySwitches['variant'], ms: number): string {
	const iso = new Date(ms).toISOString();
	return variant === 'docs' ? iso.replace(/\.\d+Z$/, 'Z') : iso.replace(/Z$/, '000');
}
