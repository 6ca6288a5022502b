import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeType,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { converse } from '../http/conversation';
import { InvalidInput } from '../input/invalidInput';
import { asExecution } from '../items/asExecution';
import { withMessage } from '../items/itemError';
import { startItem } from '../items/itemRun';
import { providerOfCredential } from '../items/providerOfCredential';
import type { Choices, Conversation, VideoProvider } from '../provider/contract';

/** What the editor calls of a provider's node while somebody fills its form. */
export function editorMethods(provider: VideoProvider): NonNullable<INodeType['methods']> {
	const { lists = {}, fieldLists = {} } = provider;
	return {
		listSearch: Object.fromEntries(
			Object.entries(lists).map(([name, find]) => [
				name,
				async function (this: ILoadOptionsFunctions, filter?: string, page?: string) {
					const entered = enteredIn(this);
					const question = { filter: filter?.trim() || undefined, page, entered };
					return listed(await ask(this, provider, find(question)), question.filter);
				},
			]),
		),
		resourceMapping: Object.fromEntries(
			Object.entries(fieldLists).map(([name, find]) => [
				name,
				async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
					return { fields: await ask(this, provider, find(enteredIn(this))) };
				},
			]),
		),
	};
}

/** What another field of the node holds; an ID that was chosen from a list as the ID alone. */
function enteredIn(n8n: ILoadOptionsFunctions) {
	return (field: string): unknown => {
		const plain: unknown = n8n.getCurrentNodeParameter(field);
		// n8n extracts from fields that are shown, and ends at any other.
		const isLocator = typeof plain === 'object' && plain !== null && '__rl' in plain;
		const value: unknown = isLocator
			? n8n.getCurrentNodeParameter(field, { extractValue: true })
			: plain;
		// An expression for which the editor has no data yet comes as it is written.
		return typeof value === 'string' && value.startsWith('=') ? undefined : value;
	};
}

/**
 * Asks the provider for the editor, with the node's credential.
 *
 * @throws NodeOperationError, which the editor shows in the field; an ID can be entered all the same
 */
async function ask<Result>(
	n8n: ILoadOptionsFunctions,
	provider: VideoProvider,
	conversation: Conversation<Result>,
): Promise<Result> {
	const answer = await answered(n8n, provider, conversation).catch(inWords);
	if (answer.ok) return answer.value;
	const { message, advice } = answer;
	const error = new NodeOperationError(n8n.getNode(), message, { description: advice });
	throw withMessage(error, message);
}

type Answered<Result> =
	| { ok: true; value: Result }
	| { ok: false; message: string; advice: string };

async function answered<Result>(
	n8n: ILoadOptionsFunctions,
	provider: VideoProvider,
	conversation: Conversation<Result>,
): Promise<Answered<Result>> {
	const execution = asExecution(n8n);
	const providerOfNode = await providerOfCredential(execution, provider);
	const run = startItem(execution, providerOfNode(), 0);
	const outcome = await converse(run.provider, conversation, run.sender);
	return outcome.ok ? outcome : { ok: false, ...outcome.trouble };
}

/** What was entered wrongly, such as a Base URL, as the editor shows it. */
function inWords(error: unknown): Answered<never> {
	if (!(error instanceof InvalidInput)) throw error;
	const { parameter, message, advice } = error.problem;
	return { ok: false, message: `'${parameter}' ${message}`, advice };
}

/** A list whose provider does not search it is searched here, by the names that it shows. */
function listed(
	{ choices, next, isFiltered }: Choices,
	filter: string | undefined,
): INodeListSearchResult {
	const wanted = isFiltered ? undefined : filter?.toLowerCase();
	const found = choices.filter(
		({ name }) => wanted === undefined || name.toLowerCase().includes(wanted),
	);
	return {
		results: found.map(({ name, value, url }) => ({ name, value, ...(url && { url }) })),
		...(next !== undefined && { paginationToken: next }),
	};
}
