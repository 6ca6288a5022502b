import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import { providerText } from '../shared/trouble/providerText';
import { parseJson } from './json';
import { parseRecipe, type Recipe, type RecipeSource } from './recipe';

/** The service of a recipe that users write themselves. */
export const CUSTOM = 'custom';

/** What the fields of the credential hold until they are changed: the wire that most services come close to. */
export const EXAMPLE = {
	serviceName: 'Custom Service',
	keyHeader: 'Authorization',
	keyPrefix: 'Bearer ',
	submitPath: '/v1/videos',
	idPath: 'id',
	statusPath: '/v1/videos/{jobId}',
	statePath: 'status',
	queuedWords: 'queued, pending',
	completedWords: 'completed, succeeded',
	failedWords: 'failed, error',
	videosPath: 'output',
	messagePath: 'error.message',
	callbackPath: '',
} as const;

type Fields = Record<keyof typeof EXAMPLE, string>;

/** The recipe that the fields of a credential describe. */
function sourceOf(fields: Fields): RecipeSource {
	const list = (text: string) =>
		text
			.split(',')
			.map((entry) => entry.trim())
			.filter((entry) => entry !== '');
	return {
		id: CUSTOM,
		displayName: fields.serviceName,
		key: { header: fields.keyHeader, prefix: fields.keyPrefix },
		submit: {
			calls: [{ name: 'Submit', path: fields.submitPath, body: { prompt: 'A paper boat' } }],
			id: list(fields.idPath),
		},
		status: {
			path: fields.statusPath,
			state: list(fields.statePath),
			words: {
				queued: list(fields.queuedWords),
				completed: list(fields.completedWords),
				failed: list(fields.failedWords),
			},
		},
		videos: { collect: list(fields.videosPath) },
		...(fields.messagePath !== '' && {
			failure: { message: list(fields.messagePath) },
		}),
		...(fields.callbackPath !== '' && { callback: { body: fields.callbackPath } }),
	};
}

export const CUSTOM_EXAMPLE: Recipe = parseRecipe(sourceOf(EXAMPLE));

/**
 * The recipe in a credential for a service of the user's own.
 *
 * @throws InvalidInput naming the part that cannot be used
 */
export function customRecipe(credential: ICredentialDataDecryptedObject): Recipe {
	if (credential.recipeAs === 'json') return recipeFromJson(credential.recipeJson);
	const fields = Object.fromEntries(
		Object.entries(EXAMPLE).map(([name, usual]) => {
			const entered = credential[name];
			if (typeof entered !== 'string') return [name, usual];
			return [name, name === 'keyPrefix' ? entered : entered.trim()];
		}),
	) as Fields;
	return parseRecipe(sourceOf(fields));
}

/**
 * A recipe as a user pastes it. Its name is left out by most, and it always is the custom one.
 *
 * @throws InvalidInput
 */
export function recipeFromJson(entered: unknown): Recipe {
	const source = jsonOf(entered);
	const { displayName = EXAMPLE.serviceName } = source as { displayName?: unknown };
	return parseRecipe({ ...source, displayName, id: CUSTOM });
}

function jsonOf(entered: unknown): object {
	if (typeof entered === 'object' && entered !== null) return entered;
	const text = typeof entered === 'string' ? entered.trim() : '';
	const problem = (message: string) =>
		new InvalidInput({
			parameter: 'Recipe',
			message,
			advice: 'Enter the recipe as JSON, or describe the service in the fields of the credential',
		});
	if (text === '') throw problem('is empty');
	const parsed = parseJson(text);
	if (parsed === undefined) {
		throw problem(`is not valid JSON. It begins ${providerText(text.slice(0, 60))}`);
	}
	if (typeof parsed !== 'object' || parsed === null) throw problem('is no JSON object');
	return parsed;
}
