import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import {
	acceptedIn,
	ONE_BY_ONE,
	outcomesOf,
	outputOf,
	withAccepted,
	type ItemOutcome,
} from '../../items/forEachItem';
import { failureOf } from '../../items/itemError';
import type { Patience } from '../../items/itemRun';
import { resumeUrlOf } from '../../items/resumeUrl';
import { secondsLeft } from '../../parking/executionLimit';
import { startChild } from '../../parking/subExecution';
import { handedOverIn, noteHandedOver, runIndexOf } from '../ledger';
import { leavesOf } from '../mode';
import { TurnIsFar } from '../turnIsFar';
import { leftBehindIn } from './keep';
import { afterLimit, isDone, outcomesIn, progressHint, waitingIn } from './outcomes';
import { storedOutcome, toItems, type Entry, type ParkedItems } from './state';
import { keepingWorkflow } from './workflows';

/** Of the time that a limit of the workflow leaves, for what follows. */
const RESERVED_MS = 90_000;

/** What the ledger keeps in n8n's flow context, for all nodes of this package. */
const OWN_MEMORY = 'videoJobs.';

/** Does what the node does with one item; with patience, a far turn is left. */
export type Work = (itemIndex: number, patience?: Patience) => Promise<ItemOutcome>;

/** An item that was left, since its turn comes later. */
export interface Left {
	item: number;
	at: number;
	giveUpAt: number;
}

/**
 * Works on the items of a user's node that are paid for, one after the other. Where the turn of the next one is
 * far, other executions submit the rest, and n8n parks this one until they are done.
 *
 * @param mayPark whether each item makes one item of output, as n8n links those of a parked node
 * @returns while parked, the input: n8n answers a webhook with it that responds when the last node finishes
 * @throws n8n's error of the first item that fails, unless the node continues on fail, or of a stop
 */
export async function submitItems(
	n8n: IExecuteFunctions,
	mayPark: boolean,
	work: Work,
): Promise<INodeExecutionData[]> {
	const runIndex = runIndexOf(n8n);
	const noted = handedOverIn(n8n.getContext('node'), runIndex);
	// Retry On Fail runs a node again whose first item has an error, also when it has parked itself.
	if (noted?.by === n8n.getExecutionId() && noted.to !== undefined) return n8n.getInputData();
	if (noted) await recallHandedOver(n8n, runIndex);

	const all = [...n8n.getInputData().keys()];
	const { outcomes, left } = await submitUntilFar(n8n, all, async (item, itemsLeft) => {
		const leaves = mayPark ? leavesOf(n8n) : undefined;
		return await work(item, leaves && { ...leaves, itemsLeft });
	});
	return left ? await handOver(n8n, outcomes, left) : outputOf(n8n, outcomes);
}

/**
 * Submits one item after the other until the turn of the next one is far.
 *
 * @throws n8n's error of a stop
 */
export async function submitUntilFar(
	n8n: IExecuteFunctions,
	items: readonly number[],
	work: (item: number, itemsLeft: number) => Promise<ItemOutcome>,
): Promise<{ outcomes: ItemOutcome[]; left?: Left }> {
	let left: Left | undefined;
	const outcomes = await outcomesOf(n8n, items, ONE_BY_ONE, async (item) => {
		const itemsLeft = items.length - items.indexOf(item);
		return await work(item, itemsLeft).catch((error: unknown) => {
			if (!(error instanceof TurnIsFar)) throw error;
			left = { item, at: error.at, giveUpAt: error.giveUpAt };
			return undefined;
		});
	});
	return { outcomes, ...(left && { left }) };
}

/** Retry Execution runs the node again: what other executions have submitted for it is not submitted again. */
async function recallHandedOver(n8n: IExecuteFunctions, runIndex: number): Promise<void> {
	const context = n8n.getContext('node');
	const noted = handedOverIn(context, runIndex);
	if (!noted) return;
	const { to, fateUnknown: before = [] } = noted;
	const found = to === undefined ? undefined : leftBehindIn(await n8n.getExecutionDataById(to));
	const since = found ? [...found.fateUnknown, ...(found.current?.items ?? [])] : noted.items;
	if (found) {
		const { node, flow } = found.memory;
		const submits = { ...(context.submits as IDataObject), ...(node.submits as IDataObject) };
		Object.assign(n8n.getContext('flow'), flow);
		Object.assign(context, { submits });
	}
	const fateUnknown = [...new Set([...before, ...since])];
	noteHandedOver(context, runIndex, { ...noted, fateUnknown });
}

