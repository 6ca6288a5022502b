import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

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

/** Whether an item was handed over, and it is unknown what became of it. */
export function isFateUnknown(context: Context, runIndex: number, itemIndex: number): boolean {
	return handedOverIn(context, runIndex)?.fateUnknown?.includes(itemIndex) ?? false;
}
