import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { z } from 'zod';

/** What the waiting execution sends to the one that checks for it. */
const bodySchema = z.object({ jobIds: z.array(z.string()).max(10_000) });

/** What the call leaves for the node that checks: n8n hands it over as the node's input. */
const callSchema = z.object({ call: bodySchema.extend({ id: z.string() }) });

/** Where the last call that was looked into is kept. */
const LAST_CALL = 'lastCall';

/**
 * Takes a call that the waiting execution passes on: the execution that checks goes on at once, as if
 * these jobs were due.
 */
export function takeCall(context: IWebhookFunctions): IWebhookResponseData {
	const body = bodySchema.safeParse(context.getBodyData());
	if (!body.success) return { webhookResponse: { checking: false } };
	const call = { ...body.data, id: randomUUID() };
	return { webhookResponse: { checking: true }, workflowData: [[{ json: { call } }]] };
}

/**
 * The jobs that a new call is about; none when the node goes on for its schedule, although n8n then hands
 * over the same input once more.
 */
export function calledJobs(context: IExecuteFunctions): ReadonlySet<string> {
	const parsed = callSchema.safeParse(context.getInputData()[0]?.json);
	const memory = context.getContext('node');
	if (!parsed.success || memory[LAST_CALL] === parsed.data.call.id) return new Set();
	memory[LAST_CALL] = parsed.data.call.id;
	return new Set(parsed.data.call.jobIds);
}
