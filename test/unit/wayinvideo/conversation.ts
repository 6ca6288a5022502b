import type { WireAnswer, WireRequest } from '../../../nodes/shared/provider/wire';
import type { Conversation, SubmitFacts } from '../../../nodes/shared/provider/contract';

export const NOW = Date.parse('2026-05-02T09:10:11.000Z');

/** What a submit may know of its surroundings: an item with an MP4 of 1 kB, unless told otherwise. */
export function facts(
	file = { name: 'council.mp4', mimeType: 'video/mp4', sizeBytes: 1000 },
): SubmitFacts {
	return { now: NOW, inputFile: () => file };
}

/** An answer with this JSON body. */
export function answerWith(body: unknown, httpStatus = 200): WireAnswer {
	return { httpStatus, headers: {}, body, text: JSON.stringify(body) ?? '' };
}

/** Plays the provider: hands these answers to a conversation, and returns what it asked and how it ended. */
export function play<Result>(
	conversation: Conversation<Result>,
	answers: readonly WireAnswer[],
): { requests: WireRequest[]; result: Result } {
	const requests: WireRequest[] = [];
	let step = conversation.next();
	for (const answer of answers) {
		if (step.done) break;
		requests.push(step.value);
		step = conversation.next(answer);
	}
	if (!step.done) throw new Error(`No answer for ${step.value.method} ${step.value.path}`);
	return { requests, result: step.value };
}
