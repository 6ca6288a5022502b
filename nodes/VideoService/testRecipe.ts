import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { json } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { namesOf, optionalText, parseParameters } from '../shared/input/parameters';
import { UnexpectedAnswer } from '../shared/provider/answer';
import { asId } from '../shared/provider/facts';
import { unsent, type ConversationFacts, type OwnOperation } from '../shared/provider/contract';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { providerText } from '../shared/trouble/providerText';
import { recipeFromJson } from './custom';
import { parseJson } from './json';
import { readingOf, standingIn } from './job';
import { findJobId, type Service } from './jobId';
import { valuesAt } from './places';
import type { Recipe } from './recipe';
import { resultRequest, statusRequest } from './requests';
import { readTroubleBy } from './trouble';

const FIELDS: INodeProperties[] = [
	{
		displayName: 'Answer To',
		name: 'answerTo',
		type: 'options',
		options: [
			{
				name: 'Status',
				value: 'status',
				description: 'An answer about the status of a job, running or ended',
			},
			{
				name: 'Submit',
				value: 'submit',
				description: 'The answer to the request that starts a job',
			},
		],
		default: 'status',
		description: 'What the pasted answer is the answer to',
	},
	{
		...json('Answer', 'answer', 'An answer of the service, as its documentation shows it'),
		required: true,
	},
	{
		...json(
			'Result Answer',
			'resultAnswer',
			'The answer to the request for the result, for a recipe that has one',
		),
		displayOptions: { show: { answerTo: ['status'] } },
	},
	{
		...json('Recipe', 'recipe', 'Recipe to test. Defaults to the recipe of the credential.'),
		default: '',
	},
];

const parametersSchema = z.object({
	answerTo: optionalText,
	answer: z.unknown().optional(),
	resultAnswer: z.unknown().optional(),
	recipe: z.unknown().optional(),
});

/** Shows the video job that a recipe makes of a pasted answer. Nothing is sent. */
export function testRecipe(service: Service): OwnOperation {
	return {
		displayName: 'Test Recipe',
		description:
			'Show the video job that the recipe makes of an answer that you paste, without a request',
		action: 'Test the recipe of a video service',
		fields: FIELDS,
		converse: (parameters, facts) => unsent(tested(service, parameters, facts)),
	};
}

function tested(service: Service, parameters: unknown, facts: ConversationFacts): IDataObject {
	const entered = parseParameters(parametersSchema, parameters, namesOf(FIELDS));
	const recipe = isBlank(entered.recipe) ? service.recipe : recipeFromJson(entered.recipe);
	const answer = answerOf('Answer', entered.answer);
	const withRecipe = { ...service, recipe };
	if (entered.answerTo === 'submit') return ofSubmit(withRecipe, answer);
	const result = isBlank(entered.resultAnswer)
		? undefined
		: answerOf('Result Answer', entered.resultAnswer);
	return ofStatus(withRecipe, answer, result, facts);
}

/** What the editor has in an untouched field counts as nothing. */
function isBlank(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
	return ['', '{}'].includes(String(value ?? '').trim());
}

function answerOf(parameter: string, entered: unknown): WireAnswer {
	const text = typeof entered === 'string' ? entered : JSON.stringify(entered ?? '');
	const body = parseJson(text);
	if (body !== undefined && body !== '') return { httpStatus: 200, headers: {}, body, text };
	throw new InvalidInput({
		parameter,
		message: isBlank(entered) ? 'is empty' : `is not valid JSON. It begins ${beginning(text)}`,
		advice: 'Paste an answer of the service as it is, from its documentation or from a request',
	});
}

function beginning(text: string): string {
	return providerText(text)?.slice(0, 100) ?? '';
}

function ofSubmit(service: Service, answer: WireAnswer): IDataObject {
	refuse(service, answer, { purpose: 'submit', method: 'POST', path: '/' });
	const { recipe } = service;
	const jobId = findJobId(service, answer.body);
	if (jobId === undefined) {
		throw cannotRead(`its part 'submit.id' finds no ID at ${recipe.submit.id.join(', ')}`, answer);
	}
	const { method, path, query } = statusRequest(recipe, jobId);
	const asked = `${method} ${path}${query ? `?${new URLSearchParams(query as Record<string, string>)}` : ''}`;
	return { jobType: recipe.id, jobId, statusRequest: asked };
}

function ofStatus(
	service: Service,
	status: WireAnswer,
	pasted: WireAnswer | undefined,
	{ now }: ConversationFacts,
): IDataObject {
	const { recipe } = service;
	refuse(service, status, { purpose: 'read', method: 'GET', path: '/' });
	try {
		const standing = standingIn(recipe, { jobId: jobIn(recipe, status) }, status);
		const needsResult = standing.status === 'completed' && recipe.result !== undefined;
		if (needsResult && !resultRequest(recipe, 'JOB_ID', status.body)) {
			throw new UnexpectedAnswer("its part 'result' needs what the answer lacks", status);
		}
		if (needsResult && !pasted) return { jobType: recipe.id, ...standing, hints: [NO_RESULT] };
		const { job, unsettled } = readingOf(recipe, standing, {
			status,
			result: pasted ?? status,
			now,
		});
		return { jobType: recipe.id, ...(unsettled?.settledJob ?? job) } as unknown as IDataObject;
	} catch (error) {
		throw asProblem(error);
	}
}

/** The job that the answer is about, whichever that is. */
function jobIn({ status }: Recipe, { body }: WireAnswer): string {
	return valuesAt(body, status.echo).flatMap((value) => asId(value) ?? [])[0] ?? '';
}

const NO_RESULT =
	"The videos are in the answer to a second request. Paste it into 'Result Answer' to see them";

function refuse(service: Service, answer: WireAnswer, request: WireRequest): void {
	const trouble = readTroubleBy(service.recipe)(answer, request);
	if (!trouble) return;
	throw new InvalidInput({
		parameter: 'Answer',
		message: `is a refusal (${trouble.kind}) by this recipe: ${trouble.message}`,
		advice: "If it is none, correct the part 'refusal' of the recipe",
	});
}

function asProblem(error: unknown): unknown {
	return error instanceof UnexpectedAnswer ? cannotRead(error.what, error.answer) : error;
}

function cannotRead(what: string, { text }: WireAnswer): InvalidInput {
	return new InvalidInput({
		parameter: 'Recipe',
		message: `does not fit the answer: ${what}. The answer begins ${beginning(text)}`,
		advice: 'Correct that part of the recipe, or paste another answer',
	});
}