async function handOver(
	n8n: IExecuteFunctions,
	outcomes: readonly ItemOutcome[],
	left: Left,
): Promise<INodeExecutionData[]> {
	const parked = toParked(n8n, outcomes, left);
	const { endsAt = Infinity } = parked.user;
	if (left.at > endsAt) {
		for (const item of waitingIn(parked)) {
			parked.entries[item] = { outcome: afterLimit(n8n, item, left.at) };
		}
	}
	if (isDone(parked)) return outputOf(n8n, outcomesIn(n8n, parked));

	const context = n8n.getContext('node');
	const { runIndex } = parked.user;
	const { fateUnknown } = handedOverIn(context, runIndex) ?? {};
	const noted = { by: n8n.getExecutionId(), items: waitingIn(parked), fateUnknown };
	noteHandedOver(context, runIndex, noted);
	try {
		const child = await startChild(n8n, keepingWorkflow(n8n), toItems(parked));
		if ('results' in child) return child.results;
		noteHandedOver(context, runIndex, { ...noted, to: child.executionId });
	} catch (error) {
		const { error: known } = failureOf({ node: n8n.getNode(), itemIndex: left.item }, error);
		throw withAccepted(known, acceptedIn(outcomes));
	}
	n8n.addExecutionHints(progressHint(n8n, parked, left.at, 'user'));
	return n8n.getInputData();
}

function toParked(
	n8n: IExecuteFunctions,
	outcomes: readonly ItemOutcome[],
	{ item: first, giveUpAt }: Left,
): ParkedItems {
	const node = n8n.getNode();
	const seconds = secondsLeft(n8n, Date.now());
	const flow = Object.entries(n8n.getContext('flow')).filter(([name]) =>
		name.startsWith(OWN_MEMORY),
	);
	return {
		user: {
			executionId: n8n.getExecutionId(),
			nodeName: node.name,
			onError: node.onError ?? 'stopWorkflow',
			runIndex: runIndexOf(n8n),
			resumeUrl: resumeUrlOf(n8n),
			isKnown: false,
			...(seconds !== undefined && { endsAt: Date.now() + seconds * 1000 - RESERVED_MS }),
		},
		memory: { node: { ...n8n.getContext('node') }, flow: Object.fromEntries(flow) },
		entries: n8n.getInputData().map((input, item) => {
			const outcome = outcomes[item];
			if (outcome) return { outcome: storedOutcome(outcome) };
			return entryOf(n8n, input, item, item === first ? giveUpAt : undefined);
		}),
	};
}

/** An item with what the user entered for it: in another execution, its expressions would mean nothing. */
function entryOf(
	n8n: IExecuteFunctions,
	{ json, binary }: INodeExecutionData,
	itemIndex: number,
	giveUpAt: number | undefined,
): Entry {
	const node = n8n.getNode();
	try {
		const parameters = enteredFor(n8n, node, itemIndex);
		// Submit has all that it needs in its fields; Export reads which job the item is about.
		const input = parameters.operation === 'submit' ? {} : json;
		const waiting = { parameters, input, ...(giveUpAt !== undefined && { giveUpAt }) };
		return { waiting, ...(binary && { binary }) };
	} catch (error) {
		const failure = failureOf({ node, itemIndex }, error);
		return { outcome: storedOutcome({ ok: false, failure }) };
	}
}

function enteredFor(n8n: IExecuteFunctions, { parameters }: INode, itemIndex: number) {
	const entries = Object.keys(parameters).map((name): [string, unknown] => {
		const entered = n8n.getNodeParameter(name, itemIndex, null) as unknown;
		const isLocator = typeof entered === 'object' && entered !== null && '__rl' in entered;
		// n8n takes the ID out of a page link that was entered.
		return isLocator
			? [name, n8n.getNodeParameter(name, itemIndex, null, { extractValue: true })]
			: [name, entered];
	});
	return Object.fromEntries(entries);
}
