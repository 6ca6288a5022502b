import { acceptedJobId } from '../shared/provider/acceptedJob';
import { UnexpectedAnswer } from '../shared/provider/answer';
import { asId } from '../shared/provider/facts';
import type { WireAnswer } from '../shared/provider/wire';
import { textsBelow, valuesAt } from './places';
import type { Recipe } from './recipe';

/** A recipe with the addresses that its links may begin with: that of the credential, and the usual one. */
export interface Service {
	recipe: Recipe;
	baseUrls: readonly string[];
}

/** The ID at the places of the recipe, as it stands there. */
export function jobIdAt({ submit }: Recipe, body: unknown): string | undefined {
	return valuesAt(body, submit.id).flatMap((value) => asId(value) ?? [])[0];
}

/** The job in an answer to a submit; undefined where its places have none. */
export function findJobId({ recipe, baseUrls }: Service, body: unknown): string | undefined {
	if (!recipe.submit.idBelowBaseUrl) return jobIdAt(recipe, body);
	const links = valuesAt(body, recipe.submit.id).filter((value) => typeof value === 'string');
	return links.flatMap((link) => pathBelow(baseUrls, link) ?? [])[0];
}

/** The path of a link below one of these addresses, without the slash before it. */
function pathBelow(baseUrls: readonly string[], link: string): string | undefined {
	const base = baseUrls.find((address) => address !== '' && link.startsWith(`${address}/`));
	const path = base && link.slice(base.length + 1);
	return path && /^[\w.~@-]+(\/[\w.~@-]+)*$/.test(path) ? asId(path) : undefined;
}

/**
 * The job that a submit has started.
 *
 * @param sent the body of the submit; an answer that repeats an ID of it does not name the new job
 * @throws UnexpectedAnswer when the answer has no ID
 */
export function acceptedBy(service: Service, answer: WireAnswer, sent: unknown): string {
	const { recipe } = service;
	const jobId = findJobId(service, answer.body);
	if (jobId !== undefined) return jobId;
	if (!recipe.submit.idBelowBaseUrl)
		return acceptedJobId(answer, recipe.submit.id, textsBelow(sent));
	throw new UnexpectedAnswer(
		`the part 'submit.id' of the recipe finds no link below the Base URL at ${recipe.submit.id.join(', ')}`,
		answer,
	);
}

/** What a callback or an answer may call a job: its ID, or the last part of one with slashes. */
export function isNamed(jobId: string, name: string): boolean {
	const [id, said] = [jobId.toLowerCase(), name.toLowerCase()];
	return id === said || id.endsWith(`/${said}`);
}
