import { statusOf, statusWords } from '../shared/provider/standing';
import type { JobStatus } from '../shared/job/videoJob';
import { valuesAt } from './places';
import type { Recipe } from './recipe';

/** The word of an answer for the state of its job. */
export function wordAt({ status }: Recipe, body: unknown): string | undefined {
	return valuesAt(body, status.state)
		.filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
		.map((value) => String(value).trim())
		.find((word) => word !== '');
}

/** The words of a recipe by what they mean. */
export function wordsOf({ status: { words } }: Recipe): ReadonlyMap<string, JobStatus> {
	const pairs = Object.entries(words).flatMap(([status, list]) =>
		list.map((word): [string, JobStatus] => [word, status as JobStatus]),
	);
	return statusWords(Object.fromEntries(pairs));
}

/** The status that an answer names with a word that the recipe knows. */
export function statusSaid(recipe: Recipe, body: unknown): JobStatus | undefined {
	const word = wordAt(recipe, body);
	return word === undefined ? undefined : statusOf(wordsOf(recipe), word);
}
