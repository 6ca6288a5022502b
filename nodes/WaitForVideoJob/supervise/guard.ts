import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookResponseData,
} from 'n8n-workflow';
import { z } from 'zod';
import { resumeUrlOf } from '../../shared/items/resumeUrl';
import { callExecution, LOOK_BEHIND } from '../../shared/parking/otherExecution';
import { startChild } from '../../shared/parking/subExecution';
import { parkedItemSchema } from '../check/state';
import { guardingWorkflow } from '../subWorkflows';

/** The longest that a deletion goes unnoticed. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

/** The execution that checks ends a wait at its deadline, and n8n may resume it late by a minute. */
const AFTER_DEADLINE_MS = 60_000;

/** Whether this execution has parked itself before. */
const BEGUN = 'begun';

/** Where the execution that supervises keeps where the one that guards can be called. */
const GUARD_URL = 'guardUrl';

const guardedSchema = z.object({ timeLimitEnds: z.coerce.date() });

/**
 * Notices that another execution behind the user's was deleted. n8n reports this to no one, and leaves an execution
 * parked that waits for it. So this one parks until a time, and then calls the user's execution. From there the
 * call is passed on as a provider's is, and the execution that finds the next one gone does something about it.
 *
 * Its end means nothing to the others: n8n would resume what waits for it with what it puts out.
 */
export async function guardChecks(n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const memory = n8n.getContext('node');
	const { timeLimitEnds } = guardedSchema.parse(n8n.getInputData()[0]?.json);
	const deadline = timeLimitEnds.getTime();
	if (memory[BEGUN] === true && !(await isStillWaitedFor(n8n, deadline))) return [[], []];
	memory[BEGUN] = true;
	await n8n.putExecutionToWait(new Date(nextLook(deadline, Date.now())));
	return [n8n.getInputData(), [{ json: { resumeUrl: resumeUrlOf(n8n) } }]];
}

/** Where n8n does not reach itself, a guard is of no use, and would never learn that the wait is over. */
async function isStillWaitedFor(n8n: IExecuteFunctions, deadline: number): Promise<boolean> {
	const resumeUrl = n8n.getNodeParameter('parentResumeUrl', 0, '') as string;
	const outcome = await callExecution(n8n, resumeUrl, LOOK_BEHIND);
	return (
		outcome === 'seen' || outcome === 'busy' || (outcome === 'unclear' && Date.now() < deadline)
	);
}

/** Once the wait should have ended, or once an hour. */
function nextLook(deadline: number, now: number): number {
	const afterEnd = deadline + AFTER_DEADLINE_MS;
	return afterEnd > now ? Math.min(afterEnd, now + LOOK_EVERY_MS) : now + LOOK_EVERY_MS;
}

/** The wait is over, says the execution that supervises: without items, this one ends. */
export function takeDismissal(): IWebhookResponseData {
	return { webhookResponse: { checking: true }, workflowData: [[]] };
}

/** Starts the execution that guards these waits. */
export async function startGuard(
	n8n: IExecuteFunctions,
	parked: readonly unknown[],
): Promise<void> {
	const deadlines = parked.flatMap((stored) => {
		const item = parkedItemSchema.parse(stored);
		return 'failed' in item ? [] : [item.watch.deadline];
	});
	const json: IDataObject = { timeLimitEnds: new Date(Math.max(...deadlines)).toISOString() };
	const guard = await startChild(n8n, guardingWorkflow(n8n), [{ json }], false);
	// This execution waits for another one: n8n takes what it lists here for news when it has ended.
	n8n.setMetadata({ waitingChildExecutionIds: [] });
	if ('resumeUrl' in guard) n8n.getContext('node')[GUARD_URL] = guard.resumeUrl;
}

/** Ends the execution that guards. One that the call does not reach ends by itself at its next look. */
export async function dismissGuard(n8n: IExecuteFunctions): Promise<void> {
	const url = n8n.getContext('node')[GUARD_URL];
	if (typeof url === 'string') await callExecution(n8n, url, {});
}
