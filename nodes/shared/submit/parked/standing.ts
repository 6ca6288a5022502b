import type { IExecuteFunctions } from 'n8n-workflow';
import { callExecution, hasContinued, nextNodeOf } from '../../parking/otherExecution';
import { createN8nClock } from '../../time/clock';
import { lastHandedOverTo } from '../ledger';
import { leftBehindIn } from './keep';
import type { ParkedItems, Turn, UsersNode } from './state';

/** How an execution that is about to submit stands to those that wait for it. */
export type Standing =
	/** Both wait for it, and n8n has shown that it knows the user's. */
	| 'known'
	/** There is no reason to doubt that they do. */
	| 'unclear'
	/** The user's execution has ended or continued. */
	| 'over'
	/** It cannot be certain now. */
	| 'notNow';

/**
 * An n8n that starts may write back an older state of this execution that it has read before, milliseconds. What
 * is still stored after this time stays.
 */
const SETTLES_MS = 5_000;

/**
 * Whether this execution may submit. The one that keeps the items starts a turn again when n8n's database shows
 * that it never began, after it has noted that it misses this one. So this one is first stored as begun, and then
 * reads that note: whatever the order, one of the two finds out about the other.
 */
export async function standingOf(
	n8n: IExecuteFunctions,
	{ user, turn }: ParkedItems,
): Promise<Standing> {
	await createN8nClock(n8n).sleep(SETTLES_MS);
	if (!turn || !(await isStoredAsBegun(n8n)) || !(await isExpected(n8n, turn))) return 'notNow';
	if (!(await isHandedOver(n8n, user, turn))) return 'over';
	return await askUser(n8n, user);
}

async function isStoredAsBegun(n8n: IExecuteFunctions): Promise<boolean> {
	const data = await n8n.getExecutionDataById(n8n.getExecutionId());
	return data !== undefined && hasContinued(data);
}

/** Whether the execution that keeps the items waits for this one, and has not given it up. */
async function isExpected(n8n: IExecuteFunctions, turn: Turn): Promise<boolean> {
	const kept = leftBehindIn(await n8n.getExecutionDataById(turn.keeper));
	const { current } = kept ?? {};
	return current?.executionId === n8n.getExecutionId() && current.isMissed !== true;
}

/** Whether the user's execution is parked for the one that keeps the items, as far as it can be read. */
async function isHandedOver(
	n8n: IExecuteFunctions,
	{ executionId, nodeName }: UsersNode,
	{ keeper }: Turn,
): Promise<boolean> {
	const data = await n8n.getExecutionDataById(executionId);
	if (!data) return true;
	const context = data.executionData?.contextData[`node:${nodeName}`] ?? {};
	return nextNodeOf(data) === nodeName && lastHandedOverTo(context) === keeper;
}

/**
 * Whether the user's execution still waits: n8n does not stop this one with it. Its node takes no calls, so
 * n8n's answer is that it is not parked for one; where a node answers, the execution has continued.
 *
 * n8n's word that it does not know the execution counts only for one that it has known before.
 */
async function askUser(
	n8n: IExecuteFunctions,
	{ resumeUrl, isKnown }: UsersNode,
): Promise<Standing> {
	switch (await callExecution(n8n, resumeUrl, {})) {
		case 'elsewhere':
			return 'known';
		case 'ended':
		case 'seen':
			return 'over';
		case 'missing':
			return isKnown ? 'over' : 'unclear';
		case 'busy':
			return 'notNow';
		case 'unclear':
			return 'unclear';
	}
}
