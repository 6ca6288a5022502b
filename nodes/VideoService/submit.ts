import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	collection,
	namesOf,
	optionalText,
	optionalUrl,
	parseParameters,
	toggle,
} from '../shared/input/parameters';
import { isRecord } from '../shared/provider/facts';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import { bodyOf } from './body';
import { withCallback } from './callback';
import { CUSTOM } from './custom';
import { acceptedBy, type Service } from './jobId';
import { isFilled, textsBelow, valuesAt } from './places';
import type { Recipe } from './recipe';
import { headersOf } from './requests';
import { submitFields } from './submit.fields';
import { fillPath } from './template';

type Call = Recipe['submit']['calls'][number];

/** How a job of a service is started. */
export function submitTo(service: Service): Submit {
	const { recipe } = service;
	const fields = submitFields(recipe);
	const names = namesOf(fields);
	return {
		fields,
		*converse(parameters): Conversation<SubmittedJob> {
			const entered = parseParameters(parametersSchema, parameters, names);
			const call = chosenCall(recipe, entered.call);
			const body = bodyOf(recipe, entered);
			if (!entered.options.ignoreRequiredFields) checkBody(recipe, call, body);
			const calling = withCallback(recipe, body, entered.options.webhookUrl);
			const answer = yield {
				purpose: 'submit',
				method: 'POST',
				path: pathOf(call, entered.model),
				...calling,
				...headersOf(recipe),
			};
			return { jobId: acceptedBy(service, answer, calling.body) };
		},
		...((recipe.callback || recipe.id === CUSTOM) && {
			callback: (webhookUrl: string): IDataObject => ({ webhookUrl }),
		}),
	};
}

const parametersSchema = z.object({
	call: optionalText,
	model: optionalText,
	specifyBody: optionalText,
	body: z.unknown().optional(),
	bodyFields: z.unknown().optional(),
	options: collection(z.object({ webhookUrl: optionalUrl, ignoreRequiredFields: toggle })),
});

/** One of the recipe's calls; to a service of the user's own, any path. */
function chosenCall({ id, submit: { calls } }: Recipe, entered: string | undefined): Call {
	const [first] = calls;
	if (entered === undefined && first) return first;
	const known = calls.find(({ path, name }) => path === entered || name === entered);
	if (known) return known;
	const parameter = id === CUSTOM ? 'Path' : 'Call';
	if (id !== CUSTOM || entered === undefined) {
		throw new InvalidInput({
			parameter,
			message: `is '${entered}', which is no call of this service`,
			advice: `Use one of: ${calls.map(({ path }) => path).join(', ')}`,
		});
	}
	if (/^\/[\w.~@:/-]*$/.test(entered) && !/\.\.|\/\//.test(entered)) {
		return { name: entered, path: entered, body: {}, required: [] };
	}
	throw new InvalidInput({
		parameter,
		message: `is '${entered}', which is no path below the Base URL`,
		advice: 'Enter a path that begins with a slash, such as /v1/videos',
	});
}

function pathOf({ path, model: example }: Call, entered: string | undefined): string {
	if (example === undefined) return path;
	const model = (entered ?? '').replace(/^\/+|\/+$/g, '');
	if (/^[\w.~@:-]+(\/[\w.~@:-]+)*$/.test(model) && !/(^|\/)\.+(\/|$)/.test(model)) {
		return fillPath(path, { model });
	}
	throw new InvalidInput({
		parameter: 'Model',
		message: model === '' ? 'is empty' : `is '${entered}', which is no name of a model`,
		advice: `Enter the name as the service writes it, such as ${example}`,
	});
}

/** What the examples have in place of the user's own IDs. */
const PLACEHOLDER = /^YOUR_[A-Z_]+$/;

/** @throws InvalidInput for a body that the service would refuse */
function checkBody({ displayName, docs }: Recipe, { required }: Call, body: IDataObject): void {
	const missing = required.find((place) => !isGiven(valuesAt(body, [place])[0]));
	const advice = `Add it${docs ? `; see ${docs}` : ''}. If the service takes the body as it is, use the option 'Ignore Required Fields'`;
	if (missing !== undefined) {
		throw new InvalidInput({
			parameter: 'Body',
			message: `has no '${missing}', which ${displayName} requires`,
			advice,
		});
	}
	const placeholder = textsBelow(body).find((value) => PLACEHOLDER.test(value));
	if (placeholder === undefined) return;
	throw new InvalidInput({
		parameter: 'Body',
		message: `still has ${placeholder} of the example`,
		advice: 'Put your own value in its place',
	});
}

function isGiven(value: unknown): boolean {
	return (
		typeof value === 'number' || typeof value === 'boolean' || isFilled(value) || isRecord(value)
	);
}
