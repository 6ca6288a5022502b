import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { cell, limit, namesOf, numeric, parseParameters } from '../input/parameters';
import type { RateWindow, VideoProvider } from '../provider/contract';
import type { Trouble } from '../trouble/trouble';

/** How long a submit waits for its turn unless the user chooses otherwise, minutes. */
const USUAL_MINUTES = 120;

/** Options that every provider's Submit has beside its own. */
export const PACING_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Pacing Time Limit (Minutes)',
		name: 'pacingTimeLimitMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: USUAL_MINUTES,
		description:
			"Maximum time to wait until the provider's rate limit lets an item through. The node keeps running meanwhile.",
	},
	{
		displayName: 'Submits per Hour',
		name: 'submitsPerHour',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Maximum number of jobs to submit per hour, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
	{
		displayName: 'Submits per Minute',
		name: 'submitsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Maximum number of jobs to submit per minute, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
];

/** How a user wants submits paced. */
export interface Pacing {
	windows: readonly RateWindow[];
	/** Milliseconds. */
	timeLimitMs: number;
}

const optionsSchema = z.object({
	submitsPerMinute: limit(z.number().min(0)),
	submitsPerHour: limit(z.number().min(0)),
	pacingTimeLimitMinutes: cell(numeric(z.number().min(0)).default(USUAL_MINUTES)),
});

const NAMES = namesOf(PACING_OPTIONS);

/**
 * What the options mean; without them the provider's published limits hold.
 *
 * @throws InvalidInput naming the option that cannot be used
 */
export function readPacing({ limits }: VideoProvider, options: IDataObject): Pacing {
	const read = parseParameters(optionsSchema, options, NAMES);
	const chosen = [
		{ calls: read.submitsPerMinute, perMs: 60_000 },
		{ calls: read.submitsPerHour, perMs: 3_600_000 },
	].filter(({ calls }) => calls > 0);
	return {
		windows: chosen.length > 0 ? chosen : limits.submits,
		timeLimitMs: read.pacingTimeLimitMinutes * 60_000,
	};
}

/** A submit that was not sent, since its turn comes only after the time limit of the user. */
export function turnTooLate(
	{ displayName }: VideoProvider,
	turn: number,
	timeZone: string,
): Trouble {
	const time = new Date(turn).toLocaleTimeString('en-GB', { timeZone });
	return {
		kind: 'rateLimited',
		message: `The rate limit of ${displayName} lets the next job through at ${time}, which is after the 'Pacing Time Limit'`,
		advice: "Run this item again then, or raise 'Pacing Time Limit (Minutes)' in the options",
	};
}
