import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { createPacer, type Pacer } from '../http/pacer';
import { isAgentTool, type ItemRun } from '../items/itemRun';
import { videoJobSchema, type VideoJob } from '../job/videoJob';
import type { RateWindow, VideoProvider } from '../provider/contract';
import { storedTroubleSchema, type Trouble } from '../trouble/trouble';

const lostSubmitSchema = z.object({
	/** What came in place of an answer. */
	trouble: storedTroubleSchema,
	/** When that was, epoch milliseconds. */
	since: z.number(),
	/** What its job is recognised by in the provider's list; absent where there is none. */
	recognisedBy: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
	/** IDs of the jobs that the list showed before; absent where it could not be read. */
	listedBefore: z.array(z.string()).optional(),
});

const entrySchema = z.union([
	z.object({ accepted: videoJobSchema }),
	z.object({ done: z.array(z.record(z.string(), z.unknown())) }),
	z.object({ fateUnknown: lostSubmitSchema }),
]);

/** A submit that has left and may or may not have been accepted. */
export type LostSubmit = z.infer<typeof lostSubmitSchema>;

/** What came of a submit that must not be sent again. */
export type LedgerEntry =
	| { accepted: VideoJob }
	/** What came of something that is no job, such as a post. */
	| { done: IDataObject[] }
	| { fateUnknown: LostSubmit };

/** The newest jobs of an account, as its list showed them. */
export interface ListedJobs {
	/** Epoch milliseconds. */
	at: number;
	/** Absent where the list could not be read. */
	jobIds?: string[] | undefined;
}

/** What an execution knows about its submits. Everything is stored with the execution, by n8n. */
export interface Ledger {
	/** What this item's submit came to, if it was sent before. */
	recall(): LedgerEntry | undefined;
	remember(entry: LedgerEntry): void;
	/** For a submit that was definitely refused and may be sent again. */
	forget(): void;
	/** The lost submits of the node's other items. */
	otherLost(): LostSubmit[];
	/** Whether an item of this execution, of whichever node, has this job of the provider. */
	isTaken(jobId: string): boolean;
	take(jobId: string): void;
	/** The jobs that the account's list showed last, for this node. */
	listed(): ListedJobs | undefined;
	noteListed(listed: ListedJobs): void;
	/** When the rate lets the next submit of the account through; see {@link Pacer.nextTurn}. */
	nextTurn(windows: readonly RateWindow[]): number;
	/** How many it lets through at a moment; see {@link Pacer.freeAt}. */
	freeAt(windows: readonly RateWindow[], moment: number): number;
	/** Waits until the rate lets a submit of the account through; see {@link Pacer.takeTurn}. */
	takeTurn(windows: readonly RateWindow[], giveUpAt: number): Promise<number | undefined>;
}

/**
 * Opens the ledger for one item's submit. n8n's Retry On Fail runs the whole node again for the sake of
 * one item, and Retry Execution does so later, under a new execution ID. The other items must not be paid
 * for twice, so an entry is found by what the user entered and never by an ID or URL of the execution.
 *
 * The run of the node is part of the key: a loop that submits the same thing again on purpose does submit
 * it again. An agent counts a new run for each try of a tool, so there the run is not part of it.
 *
 * @param entered all that makes this submit what it is
 */
