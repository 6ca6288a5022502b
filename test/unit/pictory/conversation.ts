import type { Conversation, SubmitFacts } from '../../../nodes/shared/provider/contract';
import type { WireRequest } from '../../../nodes/shared/provider/wire';

/** What a conversation knows of the outside: a moment, and the name of the file of its item. */
export function facts({ now = 0, fileName = 'news.pictai' } = {}): SubmitFacts {
	return {
		now,
		inputFile: () => ({ name: fileName, mimeType: 'application/octet-stream' }),
	};
}

/** An answer: a body, or a status where it is no success. */
export type Reply = { body: unknown; status?: number };

/**
 * Runs a conversation to its end.
 *
 * @param replies one for each request
 * @returns what it has sent, and its result
 */
export function converse<Result>(
	conversation: Conversation<Result>,
	...replies: readonly Reply[]
): { requests: WireRequest[]; result: Result } {
	const requests: WireRequest[] = [];
	let step = conversation.next();
	for (const { body, status = 200 } of replies) {
		if (step.done) throw new Error('The conversation ended before its last answer');
		requests.push(step.value);
		const text = JSON.stringify(body) ?? '';
		step = conversation.next({ httpStatus: status, headers: {}, body, text });
	}
	if (!step.done) throw new Error(`One more request was sent: ${step.value.path}`);
	return { requests, result: step.value };
}
