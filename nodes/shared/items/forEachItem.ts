import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { describeJob, type JobReference } from '../job/jobReference';
import { videoJobSchema, type VideoJob } from '../job/videoJob';
import type { VideoProvider } from '../provider/contract';
import { createN8nClock, Stopped } from '../time/clock';
import { failureOf, type ItemError } from './itemError';

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

/** How items are worked on side by side. */
export interface Batching {
	/** Items under way at once, at most. */
	batchSize: number;
	/** Pause before each batch but the first, milliseconds. */
	batchInterval: number;
}

/** For operations that are paid for: each item knows what became of those before it. */
export const ONE_BY_ONE: Batching = { batchSize: 1, batchInterval: 0 };

/** Enough to hide the time that answers take, and no more than a provider can be expected to bear. */
export const USUAL_BATCHING: Batching = { batchSize: 10, batchInterval: 0 };

/** Side by side within one of several items, so that all of them together keep to the size of a batch. */
export function withinItem({ batchSize }: Batching, items: number): Batching {
	return { batchSize: Math.max(1, Math.floor(batchSize / items)), batchInterval: 0 };
}

/**
 * Works on items side by side, and begins them in their order. Resolves when all that have begun are done.
 *
 * @param work returns false to begin no other item
 * @throws the first thing that `work` throws; then no other item is begun either
 */
export async function sideBySide(
	n8n: IExecuteFunctions,
	items: number,
	{ batchSize, batchInterval }: Batching,
	work: (position: number) => Promise<boolean>,
): Promise<void> {
	const clock = createN8nClock(n8n);
	let begun = 0;
	let interval = Promise.resolve();
	async function inTurn(): Promise<void> {
		while (begun < items) {
			const position = begun++;
			if (batchInterval > 0 && position > 0 && position % batchSize === 0) {
				interval = interval.then(async () => await clock.sleep(batchInterval));
			}
			await interval;
			const continues = await work(position).catch((error: unknown) => {
				begun = items;
				throw error;
			});
			if (!continues) begun = items;
		}
	}
	await Promise.all(Array.from({ length: Math.min(batchSize, items) }, inTurn));
}

/**
 * Runs an operation over all input items, with outputs in their order, item links, Continue On Fail and the
 * error output.
 *
 * When the node ends early, the message lists the jobs that a provider accepted before, since the output
 * for their items is lost.
 *
 * @throws n8n's error of the first item that fails, unless the node continues on fail, or of a stop
 */
export async function forEachItem(
	n8n: IExecuteFunctions,
	batching: Batching,
	run: (itemIndex: number) => Promise<ItemOutcome>,
): Promise<INodeExecutionData[]> {
	const all = [...n8n.getInputData().keys()];
	return outputOf(n8n, await outcomesOf(n8n, all, batching, run));
}

/**
 * Works on items, and returns what became of each that was begun, at its place.
 *
 * @param positions of the items, in their order
 * @param run returns undefined to leave its item, and begin no other one
 * @throws n8n's error of a stop
 */
export async function outcomesOf(
	n8n: IExecuteFunctions,
	positions: readonly number[],
	batching: Batching,
	run: (itemIndex: number) => Promise<ItemOutcome | undefined>,
): Promise<ItemOutcome[]> {
	const outcomes: ItemOutcome[] = [];
	await sideBySide(n8n, positions.length, batching, async (position) => {
		const itemIndex = positions[position] as number;
		const outcome = await run(itemIndex).catch((error: unknown): ItemOutcome => {
			const failure = failureOf({ node: n8n.getNode(), itemIndex }, error);
			// A stop ends the node also where it continues on fail.
			if (error instanceof Stopped) throw withAccepted(failure.error, acceptedIn(outcomes));
			return { ok: false, failure };
		});
		if (!outcome) return false;
		outcomes[itemIndex] = outcome;
		return outcome.ok || n8n.continueOnFail();
	});
	return outcomes;
}

/**
 * The items of a node's output, with one hint for all of them.
 *
 * @param outcomes of the input items, in their order
 * @param accepted the jobs to list when the item at this position ends the node
 * @param node the node that receives the items; its On Error setting decides what a failed one carries
 * @throws n8n's error of the first item that failed, unless the node continues on fail
 */
export function outputOf(
	n8n: IExecuteFunctions,
	outcomes: readonly ItemOutcome[],
	accepted = (itemIndex: number) => acceptedIn(outcomes.slice(0, itemIndex)),
	node: Pick<INode, 'onError'> = n8n.getNode(),
): INodeExecutionData[] {
	const output = outcomes.flatMap((outcome, item) => {
		if (outcome.ok) return linked(outcome.items, item);
		endUnlessContinuing(n8n, outcome.failure, accepted(item));
		return [{ json: errorJson(node, outcome.failure), pairedItem: { item } }];
	});
	showHints(
		n8n,
		outcomes.flatMap((outcome) => (outcome.ok ? (outcome.hints ?? []) : [])),
	);
	return output;
}

export function acceptedIn(outcomes: readonly ItemOutcome[]): AcceptedJob[] {
	return outcomes.flatMap((outcome) => (outcome.ok ? (outcome.accepted ?? []) : []));
}

/** So many sentences fit above an output. */
const MOST_HINTS = 5;

/** Shows one hint for the whole run of the node, above its output. */
function showHints(n8n: IExecuteFunctions, hints: readonly string[]): void {
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
 * What a failed item means for the node.
 *
 * @throws its error, with the jobs that are not to be lost, unless the node continues on fail
 */
export function endUnlessContinuing(
	n8n: IExecuteFunctions,
	{ error }: ItemError,
	accepted: readonly AcceptedJob[] = [],
): void {
	if (!n8n.continueOnFail()) throw withAccepted(error, accepted);
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

/** The error, with the jobs that are not to be lost in its description. */
export function withAccepted<E extends ItemError['error']>(
	error: E,
	accepted: readonly AcceptedJob[],
): E {
	if (accepted.length === 0) return error;
	const list = accepted
		.map(({ reference, description }) => `${description} (${reference.jobType})`)
		.join(', ');
	const note = `Accepted before this and running: ${list}. Do not submit these items again; wait for them by their job ID.`;
	error.description = error.description ? `${error.description} ${note}` : note;
	return error;
}

const FIELDS = Object.keys(videoJobSchema.shape) as (keyof VideoJob)[];

/** The same job with its fields in the order of its schema, in which the editor's preview shows them as well. */
export function inOrder(job: VideoJob): VideoJob {
	const known = FIELDS.filter((name) => name in job).map((name) => [name, job[name]] as const);
	return { ...(Object.fromEntries(known) as unknown as VideoJob), ...job };
}

/** A video job as n8n items: one for the job, or one for each of its videos. A job without videos keeps its item. */
export function jobItems(
	job: VideoJob,
	{ splitIntoItems = false }: { splitIntoItems?: boolean } = {},
): INodeExecutionData[] {
	const whole = inOrder(job);
	const { videos, ...rest } = whole;
	const isSplit = splitIntoItems && videos.length > 0;
	const parts = isSplit ? videos.map((video) => ({ ...rest, video })) : [whole];
	return parts.map((json) => ({ json: json as unknown as IDataObject }));
}
