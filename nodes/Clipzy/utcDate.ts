/**
 * A date of the engine as ISO 8601 in UTC. The documentation shows a `Z`; engines send UTC without any
 * zone and with microseconds, which would otherwise be read as local time.
 *
 * @returns undefined for anything that is not a date
 */
export function utcDate(text: string | null | undefined): string | undefined {
	if (!text) return undefined;
	const hasZone = /(z|[+-]\d{2}:?\d{2})$/i.test(text);
	const date = new Date(hasZone ? text : `${text.replace(' ', 'T')}Z`);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
