import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { callExecution } from '../../parking/otherExecution';
import { RESUMED } from '../mode';
import { asUsersNode } from './asUsersNode';
import { submitUntilFar, type Work } from './handOver';
import { asReport, fromItems, storedOutcome, type Report, type UsersNode } from './state';

/** The work as an execution does it. */
export type WorkOf = (n8n: IExecuteFunctions) => Promise<Work>;

/** Parks the execution until the turn, with the items that go out then. */
export async function waitForTurn(n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { turn } = fromItems(n8n.getInputData());
	if (!turn) throw new RangeError('These items have no turn');
	await n8n.putExecutionToWait(new Date(turn.due));
	return [n8n.getInputData()];
}

/**
 * Submits the items of one turn, unless the user's execution has ended meanwhile. This runs once: what n8n was
 * ended in is never started again.
 *
 * @returns one item, the report
 */
export async function submitTurn(
	n8n: IExecuteFunctions,
	workOf: WorkOf,
): Promise<INodeExecutionData[][]> {
	const parked = fromItems(n8n.getInputData());
	const { user, memory, entries, turn } = parked;
	const number = turn?.number ?? 0;
	const asked = await askUser(n8n, user);
	if (asked === 'ended') return [asReport({ turn: number, isOver: true })];

	const chosen = [...entries.keys()].filter((item) => entries[item]?.waiting);
	const usersNode = asUsersNode(n8n, parked);
	const work = await workOf(usersNode);
	const { outcomes, left } = await submitUntilFar(usersNode, chosen, async (item, itemsLeft) => {
		const { giveUpAt } = entries[item]?.waiting ?? {};
		return await work(item, { ...RESUMED, itemsLeft, giveUpAt });
	});
	const reported: Report['outcomes'] = chosen.flatMap((item) => {
		const outcome = outcomes[item];
		return outcome ? [{ item, outcome: storedOutcome(outcome) }] : [];
	});
	const isKnown = asked === 'known';
	return [asReport({ turn: number, isKnown, outcomes: reported, left, memory })];
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
): Promise<'known' | 'ended' | 'unclear'> {
	switch (await callExecution(n8n, resumeUrl, {})) {
		case 'elsewhere':
			return 'known';
		case 'ended':
		case 'seen':
			return 'ended';
		case 'missing':
			return isKnown ? 'ended' : 'unclear';
		case 'busy':
		case 'unclear':
			return 'unclear';
	}
}
