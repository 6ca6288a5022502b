import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import { onCallback } from './callback';
import { checkPhase } from './checkPhase';
import type { Phase } from './childWorkflow';
import { chosenMode } from './modes';
import { takeCall } from './passedOnCall';
import { waitForJobs } from './waitForJobs';

/**
 * Plays the part that the node has: waiting for a user, or checking in a sub-execution.
 *
 * @throws n8n's error for input that concerns no item by itself, such as the mode
 */
export async function runPhase(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await play(context);
	} catch (error) {
		throw nodeError(context, error);
	}
}

/** Answers a call to a parked execution: a user's, or the one that checks for it. */
export async function answerCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const phase = context.getNodeParameter('phase', 'wait') as Phase;
	return phase === 'check' ? takeCall(context) : await onCallback(context);
}

function nodeError(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof InvalidInput)) return error;
	const { message, problem } = error;
	return new NodeOperationError(context.getNode(), message, { description: problem.advice });
}

async function play(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const phase = context.getNodeParameter('phase', 0, 'wait') as Phase;
	return phase === 'check'
		? await checkPhase(context, chosenMode(context))
		: [await waitForJobs(context)];
}