export function openLedger(run: ItemRun, entered: unknown): Ledger {
	const { n8n, itemIndex, provider, clock, sender } = run;
	const key = createHash('sha256')
		.update(JSON.stringify([runOf(n8n, itemIndex), itemIndex, entered]))
		.digest('hex');
	const node = n8n.getContext('node');
	const flow = n8n.getContext('flow');
	const submits = recordIn(node, 'submits');
	const listed = `listed.${sender.account}`;
	const taken = takenIn(flow, `videoJobs.taken.${provider.id}`);
	const pacer: Pacer = createPacer(flow, `${sender.account}.submit`, clock);
	return {
		recall() {
			const entry = read(submits[key]);
			if (entry || !isFateUnknown(node, runIndexOf(n8n), itemIndex)) return entry;
			return { fateUnknown: { trouble: endedBeforeAnswer(provider), since: clock.now() } };
		},
		remember(entry) {
			submits[key] = entry;
		},
		forget() {
			delete submits[key];
		},
		otherLost: () =>
			Object.entries(submits).flatMap(([other, value]) => {
				const entry = other === key ? undefined : read(value);
				return entry && 'fateUnknown' in entry ? [entry.fateUnknown] : [];
			}),
		isTaken: (jobId) => Object.hasOwn(taken, jobId),
		take(jobId) {
			taken[jobId] = true;
		},
		listed: () => node[listed] as ListedJobs | undefined,
		noteListed(jobs) {
			node[listed] = jobs;
		},
		nextTurn: pacer.nextTurn,
		freeAt: pacer.freeAt,
		takeTurn: pacer.takeTurn,
	};
}

function runOf(n8n: IExecuteFunctions, itemIndex: number): unknown {
	return isAgentTool(n8n) ? 'tool' : n8n.getWorkflowDataProxy(itemIndex).$runIndex;
}

/** What a submit has come to as long as nothing else is known. */
export function endedBeforeAnswer({ displayName }: VideoProvider): Trouble {
	return {
		kind: 'noAnswer',
		message: `The node was ended before ${displayName} had answered`,
		advice: 'Find out whether the job runs before you start it again',
	};
}

/** An object inside n8n's context, which n8n stores with the execution. */
function recordIn(context: Record<string, unknown>, name: string): Record<string, unknown> {
	return (context[name] ??= {}) as Record<string, unknown>;
}

/** Version 0.1 kept a list. */
function takenIn(flow: Record<string, unknown>, name: string): Record<string, unknown> {
	const stored = flow[name];
	if (Array.isArray(stored)) flow[name] = Object.fromEntries(stored.map((id) => [id, true]));
	return recordIn(flow, name);
}

function read(value: unknown): LedgerEntry | undefined {
	const parsed = entrySchema.safeParse(value);
	return parsed.success ? (parsed.data as LedgerEntry) : undefined;
}

/** Where an execution notes the items that it has handed over, in the node's context. */
const HANDED_OVER = 'handedOver';

const handedOverSchema = z.object({
	/** The execution that has handed them over. Retry Execution runs under another ID. */
	by: z.string(),
	/** The one that they were handed to; absent while it is being started. */
	to: z.string().optional(),
	items: z.array(z.number()),
	/** Items that may have been accepted, as far as a later run of the node has found out. */
	fateUnknown: z.array(z.number()).optional(),
});

export type HandedOver = z.infer<typeof handedOverSchema>;

type Context = Record<string, unknown>;

/** A loop runs a node again, and hands over again. */
export function runIndexOf(n8n: IExecuteFunctions): number {
	return Number(n8n.getWorkflowDataProxy(0).$runIndex);
}

export function noteHandedOver(context: Context, runIndex: number, noted: HandedOver): void {
	const all = (context[HANDED_OVER] ??= {}) as Context;
	all[runIndex] = noted;
}

export function handedOverIn(context: Context, runIndex: number): HandedOver | undefined {
	const all = context[HANDED_OVER] as Context | undefined;
	return handedOverSchema.safeParse(all?.[runIndex]).data;
}

/** The execution that the last run of the node has handed its items to. */
export function lastHandedOverTo(context: Context): string | undefined {
	const runs = Object.keys((context[HANDED_OVER] ?? {}) as Context).map(Number);
	return handedOverIn(context, Math.max(...runs))?.to;
}

/** Whether an item was handed over, and it is unknown what became of it. */
export function isFateUnknown(context: Context, runIndex: number, itemIndex: number): boolean {
	return handedOverIn(context, runIndex)?.fateUnknown?.includes(itemIndex) ?? false;
}
