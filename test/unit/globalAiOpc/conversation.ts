import type { Conversation } from '../../../nodes/shared/provider/contract';
import type { WireAnswer, WireRequest } from '../../../nodes/shared/provider/wire';

/** An answer with this JSON body. */
export function answerWith(body: unknown, httpStatus = 200): WireAnswer {
	return { httpStatus, headers: {}, body, text: JSON.stringify(body) };
}

/** The first request of a conversation. */
export function firstRequest<Result>(conversation: Conversation<Result>): WireRequest {
	const step = conversation.next();
	if (step.done) throw new Error('The conversation ended without a request');
	return step.value;
}

/** What a conversation of one request makes of this answer. */
export function resultOf<Result>(conversation: Conversation<Result>, body: unknown): Result {
	firstRequest(conversation);
	const step = conversation.next(answerWith(body));
	if (!step.done) throw new Error('The conversation asked for a second request');
	return step.value;
}
