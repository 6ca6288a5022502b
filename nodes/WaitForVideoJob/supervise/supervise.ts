import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { resumeUrlOf } from '../../shared/items/resumeUrl';
import { fromParked, howToWaitAgain, parkedItemSchema } from '../check/state';
import { receivingNode } from '../deliver';
import { callExecution } from '../../shared/parking/otherExecution';
import { asLastSeen } from '../outcome';
import {
	endingWithErrors,
	isEnding,
	keepParkedWait,
	readParkedWait,
	startChild,
} from '../../shared/parking/subExecution';
import { checkingWorkflow } from '../subWorkflows';
import { providersOfNode, type Entry } from '../waitingJob';
import { dismissGuard, startGuard } from './guard';

/** Where the number of checks that n8n was ended in is kept. */
const STARTS = 'starts';

/** So many in one wait point to checks that end n8n themselves. */
const MOST_STARTS = 10;

/** More of them come after pauses, which grow by this. */
const PAUSE_MS = 60_000;

const MOST_PAUSES = 5;

/** In n8n's message about an execution that a user stopped. */
const STOPPED = /cancell?ed/i;

/**
 * Starts the execution that checks, and another one when n8n was ended in the middle of a check. n8n parks
 * this execution while that one lives; it runs for moments only, so it is hardly ever met by a kill itself.
 *
 * @returns what the checks came to on the second output. While parked, the first output has what remains if
 *   n8n is killed, and the second the URL to call this execution
 */
export async function superviseChecks(n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs = await endingWithErrors(async () => await supervise(n8n));
	const isParked = outputs[0] !== undefined && outputs[0].length > 0;
	if (!isParked) await dismissGuard(n8n);
	return outputs;
}

async function supervise(n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const memory = n8n.getContext('node');
	const starts = (memory[STARTS] as number | undefined) ?? 0;
	const input = n8n.getInputData();
	if (starts > 0) {
		// The execution that waits is gone, and so are the checks.
		if (input.length === 0 || isEnding(input)) return [[], input];
		if (isStopped(input)) throw stopped(n8n);
		if (starts > MOST_STARTS) return [[], await lastSeen(n8n)];
	}
	memory[STARTS] = starts + 1;
	const given = starts === 0 ? input.map(({ json }) => json) : readParkedWait(n8n).items;
	const due = starts === 0 ? given : given.map((item) => dueAfter(item, pauseBefore(starts)));
	const items = due.map((json) => ({ json: json as IDataObject }));
	if (starts === 0) await startGuard(n8n, given);
	const child = await startChild(n8n, checkingWorkflow(n8n), items);
	if ('results' in child) return [[], child.results];
	keepParkedWait(n8n, given, child.resumeUrl);
	return [await lastSeen(n8n), [{ json: { resumeUrl: resumeUrlOf(n8n) } }]];
}

/**
 * Passes a call of the waiting execution on to the one that checks. Where that one is gone, a new one is
 * started, whose first check is due at once.
 */
export async function passCallOn(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { childResumeUrl } = readParkedWait(n8n);
	if (childResumeUrl === undefined) return { webhookResponse: { checking: false } };
	switch (await callExecution(n8n, childResumeUrl, n8n.getBodyData())) {
		case 'seen':
			return { webhookResponse: { checking: true } };
		case 'busy':
			return { webhookResponse: { checking: false, busy: true } };
		case 'unclear':
			return { webhookResponse: { checking: false } };
		case 'ended':
		case 'missing':
		case 'elsewhere':
			return { webhookResponse: { checking: true }, workflowData: [[{ json: { call: true } }]] };
	}
}

function isStopped([first]: readonly INodeExecutionData[]): boolean {
	const error: unknown = first?.json.error;
	return typeof error === 'string' && STOPPED.test(error);
}

function stopped(n8n: IExecuteFunctions): Error {
	const description = howToWaitAgain(readParkedWait(n8n).items);
	return Object.assign(new Error('The execution that checked the video jobs was stopped'), {
		description,
	});
}

function pauseBefore(starts: number): number {
	return Math.min(starts - 1, MOST_PAUSES) * PAUSE_MS;
}

/** The wait as it was handed over, to be checked soon: what the checks have learned since then is lost. */
function dueAfter(stored: unknown, pauseMs: number): unknown {
	const item = parkedItemSchema.parse(stored);
	if ('failed' in item || item.end) return item;
	return { ...item, watch: { ...item.watch, dueAt: Date.now() + pauseMs } };
}

/** What the user's workflow continues with when n8n ends this execution. */
async function lastSeen(n8n: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const find = await providersOfNode(n8n);
	const entries: Entry[] = readParkedWait(n8n).items.map((item, itemIndex) =>
		fromParked(n8n, itemIndex, item, find),
	);
	return asLastSeen(entries, receivingNode(n8n));
}
