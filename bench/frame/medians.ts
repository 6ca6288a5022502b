import type { Figures } from './benchmark';

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value below which this share of the values lies, interpolated. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	const at = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	if (below === undefined || above === undefined) throw new RangeError('There are no values');
	return below + (above - below) * (at - Math.floor(at));
}

/** One set of figures for each situation and alternative, in the order of their first measurement. */
export function medians(measured: readonly Figures[]): Figures[] {
	const groups = new Map<string, Figures[]>();
	for (const figures of measured) {
		const key = JSON.stringify([figures.situation, figures.alternative]);
		groups.set(key, [...(groups.get(key) ?? []), figures]);
	}
	return [...groups.values()].map(medianOf);
}

function medianOf(group: Figures[]): Figures {
	const [{ situation, alternative }] = group as [Figures];
	const keys = new Set(group.flatMap(({ values }) => Object.keys(values)));
	const values = [...keys].map((key) => {
		const known = group
			.map((figures) => figures.values[key])
			.filter((value) => value !== undefined);
		return [key, median(known)] as const;
	});
	return { situation, alternative, values: Object.fromEntries(values) };
}
