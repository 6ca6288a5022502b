import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { cell, namesOf, numeric, oneOf, parseParameters } from '../shared/input/parameters';
import { defined, readList, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { GET_MANY_FIELDS, getMany, getManySchema } from '../shared/provider/pages';
import { ALLOWANCE, ALLOWANCES, CREDIT_TRANSACTION, listPlaces } from './libraryWire';

/**
 * GET /v1/quota: what the plan allows, and how much of it is used.
 *
 * @see https://docs.pictory.ai/api-reference/account/get-quota
 */
export const getQuota: OwnOperation = {
	displayName: 'Get Quota',
	description:
		'Get the minutes and AI credits that the plan includes, and how much of them is used',
	action: 'Get the quota of the account',
	fields: [],
	*converse(): Conversation<IDataObject> {
		const answer = yield { purpose: 'read', method: 'GET', path: '/v1/quota' };
		const found = ALLOWANCES.map((name) => [name, allowance(answer.body, name)] as const);
		const known = found.filter(([, value]) => Object.keys(value).length > 0);
		if (known.length === 0) throw new UnexpectedAnswer('quota: no allowance', answer);
		return Object.fromEntries(known);
	},
};

function allowance(body: unknown, name: string): IDataObject {
	const { used, limit } = readFacts(ALLOWANCE, body, [name, `data.${name}`]);
	const remaining =
		used === undefined || limit === undefined ? undefined : Math.max(0, limit - used);
	return defined({ used, limit, remaining });
}

const USAGE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Current Month', value: 'current' },
			{ name: 'Another Month', value: 'month', description: 'One of the last 12 months' },
		],
		default: 'current',
		description: 'The month that the transactions are from',
	},
	monthField('Year', 'year', '={{ $now.year }}', 'Year of the transactions'),
	monthField('Month', 'month', '={{ $now.month }}', 'Month of the transactions, from 1 to 12'),
	...GET_MANY_FIELDS,
];

function monthField(displayName: string, name: string, usual: string, description: string) {
	const displayOptions = { show: { period: ['month'] } };
	// An expression as the default, which the type of a number field does not know.
	return {
		displayName,
		name,
		type: 'number',
		displayOptions,
		default: usual,
		description,
	} as const;
}

const NAMES = namesOf(USAGE_FIELDS);

const usageSchema = z.object({
	period: cell(oneOf(['current', 'month']).default('current')),
	year: cell(numeric(z.number().int()).optional()),
	month: cell(
		numeric(z.number().int().min(1, 'must be 1 to 12').max(12, 'must be 1 to 12')).optional(),
	),
	...getManySchema,
});

/** Pictory keeps the transactions of a year. */
const MONTHS_KEPT = 12;

/**
 * GET /v1/aicredits/usage: what AI credits were spent on and where they came from, newest first.
 *
 * @see https://docs.pictory.ai/api-reference/account/get-aicredits-usage
 */
export const getCreditUsage: OwnOperation = {
	displayName: 'Get AI Credit Usage',
	description: 'Get the AI credits that were used and added in a month, newest first',
	action: 'Get the usage of AI credits',
	fields: USAGE_FIELDS,
	*converse(parameters, { now }): Conversation<IDataObject[]> {
		const { period, year, month, ...asked } = parseParameters(usageSchema, parameters, NAMES);
		const query = period === 'month' ? checkedMonth(year, month, now) : undefined;
		// The answer has no pages.
		return yield* getMany(asked, function* () {
			const answer = yield {
				purpose: 'read',
				method: 'GET',
				path: '/v1/aicredits/usage',
				...(query && { query }),
			};
			const read = (entry: object) => readTransaction(entry);
			return { entries: readList(answer, listPlaces(), 'transactions', read, true).entries };
		});
	},
};

function readTransaction(entry: object): IDataObject | undefined {
	const transaction = defined(readFacts(CREDIT_TRANSACTION, entry));
	return Object.keys(transaction).length > 0 ? transaction : undefined;
}

/** A month that Pictory does not keep would only look like one without usage. */
function checkedMonth(year: number | undefined, month: number | undefined, now: number) {
	if (year === undefined) throw refusal('year', 'is empty', 'Enter both a year and a month');
	if (month === undefined) throw refusal('month', 'is empty', 'Enter both a year and a month');
	const today = new Date(now);
	const monthsAgo = (today.getUTCFullYear() - year) * 12 + (today.getUTCMonth() + 1) - month;
	const asked = `${year}-${String(month).padStart(2, '0')}`;
	// The account's time zone may be a day ahead.
	if (monthsAgo < -1) {
		throw refusal('month', `is in the future (${asked})`, 'Enter a month that has begun');
	}
	if (monthsAgo > MONTHS_KEPT) {
		const message = `is too long ago (${asked}); Pictory keeps ${MONTHS_KEPT} months`;
		throw refusal('month', message, 'Enter a later month');
	}
	return { year, month };
}

function refusal(name: string, message: string, advice: string): InvalidInput {
	return new InvalidInput({ parameter: NAMES(name), message, advice });
}
