import type { IExecuteFunctions } from 'n8n-workflow';
import { callExecution } from '../otherExecution';

/** Remembers that the waiting execution has answered before. */
const SEEN = 'parentSeen';

/** What is known about the execution that waits. */
export type Parent =
	/** It waits, or there is no reason to doubt it. */
	| 'waits'
	/** It has continued without this execution and is parked at another node. */
	| 'elsewhere'
	/** It has ended, or was deleted. */
	| 'gone';

/**
 * Whether the execution that waits for this one is still there. n8n does not stop this one with it, so it
 * is asked before each scheduled check. The call names no job and changes nothing there.
 *
 * n8n's word that it does not know the execution counts only for one that has answered before: depending on
 * its version and on what a workflow saves, n8n says so of a living one, too. Anything that is unclear is
 * asked again at the next check.
 */
export async function askParent(n8n: IExecuteFunctions): Promise<Parent> {
	const memory = n8n.getContext('node');
	const resumeUrl = n8n.getNodeParameter('parentResumeUrl', 0, '') as string;
	if (resumeUrl === '') return 'waits';
	switch (await callExecution(n8n, resumeUrl, {})) {
		case 'seen':
			memory[SEEN] = true;
			return 'waits';
		case 'ended':
			return 'gone';
		case 'missing':
			return memory[SEEN] === true ? 'gone' : 'waits';
		case 'elsewhere':
			return memory[SEEN] === true ? 'elsewhere' : 'waits';
		case 'busy':
		case 'unclear':
			return 'waits';
	}
}
