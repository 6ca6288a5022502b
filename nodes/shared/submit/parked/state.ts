import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import type { ItemOutcome } from '../../items/forEachItem';
import type { ItemPlace } from '../../items/itemError';
import { jobReferenceSchema } from '../../job/jobReference';
import { failureFrom, storedFailure, storedFailureSchema } from '../../parking/storedFailure';

const record = z.record(z.string(), z.unknown());

/** What was known at the user's node when it was parked. */
const userSchema = z.object({
	executionId: z.string(),
	nodeName: z.string(),
	onError: z.enum(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']),
	runIndex: z.number(),
	/** Where jobs call that are submitted with Resume on Callback. */
	resumeUrl: z.string(),
	/** When n8n cancels the user's execution, less what it needs to continue; epoch milliseconds. */
	endsAt: z.number().optional(),
	/** Whether n8n has shown that it knows the execution. */
	isKnown: z.boolean().default(false),
});

/** The ledger: what was sent, and when. */
const memorySchema = z.object({ node: record, flow: record });

const outcomeSchema = z.union([
	z.object({
		items: z.array(z.object({ json: record })),
		accepted: z.object({ reference: jobReferenceSchema, description: z.string() }).optional(),
		hints: z.array(z.string()).default([]),
	}),
	z.object({ failed: storedFailureSchema }),
]);

/** An item that is not submitted yet, with all that the user entered for it. */
const waitingSchema = z.object({
	parameters: record,
	/** The item that came in, where the operation reads it. */
	input: record,
	giveUpAt: z.number().optional(),
});

/** An item whose turn has not come is `waiting`, one that is done has an `outcome`. */
const entrySchema = z.object({
	waiting: waitingSchema.optional(),
	outcome: outcomeSchema.optional(),
});

const headSchema = z.object({
	user: userSchema,
	memory: memorySchema,
	/** Which of the executions that submit this is for. */
	turn: z
		.object({
			number: z.number(),
			due: z.number(),
			/** The execution that keeps the items. */
			keeper: z.string(),
		})
		.optional(),
});

/** What an execution that has submitted reports. */
const reportSchema = z.object({
	turn: z.number(),
	/** The execution of the user has ended. */
	isOver: z.boolean().default(false),
	isKnown: z.boolean().default(false),
	outcomes: z.array(z.object({ item: z.number(), outcome: outcomeSchema })).default([]),
	/** The first item that was left, since its turn comes later. */
	left: z.object({ item: z.number(), at: z.number(), giveUpAt: z.number() }).optional(),
	memory: memorySchema.optional(),
});

export type StoredOutcome = z.infer<typeof outcomeSchema>;
export type UsersNode = z.infer<typeof userSchema>;
export type Memory = z.infer<typeof memorySchema>;
export type Report = z.infer<typeof reportSchema>;
export type Turn = NonNullable<z.infer<typeof headSchema>['turn']>;
export type Entry = z.infer<typeof entrySchema> & { binary?: IBinaryKeyData | undefined };

/** The items of the user's node on their way through the executions behind it, each at its place. */
export interface ParkedItems {
	user: UsersNode;
	memory: Memory;
	entries: Entry[];
	turn?: Turn | undefined;
}

/** Names of the fields that are not the item's own. */
const HEAD = 'head';
const REPORT = 'submitted';

/**
 * The items to call a sub-execution with, each at its place, since n8n finds a file by the place of its item.
 *
 * @param chosen the items that it has to submit; all when it keeps them
 */
export function toItems(
	{ user, memory, entries, turn }: ParkedItems,
	chosen?: readonly number[],
): INodeExecutionData[] {
	const head = { user, memory, turn };
	return entries.map((entry, position) => {
		const { binary, ...kept } = entry;
		const isChosen = !chosen || chosen.includes(position);
		const files = isChosen ? binary : namesOf(binary);
		const json = { ...(isChosen && kept), ...(position === 0 && { [HEAD]: head }) };
		return { json: json as IDataObject, ...(files && { binary: files }) };
	});
}

/** @throws for items of another kind */
export function fromItems(items: readonly INodeExecutionData[]): ParkedItems {
	const head = headSchema.parse(items[0]?.json[HEAD]);
	return {
		...head,
		entries: items.map(({ json, binary }) => ({ ...entrySchema.parse(json), binary })),
	};
}

/** An upload must not have the name of another item's file. */
function namesOf(files?: IBinaryKeyData): IBinaryKeyData | undefined {
	if (!files) return undefined;
	return Object.fromEntries(
		Object.entries(files).map(([field, { fileName, fileExtension, mimeType }]) => [
			field,
			{
				data: '',
				mimeType,
				...(fileName !== undefined && { fileName }),
				...(fileExtension !== undefined && { fileExtension }),
			},
		]),
	);
}

export function asReport(report: z.input<typeof reportSchema>): INodeExecutionData[] {
	return [{ json: { [REPORT]: report as unknown as IDataObject } }];
}

/** The report about a turn; undefined for what n8n has left of an execution that was ended. */
export function reportIn(
	items: readonly INodeExecutionData[],
	turn: number | undefined,
): Report | undefined {
	const { data } = reportSchema.safeParse(items[0]?.json[REPORT]);
	return data?.turn === turn ? data : undefined;
}

export function storedOutcome(outcome: ItemOutcome): StoredOutcome {
	if (!outcome.ok) return { failed: storedFailure(outcome.failure) };
	const { items, accepted, hints = [] } = outcome;
	return {
		items: items.map(({ json }) => ({ json: json as Record<string, unknown> })),
		...(accepted && { accepted }),
		hints: [...hints],
	};
}

export function outcomeFrom(place: ItemPlace, stored: StoredOutcome): ItemOutcome {
	if ('failed' in stored) return { ok: false, failure: failureFrom(place, stored.failed) };
	const { items, accepted, hints } = stored;
	return {
		ok: true,
		items: items.map(({ json }) => ({ json: json as IDataObject })),
		...(accepted && { accepted }),
		hints,
	};
}
