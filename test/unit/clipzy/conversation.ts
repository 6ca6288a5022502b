import type { WireAnswer, WireRequest } from '../../../nodes/shared/provider/wire';
import type { Conversation, SubmitFacts } from '../../../nodes/shared/provider/contract';

/** An answer with this JSON body. */
export function answerWith(body: unknown, httpStatus = 200): WireAnswer {
	return { httpStatus, headers: {}, body, text: JSON.stringify(body) };
}

/** What a conversation has asked for and what it came to, given these answers in turn. */
export function talk<Result>(
	conversation: Conversation<Result>,
	...answers: WireAnswer[]
): { requests: WireRequest[]; result?: Result } {
	const requests: WireRequest[] = [];
	let step = conversation.next();
	while (!step.done) {
		requests.push(step.value);
		const answer = answers.shift();
		if (!answer) return { requests };
		step = conversation.next(answer);
	}
	if (answers.length > 0) throw new Error(`${answers.length} answers were not asked for`);
	return { requests, result: step.value };
}

/** An item with one video file. */
export function factsWithFile(
	name = 'beach.mp4',
	sizeBytes: number | undefined = 20_000,
): SubmitFacts {
	return { now: 0, inputFile: () => ({ name, mimeType: 'video/mp4', sizeBytes }) };
}
