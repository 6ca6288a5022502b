import { UnexpectedAnswer } from '../shared/provider/answer';
import { isRecord } from '../shared/provider/facts';
import type { WireAnswer } from '../shared/provider/wire';

/** An answer without a body. */
const NO_CONTENT = 204;

/**
 * Checks that a change was made: Pictory says so in JSON, and a proxy's page must not pass for that.
 *
 * @param what the change, as in "deletion of a project"
 * @throws UnexpectedAnswer
 */
export function confirmed(answer: WireAnswer, what: string): void {
	if (isRecord(answer.body) || answer.httpStatus === NO_CONTENT) return;
	throw new UnexpectedAnswer(`${what}: no confirmation`, answer);
}
