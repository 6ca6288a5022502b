import { z } from 'zod';
import { count } from '../shared/input/fields';
import { collection, namesOf, optionalNumber, parseParameters } from '../shared/input/parameters';
import type { Cost } from '../shared/provider/contract';

/** WayinVideo bills by the minute and publishes no price, so the price is the user's. */
export const COST_OPTIONS = [
	count(
		'Source Length (Minutes)',
		'sourceMinutes',
		"Length of the video, for the estimate of what the job costs. Needs 'Units per Minute' as well.",
		0,
		{ minValue: 0, numberPrecision: 2 },
	),
	count(
		'Units per Minute',
		'unitsPerMinute',
		'What a job with these settings costs for each minute of the source, as the field usage of finished jobs shows. WayinVideo publishes no price; a client of the API reports about 2 for clips, which is not confirmed.',
		2,
		{ minValue: 0, numberPrecision: 2 },
	),
];

const NAMES = namesOf(COST_OPTIONS);

const figure = optionalNumber(z.number().min(0, 'must not be below 0'));

/** How the options are read. */
export const costShape = { sourceMinutes: figure, unitsPerMinute: figure };

const schema = z.object({ options: collection(z.object(costShape)) });

/** @returns undefined unless both figures were entered */
export function expectedCost(parameters: unknown): Cost | undefined {
	const { sourceMinutes, unitsPerMinute } = parseParameters(schema, parameters, NAMES).options;
	if (!sourceMinutes || !unitsPerMinute) return undefined;
	return {
		amount: Math.round(sourceMinutes * unitsPerMinute * 100) / 100,
		unit: 'API units',
		because: `${unitsPerMinute} for each of ${sourceMinutes} minutes, as entered`,
	};
}
