import type { IExecuteFunctions } from 'n8n-workflow';
import { callExecution } from './otherExecution';

/** Remembered when n8n does not reach itself, so that no check waits for it in vain again. */
const UNREACHABLE = 'parentUnreachable';

/**
 * Whether the execution that waits for this one is still there. n8n does not stop this one with it, so it
 * is asked; the call names no job and changes nothing there. In doubt it is there.
 */
export async function isWaitedFor(context: IExecuteFunctions): Promise<boolean> {
	const memory = context.getContext('node');
	const resumeUrl = context.getNodeParameter('parentResumeUrl', 0, '') as string;
	if (resumeUrl === '' || memory[UNREACHABLE] === true) return true;
	const outcome = await callExecution(context, resumeUrl, {});
	if (outcome === 'unclear') memory[UNREACHABLE] = true;
	return outcome !== 'ended';
}
