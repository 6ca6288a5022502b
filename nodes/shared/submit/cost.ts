import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../input/invalidInput';
import { namesOf, optionalNumber, parseParameters } from '../input/parameters';
import type { ItemRun } from '../items/itemRun';
import type { VideoJob } from '../job/videoJob';
import type { Cost } from '../provider/contract';

/** The option of each operation whose price is published. */
export const MAXIMUM_COST: INodeProperties = {
	displayName: 'Maximum Cost',
	name: 'maximumCost',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		"Refuse to send what is estimated to cost more, in the provider's own unit such as credits. Nothing is sent where the cost cannot be estimated. 0 sets no maximum.",
};

const NAMES = namesOf([MAXIMUM_COST]);

const schema = z.object({ maximumCost: optionalNumber(z.number().min(0)) });

/**
 * Refuses what would cost more than the user allows.
 *
 * @param options the collection of the operation, as entered
 * @throws InvalidInput before anything is sent
 */
export function checkCost(cost: Cost | undefined, options: IDataObject): void {
	const { maximumCost = 0 } = parseParameters(schema, options, NAMES);
	if (maximumCost === 0 || (cost && cost.amount <= maximumCost)) return;
	throw new InvalidInput({
		parameter: MAXIMUM_COST.displayName,
		message: cost
			? `is ${maximumCost}, and this item is estimated to cost ${words(cost)}`
			: `is ${maximumCost}, and what this item costs cannot be estimated from what you entered`,
		advice: `Nothing was sent. Raise '${MAXIMUM_COST.displayName}', remove it, or change what is asked for`,
	});
}

/** The estimate as a sentence above the output. */
export function costHint({ itemIndex }: ItemRun, cost: Cost): string {
	return `Item ${itemIndex} is estimated to cost ${words(cost)}.`;
}

/** The estimate as a field of the output. */
export function estimatedCost({ amount, unit }: Cost): NonNullable<VideoJob['estimatedCost']> {
	return { amount, unit };
}

function words({ amount, unit, because }: Cost): string {
	return `${amount} ${unit} (${because})`;
}
