import { UnexpectedAnswer } from '../shared/provider/answer';
import { valuesAt } from '../shared/provider/facts';
import type { WireAnswer } from '../shared/provider/wire';
import { readRefusal } from './wire';

/** An answer without a body. */
const NO_CONTENT = 204;

/** The names that Pictory has for the ID of what was changed, in an answer that shows it. */
const IDS = ['templateId', 'template_id', 'project_id', 'projectId', 'job_id', 'jobId', 'id'];

/**
 * Checks that a change was made: Pictory says so, or shows what was changed. A proxy's page, or its JSON, must not
 * pass for that.
 *
 * @param what the change, as in "deletion of a project"
 * @throws UnexpectedAnswer
 */
export function confirmed(answer: WireAnswer, what: string): void {
	if (answer.httpStatus === NO_CONTENT || readRefusal(answer.body).success === true) return;
	if (valuesAt(answer.body, IDS, ['', 'data']).some((id) => id ?? false)) return;
	throw new UnexpectedAnswer(`${what}: no confirmation`, answer);
}
