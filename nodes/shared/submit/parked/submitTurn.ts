import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { RESUMED } from '../mode';
import { asUsersNode } from './asUsersNode';
import { submitUntilFar, type Work } from './handOver';
import { standingOf } from './standing';
import { asReport, fromItems, storedOutcome, type Report } from './state';

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
 * Submits the items of one turn, unless the user's execution has ended meanwhile. What n8n was ended in after this
 * has begun is never started again.
 *
 * @returns one item, the report
 */
export async function submitTurn(
	n8n: IExecuteFunctions,
	workOf: WorkOf,
): Promise<INodeExecutionData[][]> {
	const parked = fromItems(n8n.getInputData());
	const { memory, entries, turn } = parked;
	const number = turn?.number ?? 0;
	const standing = await standingOf(n8n, parked);
	if (standing === 'over') return [asReport({ turn: number, isOver: true })];
	// Its items keep waiting, and have another turn.
	if (standing === 'notNow') return [asReport({ turn: number })];

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
	const isKnown = standing === 'known';
	return [asReport({ turn: number, isKnown, outcomes: reported, left, memory })];
}
