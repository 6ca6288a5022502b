import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

/** Where an execution keeps what it waits for; a call to it can read this and change nothing. */
const PARKED = 'parked';

const parkedWaitSchema = z.object({
	items: z.array(z.unknown()),
	childResumeUrl: z.string().optional(),
});

export type ParkedWait = z.infer<typeof parkedWaitSchema>;

/** Keeps it with the execution, for calls to its resume URL. */
export function keepParkedWait(
	n8n: IExecuteFunctions,
	items: readonly unknown[],
	childResumeUrl: string | undefined,
): void {
	n8n.getContext('node')[PARKED] = { items, childResumeUrl };
}

/** The state lies in the node's context, which a call reaches through an expression only. */
export function readParkedWait(n8n: IExecuteFunctions | IWebhookFunctions): ParkedWait {
	const { name } = n8n.getNode();
	const expression = `{{ $node[${JSON.stringify(name)}].context[${JSON.stringify(PARKED)}] }}`;
	const stored: unknown =
		'getBodyData' in n8n ? n8n.evaluateExpression(expression) : n8n.getContext('node')[PARKED];
	return parkedWaitSchema.parse(stored);
}
