import type {
	IDataObject,
	IExecuteFunctions,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { answerBusy } from '../shared/items/answerBusy';
import { asExecution } from '../shared/items/asExecution';
import { jobItems } from '../shared/items/forEachItem';
import { readJobId } from '../shared/job/jobReference';
import type { VideoJob } from '../shared/job/videoJob';
import { idsInCall } from '../shared/provider/acceptedJob';
import type { VideoProvider } from '../shared/provider/contract';
import { withoutRaw } from '../shared/read/outputOptions';
import { lookAt } from './look';
import { idsIn, remember } from './memory';
import { isWanted, readTrigger, type Trigger } from './trigger';

/** n8n puts a random ID before the path. Nothing is registered anywhere: users hand the URL out. */
export const CALLBACK_WEBHOOKS: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// Lets n8n answer with what the node says. Without it, n8n answers with the word firstEntryJson.
		responseData: '',
		path: 'video-job',
	},
];

/**
 * What n8n stores may be overwritten by the call that comes at the same moment, so this process remembers as
 * well. By node; both are bounded.
 */
const STARTED = new Map<string, IDataObject>();

/** Jobs that are being looked at, by node and ID. */
const UNDER_WAY = new Set<string>();

/**
 * Answers a call of a provider. A call is only a hint, as anyone can send one who knows the URL: the provider
 * is asked about the job that it names, and only one that has ended starts the workflow, once.
 */
export async function answerCall(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const execution = asExecution(n8n);
		return await startAbout(n8n, execution, await readTrigger(execution));
	} catch (error) {
		// What a node throws here starts the workflow with an error.
		return tryAgain(n8n, error instanceof Error ? error.message : String(error));
	}
}

async function startAbout(
	n8n: IWebhookFunctions,
	execution: IExecuteFunctions,
	trigger: Trigger,
): Promise<IWebhookResponseData> {
	const run = trigger.start(0);
	const jobIds = calledAbout(n8n, run.provider);
	const node = `${n8n.getWorkflow().id ?? ''}:${execution.getNode().id}`;
	for (const jobId of jobIds) {
		if (hasStarted(n8n, node, jobId)) return answer(`job '${jobId}' has started a run before`);
		const key = `${node}:${jobId}`;
		if (UNDER_WAY.has(key)) return tryAgain(n8n, `job '${jobId}' is being looked at`);
		UNDER_WAY.add(key);
		try {
			const seen = await lookAt(run, jobId);
			if (seen.kind === 'unknown' || seen.kind === 'noVideo') continue;
			if (seen.kind === 'trouble') return tryAgain(n8n, seen.failure.error.message);
			if (seen.kind === 'running') return answer(`job '${jobId}' has not ended`);
			if (!isWanted(trigger.wanted, seen.job)) return answer(`job '${jobId}' is filtered out`);
			noteStarted(n8n, node, jobId);
			return started(seen.job, trigger);
		} finally {
			UNDER_WAY.delete(key);
		}
	}
	return answer(`the call names no job of this ${run.provider.displayName} account`);
}

/** The jobs that a call may be about: the one in the field, or those that the body names. */
function calledAbout(n8n: IWebhookFunctions, { idsInCalls = [] }: VideoProvider): string[] {
	const entered = readJobId(n8n.getNodeParameter('jobId', ''));
	return entered === undefined ? idsInCall(n8n.getBodyData(), idsInCalls) : [entered];
}

/** A test in the editor starts the workflow each time. */
function isTest(n8n: IWebhookFunctions): boolean {
	return n8n.getMode() === 'manual';
}

function hasStarted(n8n: IWebhookFunctions, node: string, jobId: string): boolean {
	return !isTest(n8n) && startedBefore(n8n, node).includes(jobId);
}

function startedBefore(n8n: IWebhookFunctions, node: string): string[] {
	return [...idsIn(n8n.getWorkflowStaticData('node')), ...idsIn(STARTED.get(node) ?? {})];
}

function noteStarted(n8n: IWebhookFunctions, node: string, jobId: string): void {
	if (isTest(n8n)) return;
	const memory: IDataObject = {};
	remember(memory, [...startedBefore(n8n, node), jobId]);
	STARTED.set(node, memory);
	Object.assign(n8n.getWorkflowStaticData('node'), memory);
}

function started(job: VideoJob, { wanted }: Trigger): IWebhookResponseData {
	return {
		webhookResponse: { started: true },
		workflowData: [jobItems(withoutRaw(job, wanted))],
	};
}

function answer(reason: string): IWebhookResponseData {
	return { webhookResponse: { started: false, reason } };
}

function tryAgain(n8n: IWebhookFunctions, reason: string): IWebhookResponseData {
	n8n.logger.warn(`Could not process a call for a video job trigger: ${reason}`);
	return answerBusy(n8n, { started: false });
}
