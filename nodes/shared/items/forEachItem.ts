import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import { describeJob, type JobReference } from '../job/jobReference';
import { inputError, type ItemError } from './itemError';

/** What became of an item. */
export type ItemOutcome =
	/** `hints` are sentences for the editor about what the items do not show. */
	| { ok: true; items: INodeExecutionData[]; accepted?: JobReference; hints?: readonly string[] }
	| { ok: false; failure: ItemError };

/**
 * Runs an operation over all input items, in order, with item links, Continue On Fail and the error output.
 *
 * When the run ends early, the message lists the jobs that a provider has accepted before, since their
 * items will never be seen.
 *
 * @throws n8n's error of the first item that fails, unless the node continues on fail
 */
export async function forEachItem(
	context: IExecuteFunctions,
	run: (itemIndex: number) => Promise<ItemOutcome>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	const accepted: JobReference[] = [];
	const hints: string[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		const outcome = await runItem(context, itemIndex, run, accepted);
		if (outcome.ok) {
			if (outcome.accepted) accepted.push(outcome.accepted);
			hints.push(...(outcome.hints ?? []));
			output.push(...outcome.items.map((item) => ({ pairedItem: { item: itemIndex }, ...item })));
		} else {
			output.push(failOrContinue(context, itemIndex, outcome.failure, accepted));
		}
	}
	showHints(context, hints);
	return output;
}

/** So many sentences fit above an output. */
const MOST_HINTS = 5;

/** Shows one hint for the whole run of the node, above its output. */
export function showHints(context: IExecuteFunctions, hints: readonly string[]): void {
	if (hints.length === 0) return;
	const rest = hints.length - MOST_HINTS;
	const message = [
		...hints.slice(0, MOST_HINTS),
		...(rest > 0 ? [`${rest} more of this kind: see the items.`] : []),
	].join(' ');
	context.addExecutionHints({ type: 'warning', location: 'outputPane', message });
}

async function runItem(
	context: IExecuteFunctions,
	itemIndex: number,
	run: (itemIndex: number) => Promise<ItemOutcome>,
	accepted: readonly JobReference[],
): Promise<ItemOutcome> {
	try {
		return await run(itemIndex);
	} catch (error) {
		return outcomeOf(context, itemIndex, error, accepted);
	}
}

/** Bad input is an outcome of its item; everything else (stopped, n8n's own errors, faults) ends the node. */
function outcomeOf(
	context: IExecuteFunctions,
	itemIndex: number,
	error: unknown,
	accepted: readonly JobReference[],
): ItemOutcome {
	const node = context.getNode();
	if (error instanceof InvalidInput) {
		return { ok: false, failure: inputError(node, itemIndex, error.problem) };
	}
	const wrapped =
		error instanceof NodeOperationError
			? error
			: new NodeOperationError(node, error as Error, { itemIndex });
	if (context.continueOnFail())
		return { ok: false, failure: { error: wrapped, info: { details: {} } } };
	throw withAccepted(wrapped, accepted);
}

/**
 * The item that goes on in place of a result, or the end of the node.
 *
 * @param node whose way of dealing with errors decides what the item carries
 */
export function failOrContinue(
	context: IExecuteFunctions,
	itemIndex: number,
	failure: ItemError,
	accepted: readonly JobReference[] = [],
	node: Pick<INode, 'onError'> = context.getNode(),
): INodeExecutionData {
	if (!context.continueOnFail()) throw withAccepted(failure.error, accepted);
	return { json: errorJson(node, failure), pairedItem: { item: itemIndex } };
}

/**
 * What a failed item carries. n8n merges its input into an item on the error output, and recognises one
 * there by having nothing but `error` and `message` (n8n before 2.36 knows no other keys); an item that
 * goes on with the others has room for the details.
 */
export function errorJson(node: Pick<INode, 'onError'>, { error, info }: ItemError): IDataObject {
	return node.onError === 'continueErrorOutput'
		? { error: error.message, message: error.description ?? error.message }
		: { ...info.reference, error: error.message, details: info.details };
}

function withAccepted<E extends ItemError['error']>(
	error: E,
	accepted: readonly JobReference[],
): E {
	if (accepted.length === 0) return error;
	const list = accepted
		.map(({ provider, jobType, jobId }) => `${describeJob(provider, jobId)} (${jobType})`)
		.join(', ');
	const note = `Accepted before this and running: ${list}. Do not submit these items again; wait for them by their job id.`;
	error.description = error.description ? `${error.description} ${note}` : note;
	return error;
}
