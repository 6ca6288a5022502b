import type { IDataObject } from 'n8n-workflow';
import { converse } from '../http/conversation';
import type { Sender } from '../http/sender';
import type { ItemOutcome } from '../items/forEachItem';
import { troubleError } from '../items/itemError';
import {
	isAgentTool,
	jobInErrors,
	runsInsideAgent,
	submitFacts,
	type ItemRun,
} from '../items/itemRun';
import type { Cost, OwnOperation } from '../provider/contract';
import type { WireRequest } from '../provider/wire';
import { withoutTryingAgain, type Trouble } from '../trouble/trouble';
import { checkCost, costHint } from './cost';
import { openLedger } from './ledger';
import { pacedSender } from './pacing';

/** An operation that is paid for, seen by others, or that leaves a second copy. */
export type OnceOperation = OwnOperation & Required<Pick<OwnOperation, 'once'>>;

/** A refusal for the rate is waited out this long, milliseconds. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Runs an operation that must not happen twice: what may have been accepted is not sent again, neither by
 * this run nor by Retry On Fail or Retry Execution.
 *
 * @param name of resource and operation
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function actOnce(
	run: ItemRun,
	name: string,
	operation: OnceOperation,
	entered: IDataObject,
): Promise<ItemOutcome> {
	const { provider } = run;
	const options = (entered.options ?? {}) as IDataObject;
	const ledger = openLedger(run, [provider.id, name, sameInEachTry(run, operation, entered)]);
	const earlier = ledger.recall();
	if (earlier && 'done' in earlier) return { ok: true, items: itemsOf(earlier.done) };
	if (earlier && 'fateUnknown' in earlier) {
		return fateUnknown(run, operation, entered, { trouble: earlier.fateUnknown.trouble });
	}
	const hints: string[] = [];
	const noteCost = (cost: Cost | undefined) => {
		checkCost(cost, options);
		if (cost) hints.push(costHint(run, cost));
	};
	const { estimate } = operation;
	if (typeof estimate === 'function') noteCost(estimate(entered));
	const pacing = { windows: [], timeLimitMs: PATIENCE_MS };
	const conversation = operation.converse(entered, submitFacts(run));
	const paced = pacedSender({ run, ledger, pacing, hints });
	const sender: Sender = {
		...paced,
		async send(request) {
			if (request.cost) noteCost(request.cost);
			return await paced.send(request);
		},
	};
	const outcome = await converse(provider, conversation, sender);
	if (outcome.ok) {
		const done = [outcome.value].flat();
		ledger.remember({ done });
		return { ok: true, items: itemsOf(done), hints };
	}
	const { trouble, request } = outcome;
	if (ledger.recall()) return fateUnknown(run, operation, entered, outcome);
	const remark = [`The ${operation.once.noun} was not made`, request.alreadyDone];
	const about = { ...jobInErrors(run, entered), remark: sentences(remark) };
	return { ok: false, failure: troubleError(run, trouble, about) };
}

/** A model enters each call anew, so that another time is another call. */
function sameInEachTry(
	{ n8n }: ItemRun,
	{ once: { mayChange = [] } }: OnceOperation,
	entered: IDataObject,
): IDataObject {
	if (isAgentTool(n8n)) return entered;
	return Object.fromEntries(Object.entries(entered).filter(([name]) => !mayChange.includes(name)));
}

function fateUnknown(
	run: ItemRun,
	{ once: { noun, whereToLook } }: OnceOperation,
	entered: IDataObject,
	{ trouble, request }: { trouble: Trouble; request?: WireRequest },
): ItemOutcome {
	const message = `${trouble.message}. The ${noun} may have been made: do not run this item again before you know`;
	const remark = sentences([
		`Before you run this item again, ${whereToLook}`,
		request?.alreadyDone,
	]);
	const about = { ...jobInErrors(run, entered), remark };
	const failure = troubleError(run, { ...withoutTryingAgain(trouble), message }, about);
	// n8n hands such a model an empty text in place of an error that is left after Retry On Fail.
	return runsInsideAgent(run.n8n)
		? { ok: true, items: itemsOf([{ error: failure.error.message }]) }
		: { ok: false, failure };
}

function sentences(parts: readonly (string | undefined)[]): string {
	return parts.filter(Boolean).join('. ');
}

function itemsOf(entries: readonly IDataObject[]) {
	return entries.map((json) => ({ json }));
}
