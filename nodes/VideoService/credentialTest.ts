import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { exchangeForTest, joinBaseUrl } from '../shared/http/egress';
import { readAnswer, secretBlanker } from '../shared/http/readAnswer';
import { InvalidInput } from '../shared/input/invalidInput';
import { httpTrouble } from '../shared/provider/httpTrouble';
import type { WireRequest } from '../shared/provider/wire';
import type { Trouble, TroubleKind } from '../shared/trouble/trouble';
import { keyHeaders } from './key';
import { baseUrlIn, recipeOf } from './provider';
import type { Recipe } from './recipe';
import { headersOf, statusRequest } from './requests';
import { readTroubleBy } from './trouble';

const TIMEOUT_MS = 30_000;

/** The job that no service has. Asking about it shows whether the key is accepted. */
const NO_JOB = 'n8n-credential-test';

/** What a service may answer about a job that it does not have. It has accepted the key then. */
const ABOUT_THE_JOB: readonly TroubleKind[] = ['notFound', 'refused', 'quota'];

/** Tests a credential: its recipe, then its key. */
export async function videoServiceApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const recipe = recipeOf(data);
		const request = questionOf(recipe);
		const sent = await exchangeForTest(this, {
			url: joinBaseUrl(baseUrlIn(recipe, data), request.path),
			method: request.method,
			headers: {
				Accept: 'application/json',
				...(request.body && { 'Content-Type': 'application/json' }),
				...request.headers,
				...keyHeaders(recipe, data),
			},
			...(request.query && { qs: request.query }),
			...(request.body && { body: request.body }),
			receiver: recipe.displayName,
			timeoutMs: TIMEOUT_MS,
		});
		if (!sent.ok) return failed(sent.trouble);
		const answer = readAnswer(sent.response, secretBlanker(secretsIn(data.apiKey)));
		const trouble =
			readTroubleBy(recipe)(answer, request) ?? httpTrouble(recipe.displayName, answer);
		const isRedirect = answer.httpStatus >= 300 && answer.httpStatus < 400;
		const isFine =
			!recipe.test && !isRedirect && ABOUT_THE_JOB.includes(trouble?.kind ?? 'refused');
		return !trouble || isFine ? { status: 'OK', message: 'The key is accepted' } : failed(trouble);
	} catch (error) {
		const { message } = error as Error;
		const advice = error instanceof InvalidInput ? `. ${error.problem.advice}` : '';
		return { status: 'Error', message: message + advice };
	}
}

function questionOf(recipe: Recipe): WireRequest {
	if (!recipe.test) return statusRequest(recipe, NO_JOB);
	return { purpose: 'read', method: 'GET', path: recipe.test.path, ...headersOf(recipe) };
}

function secretsIn(apiKey: unknown): string[] {
	const key = typeof apiKey === 'string' ? apiKey.trim() : '';
	return key === '' ? [] : [key];
}

function failed({ message, advice }: Trouble): INodeCredentialTestResult {
	return { status: 'Error', message: `${message}. ${advice}` };
}
