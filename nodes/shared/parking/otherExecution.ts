import type { IDataObject, IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { exchange, type Requester } from '../http/egress';
import { withResumeSuffix } from '../items/resumeUrl';

/**
 * n8n answers its own calls at once, unless many arrive together. When a crowd of waits ends, there can be one for
 * each slot of the workers. With forty slots on two cores and a limit of 5 s, 32 of 500 calls failed.
 */
const TIMEOUT_MS = 15_000;

/** What n8n makes of a call to the resume URL of an execution. */
export type CallOutcome =
	/** The node that is parked has answered. */
	| 'seen'
	/** The execution is running just now, or n8n is too busy to say. */
	| 'busy'
	/** It has ended. */
	| 'ended'
	/** It does not exist: deleted, or never stored. */
	| 'missing'
	/** It is parked at another node. */
	| 'elsewhere'
	/** n8n does not reach itself under the address that it gives out. */
	| 'unclear';

/** n8n's words about an execution, by HTTP status. Proxies answer 404 and 409 as well, but not with these. */
const WORDS: readonly [number, string, CallOutcome][] = [
	[404, 'does not exist', 'missing'],
	[404, 'does not contain a waiting webhook', 'elsewhere'],
	[409, 'has finished', 'ended'],
	[409, 'is running already', 'busy'],
];

/**
 * Calls the resume URL of another execution of this n8n. A failure is an outcome.
 *
 * @param resumeUrl also as version 0.1 has stored it, without our suffix
 * @throws Stopped when the calling execution is stopped
 */
export async function callExecution(
	n8n: Requester,
	resumeUrl: string,
	body: IDataObject,
): Promise<CallOutcome> {
	const url = withResumeSuffix(resumeUrl);
	const called = await exchange<unknown>(n8n, {
		url,
		method: 'POST',
		body,
		receiver: 'n8n',
		timeoutMs: TIMEOUT_MS,
	});
	if (!called.ok) return 'unclear';
	const { statusCode, body: answer } = called.response;
	if (statusCode === 200) return outcomeIn(answer);
	const message = messageOf(answer);
	const isAboutIt = message.includes(`execution "${executionIdIn(url)}`);
	const known = WORDS.find(
		([status, words]) => isAboutIt && status === statusCode && message.includes(words),
	);
	if (known) return known[2];
	// Of two calls that would resume the same execution at the same moment, n8n answers one like this.
	const isErrorOfN8n = statusCode >= 500 && message !== '';
	return isErrorOfN8n ? 'busy' : 'unclear';
}

/** A portal in front of n8n may answer 200 to everything, so our own field decides. */
function outcomeIn(answer: unknown): CallOutcome {
	const { checking, busy } = { ...(answer as IDataObject | null) };
	if (typeof checking !== 'boolean') return 'unclear';
	return busy === true ? 'busy' : 'seen';
}

function messageOf(answer: unknown): string {
	const { message } = { ...(answer as { message?: unknown } | null) };
	return typeof message === 'string' ? message : '';
}

/** The path ends with the id and our suffix. */
function executionIdIn(resumeUrl: string): string {
	return new URL(withResumeSuffix(resumeUrl)).pathname.split('/').at(-2) ?? '';
}

/** A call to the execution that waits with this body has the executions behind it looked after. */
export const LOOK_BEHIND: IDataObject = { lookBehind: true };

export function asksToLookBehind({ lookBehind }: IDataObject): boolean {
	return lookBehind === LOOK_BEHIND.lookBehind;
}

/** Remembers that the waiting execution was seen before, in n8n's database or by its answer. */
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
 * Whether the execution that waits for this one is still there. n8n does not stop this one with it, so this is
 * looked up before each scheduled check. Only where n8n's database leaves a doubt, the execution is called, for which
 * n8n starts an engine for expressions. The call names no job and changes nothing there.
 *
 * n8n's word that it does not know the execution counts only for one that was seen before: depending on
 * its version and on what a workflow saves, n8n says so of a living one, too. Anything that is unclear is
 * asked again at the next check.
 */
export async function askParent(n8n: IExecuteFunctions): Promise<Parent> {
	const memory = n8n.getContext('node');
	const resumeUrl = n8n.getNodeParameter('parentResumeUrl', 0, '') as string;
	if (resumeUrl === '') return 'waits';
	if (await isStoredAsParked(n8n, executionIdIn(resumeUrl))) {
		memory[SEEN] = true;
		return 'waits';
	}
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

/** Whether an execution is stored as parked at the node that waits for this execution. */
async function isStoredAsParked(n8n: IExecuteFunctions, executionId: string): Promise<boolean> {
	// Waits that version 0.1 has parked do not know the name.
	const nodeName = n8n.getNodeParameter('parentName', 0, '') as string;
	if (nodeName === '') return false;
	const data = await n8n.getExecutionDataById(executionId);
	return data !== undefined && isParkedAt(data, nodeName);
}

/**
 * Whether an execution has continued since it was parked, as n8n's database shows it. This is certain only for one
 * whose progress n8n saves: of another, the database keeps the state in which it was parked.
 */
export function hasContinued({ waitTill }: IRunExecutionData): boolean {
	return !waitTill;
}

/** The name of the node at which an execution continues; undefined when it is over. */
export function nextNodeOf({ executionData }: IRunExecutionData): string | undefined {
	return executionData?.nodeExecutionStack[0]?.node.name;
}

/** Whether an execution is stored as parked at this node. One that a user has stopped, or n8n has ended, has an error. */
function isParkedAt(data: IRunExecutionData, nodeName: string): boolean {
	const { error } = data.resultData;
	return error === undefined && !hasContinued(data) && nextNodeOf(data) === nodeName;
}
