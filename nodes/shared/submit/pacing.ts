import type { IDataObject, INodeProperties } from 'n8n-workflow';
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

/** What the options mean; without them the provider's published limits hold. */
export function readPacing({ limits }: VideoProvider, options: IDataObject): Pacing {
	const chosen = [
		{ calls: Number(options.submitsPerMinute ?? 0), perMs: 60_000 },
		{ calls: Number(options.submitsPerHour ?? 0), perMs: 3_600_000 },
	].filter(({ calls }) => calls > 0);
	return {
		windows: chosen.length > 0 ? chosen : limits.submits,
		timeLimitMs: Number(options.pacingTimeLimitMinutes ?? USUAL_MINUTES) * 60_000,
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
