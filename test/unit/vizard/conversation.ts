import { InvalidInput, type InputProblem } from '../../../nodes/shared/input/invalidInput';
import type { WireAnswer, WireRequest } from '../../../nodes/shared/provider/wire';
import type { Conversation, Submit, SubmitFacts } from '../../../nodes/shared/provider/contract';

/** Vizard takes links only, so no conversation may ask for a file. */
const FACTS: SubmitFacts = {
	now: 0,
	inputFile(): never {
		throw new Error('Vizard asked for a file');
	},
};

/** An answer with this JSON body. */
export function answerWith(body: unknown, httpStatus = 200): WireAnswer {
	return { httpStatus, headers: {}, body, text: JSON.stringify(body) ?? '' };
}

/** The one request of a conversation. */
export function requestOf<Result>(conversation: Conversation<Result>): WireRequest {
	const step = conversation.next();
	if (step.done) throw new Error('The conversation ended without a request');
	return step.value;
}

/** What a conversation of one request makes of this body. */
export function resultOf<Result>(conversation: Conversation<Result>, body: unknown): Result {
	requestOf(conversation);
	const step = conversation.next(answerWith(body));
	if (!step.done) throw new Error('The conversation asked for a second request');
	return step.value;
}

export function start(submit: Submit, parameters: unknown) {
	return submit.converse(parameters, FACTS);
}

/** The body that is sent for these parameters. */
export function bodyOf(submit: Submit, parameters: unknown): WireRequest['body'] {
	return requestOf(start(submit, parameters)).body;
}

/** What is found wrong with these parameters before anything is sent. */
export function problemOf(submit: Submit, parameters: unknown): InputProblem {
	try {
		start(submit, parameters).next();
	} catch (error) {
		if (error instanceof InvalidInput) return error.problem;
		throw error;
	}
	throw new Error('The parameters were taken');
}
