import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { fromParked, type Entry, type ParkedItem } from './parkedItem';

/** Where a waiting execution keeps what it waits for; a call to it can read this and change nothing. */
const PARKED = 'parked';

const parkedWaitSchema = z.object({
	items: z.array(z.unknown()),
	childResumeUrl: z.string().optional(),
});

/** What a waiting execution knows when it is called. */
export interface ParkedWait {
	entries: Entry[];
	/** Where the execution that checks can be called; undefined when it has not said so. */
	childResumeUrl?: string | undefined;
}

/** Keeps it with the execution, for calls to its resume URL. */
export function keepParkedWait(
	context: IExecuteFunctions,
	items: readonly ParkedItem[],
	childResumeUrl: string | undefined,
): void {
	context.getContext('node')[PARKED] = { items, childResumeUrl };
}

/** The state lies in the node's context, which a call reaches through an expression only. */
export function readParkedWait(context: IWebhookFunctions): ParkedWait {
	const { name } = context.getNode();
	const stored: unknown = context.evaluateExpression(
		`{{ $node[${JSON.stringify(name)}].context[${JSON.stringify(PARKED)}] }}`,
	);
	const { items, childResumeUrl } = parkedWaitSchema.parse(stored);
	const entries = items.map((parked, itemIndex) =>
		fromParked(asExecution(context), itemIndex, parked),
	);
	return { entries, childResumeUrl };
}

/** What asking a provider takes of an execution, over a call to one that is parked. */
function asExecution(call: IWebhookFunctions): IExecuteFunctions {
	return Object.create(call, {
		getNodeParameter: {
			value: (name: string, _itemIndex: number, fallback?: unknown) =>
				call.getNodeParameter(name, fallback),
		},
		getContext: { value: () => ({}) },
		getExecutionCancelSignal: { value: () => undefined },
	}) as IExecuteFunctions;
}
