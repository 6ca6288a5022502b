import { UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, ListedJob } from '../shared/provider/contract';
import { asId } from '../shared/provider/facts';
import { valuesAt } from './places';
import type { Recipe } from './recipe';
import { headersOf } from './requests';
import { statusSaid } from './status';

/** Asks for the newest jobs of the account. */
export function* newestJobs(
	recipe: Recipe,
	{ path, query, jobs }: NonNullable<Recipe['list']>,
): Conversation<ListedJob[]> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path,
		...(query && { query }),
		...headersOf(recipe),
	};
	const list = valuesAt(answer.body, [jobs]).find(Array.isArray) as unknown[] | undefined;
	if (!list) throw new UnexpectedAnswer(`no list at the part 'list.jobs' of the recipe`, answer);
	const ids = [...(recipe.status.echo ?? []), ...recipe.submit.id];
	return list.flatMap((entry) => {
		const [jobId] = valuesAt(entry, ids).flatMap((value) => asId(value) ?? []);
		return jobId === undefined ? [] : [{ jobId, status: statusSaid(recipe, entry) }];
	});
}
