import type { INodeProperties } from 'n8n-workflow';

/** How long a submit waits out rate-limit refusals unless told otherwise, minutes. */
export const PACING_MINUTES = 120;

/** Options that every provider's Submit has beside its own. */
export const PACING_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Pacing Time Limit (Minutes)',
		name: 'pacingTimeLimitMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: PACING_MINUTES,
		description:
			'How long to wait, at most, for the rate limit of the provider to let an item through. The node keeps running meanwhile.',
	},
	{
		displayName: 'Submits per Hour',
		name: 'submitsPerHour',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Jobs to submit per hour, at most, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
	{
		displayName: 'Submits per Minute',
		name: 'submitsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Jobs to submit per minute, at most, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
];
