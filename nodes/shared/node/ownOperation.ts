import { converse } from '../http/conversation';
import type { ItemOutcome } from '../items/forEachItem';
import { troubleError } from '../items/itemError';
import { jobInErrors, submitFacts, type ItemRun } from '../items/itemRun';
import type { OwnOperation } from '../provider/contract';
import type { WireRequest } from '../provider/wire';
import { mayHaveBeenAccepted, withoutTryingAgain, type Trouble } from '../trouble/trouble';
import { withPatience } from '../read/readJob';
import { actOnce, type OnceOperation } from '../submit/actOnce';
import { readFields } from '../submit/submitOperation';

/**
 * Runs an operation that only this provider has. What only reads is asked again where the trouble may pass;
 * what changes something is sent again only where it was definitely not accepted.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function runOwnOperation(
	run: ItemRun,
	operation: OwnOperation,
	{ resource, operation: name }: { resource: string; operation: string },
): Promise<ItemOutcome> {
	const entered = readFields(run, operation.fields);
	if (isOnce(operation)) return await actOnce(run, `${resource}.${name}`, operation, entered);
	const outcome = await withPatience(
		run.clock,
		async () =>
			await converse(run.provider, operation.converse(entered, submitFacts(run)), run.sender),
		() => Infinity,
		({ request, trouble }) => request.purpose === 'read' || !mayHaveBeenAccepted(trouble),
	);
	if (!outcome.ok) {
		const { trouble, remark } = withFate(run, outcome);
		const about = { ...jobInErrors(run, entered), ...(remark !== undefined && { remark }) };
		return { ok: false, failure: troubleError(run, trouble, about) };
	}
	return { ok: true, items: [outcome.value].flat().map((json) => ({ json })) };
}

/** Nothing is lost with an upload to a file host: the next one has another address. */
function withFate(
	{ provider }: ItemRun,
	{ request, trouble }: { request: WireRequest; trouble: Trouble },
): { trouble: Trouble; remark?: string } {
	const isSafe = request.purpose === 'read' || request.presignedUrl !== undefined;
	if (isSafe || !mayHaveBeenAccepted(trouble)) return { trouble };
	return {
		trouble: withoutTryingAgain(trouble),
		remark: `${provider.displayName} may have carried out the request. Check it there before you run this item again`,
	};
}

function isOnce(operation: OwnOperation): operation is OnceOperation {
	return operation.once !== undefined;
}
