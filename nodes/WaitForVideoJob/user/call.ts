import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { answerBusy } from '../../shared/items/answerBusy';
import { createN8nClock } from '../../shared/time/clock';
import { referencesIn } from '../check/state';
import {
	asksToLookBehind,
	callExecution,
	type CallOutcome,
} from '../../shared/parking/otherExecution';
import { readParkedWait, type ParkedWait } from '../../shared/parking/subExecution';
import { lookFromHere } from './lookFromHere';

/** How deep a body is searched for the id of a job. */
const DEPTH = 4;

/**
 * Pauses between the attempts to reach the execution that checks, seconds. While it is running it takes no
 * call, and neither execution can leave the other a message: what a call changes, n8n stores only if it
 * resumes the execution. So the call is held here until the check is over, which takes a few seconds as it
 * never waits for a provider's rate. A longer one leaves the call to its provider, which may repeat it, and
 * to the schedule.
 */
const PAUSES_SECONDS = [1, 1, 2, 4, 8];

/**
 * Answers a call to the resume URL of a waiting execution. A call is only a hint: the jobs that it names
 * are passed on to the execution that checks, which asks the provider before anything is believed. That
 * execution alone ends the wait.
 */
export async function answerCall(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await passOn(n8n);
	} catch (error) {
		// What a node throws here, n8n takes for its output, and resumes with it.
		const reason = error instanceof Error ? error.message : String(error);
		n8n.logger.warn(`Could not process a callback for a waiting execution: ${reason}`);
		return answer('could not be processed');
	}
}

async function passOn(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const parked = readParkedWait(n8n);
	const { items, childResumeUrl } = parked;
	if (asksToLookBehind(n8n.getBodyData())) return await lookBehind(n8n, parked);
	const named = idsIn(n8n.getBodyData(), DEPTH);
	const waitedFor = referencesIn(items).map(({ jobId }) => jobId);
	const jobIds = waitedFor.filter((jobId) => isNamed(jobId, named));
	if (jobIds.length === 0) return answer('names no job of this execution');
	if (childResumeUrl === undefined) return answer('left to the scheduled check');

	switch (await callWhenParked(n8n, childResumeUrl, { jobIds })) {
		case 'seen':
			return { webhookResponse: { checking: true } };
		case 'missing':
			return (await lookFromHere(n8n, items, jobIds)) ?? answer('not all jobs have ended');
		case 'busy':
			return answerBusy(n8n, { checking: false, reason: 'a check is under way' });
		case 'ended':
			return answer('the wait has ended');
		case 'elsewhere':
		case 'unclear':
			return answer('left to the scheduled check');
	}
}

/**
 * The execution that guards asks whether the others are there. The one that supervises starts another one that checks
 * where that is gone. Where it is gone itself, this execution has to end the wait.
 */
async function lookBehind(
	n8n: IWebhookFunctions,
	{ items, childResumeUrl }: ParkedWait,
): Promise<IWebhookResponseData> {
	const outcome = childResumeUrl && (await callExecution(n8n, childResumeUrl, {}));
	if (outcome !== 'missing') return answer('left to the scheduled check');
	return (await lookFromHere(n8n, items, [])) ?? answer('not all jobs have ended');
}

/** An ID with slashes is a path at its provider, whose calls may name the last part alone. */
function isNamed(jobId: string, named: ReadonlySet<string>): boolean {
	return named.has(jobId) || named.has(jobId.split('/').at(-1) ?? jobId);
}

function answer(reason: string): IWebhookResponseData {
	return { webhookResponse: { checking: false, reason } };
}

async function callWhenParked(
	n8n: IWebhookFunctions,
	childResumeUrl: string,
	body: IDataObject,
): Promise<CallOutcome> {
	const clock = createN8nClock({ getExecutionCancelSignal: () => undefined });
	let outcome = await callExecution(n8n, childResumeUrl, body);
	for (const seconds of PAUSES_SECONDS) {
		if (outcome !== 'busy') return outcome;
		await clock.sleep(seconds * 1000);
		outcome = await callExecution(n8n, childResumeUrl, body);
	}
	return outcome;
}

/** Every text and number in a body, as an id might be: providers call the field by different names. */
export function idsIn(value: unknown, depth: number): Set<string> {
	if (typeof value === 'string' || typeof value === 'number') return new Set([String(value)]);
	if (depth === 0 || typeof value !== 'object' || value === null) return new Set();
	const inner = Object.values(value).slice(0, 100);
	return new Set(inner.flatMap((part) => [...idsIn(part, depth - 1)]));
}
