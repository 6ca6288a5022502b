import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { errorJson, linked, outputOf, type ItemOutcome } from '../../items/forEachItem';
import { itemFailure, type ItemError } from '../../items/itemError';
import { progressBar } from '../../parking/progressBar';
import { asHtml } from '../../trouble/providerText';
import { outcomeFrom, storedOutcome, type ParkedItems, type StoredOutcome } from './state';

/** What became of the items that are done, each at its place. */
export function outcomesIn(n8n: IExecuteFunctions, { entries }: ParkedItems): ItemOutcome[] {
	const outcomes: ItemOutcome[] = [];
	for (const [itemIndex, { outcome }] of entries.entries()) {
		if (outcome) outcomes[itemIndex] = outcomeFrom({ node: n8n.getNode(), itemIndex }, outcome);
	}
	return outcomes;
}

/** The positions of the items that are not done. */
export function waitingIn({ entries }: ParkedItems): number[] {
	return [...entries.keys()].filter((item) => !entries[item]?.outcome);
}

/** Whether no item is left to submit: all are done, or one that failed ends the node. */
export function isDone({ user, entries }: ParkedItems): boolean {
	const stops = user.onError === 'stopWorkflow';
	return entries.every(({ outcome }) => outcome) || (stops && entries.some(hasFailed));
}

function hasFailed({ outcome }: { outcome?: StoredOutcome | undefined }): boolean {
	return outcome !== undefined && 'failed' in outcome;
}

/** @throws n8n's error of the first item that failed, unless the user's node continues on fail */
export function outputOfParked(n8n: IExecuteFunctions, parked: ParkedItems): INodeExecutionData[] {
	const outcomes = outcomesIn(n8n, parked);
	const ending = outcomes.find((outcome) => outcome && !outcome.ok);
	const left = waitingIn(parked);
	if (ending && !ending.ok && left.length > 0) {
		const { error } = ending.failure;
		const note = `Not submitted: items ${inRanges(left)}. Run these items in a new execution, since Retry Execution ends here again.`;
		error.description = error.description ? `${error.description} ${note}` : note;
	}
	return outputOf(n8n, outcomes);
}

/** As in "2, 4 to 9". */
function inRanges(positions: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const position of positions) {
		const last = ranges.at(-1);
		if (last?.[1] === position - 1) last[1] = position;
		else ranges.push([position, position]);
	}
	return ranges.map(([first, last]) => (first === last ? first : `${first} to ${last}`)).join(', ');
}

/**
 * What the execution that keeps the items puts out while it is parked. It is used only when n8n is killed while
 * that one runs: n8n takes this for the result. Then no other turn is submitted, since none is expected.
 *
 * @param underWay the items of the turn that it is parked for
 */
export function asLastSeen(
	n8n: IExecuteFunctions,
	parked: ParkedItems,
	underWay: readonly number[],
): INodeExecutionData[] {
	const outcomes = outcomesIn(n8n, parked);
	// A turn that cannot find out that the user's execution has continued may submit all the same.
	const mayLeave = (item: number) => underWay.includes(item) || !parked.user.isKnown;
	return [...parked.entries.keys()].flatMap((item) => {
		const failure = (mayLeave(item) ? mayHaveLeft : hasNotLeft)(n8n, item);
		const outcome = outcomes[item] ?? { ok: false, failure };
		if (outcome.ok) return linked(outcome.items, item);
		return [{ json: errorJson(n8n.getNode(), outcome.failure), pairedItem: { item } }];
	});
}

/** For an item that was under way when n8n was ended. */
export function mayHaveLeft(n8n: IExecuteFunctions, itemIndex: number): ItemError {
	return itemFailure(
		{ node: n8n.getNode(), itemIndex },
		'n8n was ended while it submitted this item. The job may have been accepted and may be billed',
		"Before you submit this item again, look for its job in the provider's list and for 'was accepted' in the log of n8n",
		{ interrupted: true },
	);
}

/** For an item whose turn had not come when n8n was ended. */
function hasNotLeft(n8n: IExecuteFunctions, itemIndex: number): ItemError {
	return itemFailure(
		{ node: n8n.getNode(), itemIndex },
		'n8n was ended before the turn of this item came',
		'The job was not submitted and nothing was billed. Run this item again',
	);
}

/** For an item whose turn comes when n8n would have cancelled the workflow. */
export function afterLimit(n8n: IExecuteFunctions, itemIndex: number, due: number): StoredOutcome {
	const failure = itemFailure(
		{ node: n8n.getNode(), itemIndex },
		`The rate limit lets this item through at ${timeIn(n8n.getTimezone(), due)}, when the time limit of the workflow is over`,
		"The job was not submitted and nothing was billed. Raise 'Timeout Workflow' in the settings of the workflow, or EXECUTIONS_TIMEOUT of n8n where it sets none, and run this item again",
	);
	return storedOutcome({ ok: false, failure });
}

/** How far it is, for the user who opens a parked execution. */
export function progressHint(
	n8n: IExecuteFunctions,
	parked: ParkedItems,
	due: number,
	where: 'user' | 'keep',
): NodeExecutionHint {
	const done = outcomesIn(n8n, parked).filter((outcome) => outcome);
	const accepted = done.flatMap((outcome) => (outcome.ok ? (outcome.accepted ?? []) : []));
	const failed = done.filter(({ ok }) => !ok).length;
	const last = accepted.at(-1)?.description;
	const message = [
		`${accepted.length} of ${parked.entries.length} items submitted ${progressBar(accepted.length / parked.entries.length)}`,
		...(last === undefined ? [] : [`The last one is ${asHtml(last)}.`]),
		...(failed > 0 ? [`${failed} failed.`] : []),
		`The rate limit lets the next one through at ${timeIn(n8n.getTimezone(), due)}.`,
		...(where === 'user'
			? [
					'The executions that follow this one in the Executions tab submit the others. Do not delete them: they make this one continue.',
				]
			: []),
	].join('<br>');
	return { type: 'info', location: 'outputPane', message };
}

function timeIn(timeZone: string, moment: number): string {
	return new Date(moment).toLocaleTimeString('en-GB', { timeZone });
}
