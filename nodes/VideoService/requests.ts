import type { IDataObject } from 'n8n-workflow';
import type { WireRequest } from '../shared/provider/wire';
import type { Recipe } from './recipe';
import { fillAll, fillPath, fillText, type Values } from './template';

/** The question for the status of a job. */
export function statusRequest(recipe: Recipe, jobId: string): WireRequest {
	const { method, path, query, body } = recipe.status;
	return {
		purpose: 'read',
		method,
		path: fillPath(path, { jobId }),
		...queryOf(query, { jobId }),
		...(body && { body: fillAll(body, { jobId }) as IDataObject }),
		...headersOf(recipe),
	};
}

/** The question for the result; undefined where the answer about the status lacks what it needs. */
export function resultRequest(
	recipe: Recipe,
	jobId: string,
	status: unknown,
): WireRequest | undefined {
	if (!recipe.result) return undefined;
	const { path, query = {}, failedHttp } = recipe.result;
	const values = { jobId, status };
	const blanks = [path, ...Object.values(query)].flatMap(
		(template) => template.match(/\{status\.[^{}]+\}/g) ?? [],
	);
	if (blanks.some((blank) => fillText(blank, values) === '')) return undefined;
	return {
		purpose: 'read',
		method: 'GET',
		path: fillPath(path, values),
		...queryOf(query, values),
		...headersOf(recipe),
		...(failedHttp.length > 0 && { tolerate: ['refused'] }),
	};
}

/** Asks to end a job. */
export function cancelRequest(
	recipe: Recipe,
	{ method, path }: NonNullable<Recipe['cancel']>,
	jobId: string,
): WireRequest {
	return {
		purpose: 'prepare',
		method,
		path: fillPath(path, { jobId }),
		...headersOf(recipe),
	};
}

/** The question for the file of a job's video, where it is behind the API. */
export function fileRequest(recipe: Recipe, jobId: string): WireRequest | undefined {
	const { route } = recipe.videos;
	if (route === undefined) return undefined;
	return {
		purpose: 'read',
		method: 'GET',
		path: fillPath(route, { jobId }),
		...headersOf(recipe),
	};
}

/** The headers that go with each request; the key is added by the credential. */
export function headersOf({ headers }: Recipe): Pick<WireRequest, 'headers'> {
	return Object.keys(headers).length > 0 ? { headers } : {};
}

function queryOf(
	query: Readonly<Record<string, string>> | undefined,
	values: Values,
): Pick<WireRequest, 'query'> {
	const filled = Object.entries(query ?? {}).map(([name, value]) => [
		name,
		fillText(value, values),
	]);
	return filled.length > 0 ? { query: Object.fromEntries(filled) as IDataObject } : {};
}
