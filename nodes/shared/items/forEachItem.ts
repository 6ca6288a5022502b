import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import { describeJob, type JobReference } from '../job/jobReference';
import type { VideoJob } from '../job/videoJob';
import type { VideoProvider } from '../provider/contract';
import { Stopped } from '../time/clock';
import { inputError, type ItemError, type ItemPlace } from './itemError';

/** What became of an item. */
export type ItemOutcome =
	/** `hints` are sentences for the editor about what the items do not show. */
	| { ok: true; items: INodeExecutionData[]; accepted?: AcceptedJob; hints?: readonly string[] }
	| { ok: false; failure: ItemError };

/** A job that a provider has accepted, with its name for messages. */
export interface AcceptedJob {
	reference: JobReference;
	/** As in "Vizard job '1'". */
	description: string;
}

/**
 * Runs an operation over all input items, in order, with item links, Continue On Fail and the error output.
 *
 * When the node ends early, the message lists the jobs that a provider accepted before, since the output
 * for their items is lost.
 *
 * @throws n8n's error of the first item that fails, unless the node continues on fail, or of a stop
 */
export async function forEachItem(
	n8n: IExecuteFunctions,
	run: (itemIndex: number) => Promise<ItemOutcome>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	const accepted: AcceptedJob[] = [];
	const hints: string[] = [];
	for (const itemIndex of n8n.getInputData().keys()) {
		const outcome = await run(itemIndex).catch((error: unknown): ItemOutcome => {
			const failure = failureOf({ node: n8n.getNode(), itemIndex }, error);
			// A stop ends the node also where it continues on fail.
			if (error instanceof Stopped) throw withAccepted(failure.error, accepted);
			return { ok: false, failure };
		});
		if (outcome.ok) {
			if (outcome.accepted) accepted.push(outcome.accepted);
			hints.push(...(outcome.hints ?? []));
			output.push(...linked(outcome.items, itemIndex));
		} else {
			output.push(failOrContinue(n8n, itemIndex, outcome.failure, accepted));
		}
	}
	showHints(n8n, hints);
	return output;
}

/** So many sentences fit above an output. */
const MOST_HINTS = 5;

/** Shows one hint for the whole run of the node, above its output. */
export function showHints(n8n: IExecuteFunctions, hints: readonly string[]): void {
	if (hints.length === 0) return;
	const rest = hints.length - MOST_HINTS;
	const message = [
		...hints.slice(0, MOST_HINTS),
		...(rest > 0 ? [`${rest} more of this kind: see the items.`] : []),
	].join(' ');
	n8n.addExecutionHints({ type: 'warning', location: 'outputPane', message });
}

/** The hints of a job as sentences for the editor. */
export function hintsOf({ displayName }: VideoProvider, { jobId, hints = [] }: VideoJob): string[] {
	return hints.map((hint) => `${describeJob(displayName, jobId)}: ${hint}.`);
}

/** The items with their link to the input item, unless they have one already. */
export function linked(items: readonly INodeExecutionData[], item: number): INodeExecutionData[] {
	return items.map((output) => ({ pairedItem: { item }, ...output }));
}

/**
 * What an exception means for its item: bad input, a stop, or an error of n8n's own, such as an expression
 * that cannot be evaluated.
 */
export function failureOf(place: ItemPlace, error: unknown): ItemError {
	if (error instanceof InvalidInput) return inputError(place, error.problem);
	const { node, itemIndex } = place;
	const known = error instanceof NodeOperationError;
	return {
		error: known ? error : new NodeOperationError(node, error as Error, { itemIndex }),
		details: {},
	};
}

/**
 * The item that continues in place of a result, or the end of the node.
 *
 * @param node the node that receives the item; its On Error setting decides what the item carries
 */
export function failOrContinue(
	n8n: IExecuteFunctions,
	itemIndex: number,
	failure: ItemError,
	accepted: readonly AcceptedJob[] = [],
	node: Pick<INode, 'onError'> = n8n.getNode(),
): INodeExecutionData {
	if (!n8n.continueOnFail()) throw withAccepted(failure.error, accepted);
	return { json: errorJson(node, failure), pairedItem: { item: itemIndex } };
}

/**
 * What a failed item carries. n8n merges its input into an item on the error output, and recognises one
 * there by having nothing but `error` and `message` (n8n before 2.36 knows no other keys). An item on the
 * regular output has room for the details.
 */
export function errorJson(
	{ onError }: Pick<INode, 'onError'>,
	{ error, reference, details }: ItemError,
): IDataObject {
	return onError === 'continueErrorOutput'
		? { error: error.message, message: error.description ?? error.message }
		: { ...reference, error: error.message, details };
}

function withAccepted<E extends ItemError['error']>(error: E, accepted: readonly AcceptedJob[]): E {
	if (accepted.length === 0) return error;
	const list = accepted
		.map(({ reference, description }) => `${description} (${reference.jobType})`)
		.join(', ');
	const note = `Accepted before this and running: ${list}. Do not submit these items again; wait for them by their job ID.`;
	error.description = error.description ? `${error.description} ${note}` : note;
	return error;
}

/** A video job as n8n items: one for the job, or one for each of its videos. A job without videos keeps its item. */
export function jobItems(
	job: VideoJob,
	{ splitIntoItems = false }: { splitIntoItems?: boolean } = {},
): INodeExecutionData[] {
	const { videos, ...rest } = job;
	const isSplit = splitIntoItems && videos.length > 0;
	const parts = isSplit ? videos.map((video) => ({ ...rest, video })) : [job];
	return parts.map((json) => ({ json: json as unknown as IDataObject }));
}
