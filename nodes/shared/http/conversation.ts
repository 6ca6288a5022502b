import type { Sender } from './sender';
import { ADVICE } from '../provider/httpTrouble';
import { providerText } from '../trouble/providerText';
import type { Trouble } from '../trouble/trouble';
import type { WireAnswer, WireRequest } from '../provider/wire';
import { UnexpectedAnswer } from '../provider/answer';
import type { Conversation, VideoProvider } from '../provider/contract';

/** How a conversation ended. */
export type Outcome<Result> =
	| {
			ok: true;
			value: Result;
			/** The last answer; undefined only for a conversation without a request. */
			answer?: WireAnswer | undefined;
	  }
	| {
			ok: false;
			trouble: Trouble;
			/** The request that it ended with. */
			request: WireRequest;
	  };

/**
 * Sends what a provider's conversation asks for, one request after the other, until it has its result or
 * runs into trouble that it did not ask to see itself.
 *
 * @throws InvalidInput from the conversation's own checks, Stopped when the execution is stopped
 */
export async function converse<Result>(
	provider: VideoProvider,
	conversation: Conversation<Result>,
	sender: Sender,
): Promise<Outcome<Result>> {
	let step = conversation.next();
	let answer: WireAnswer | undefined;
	while (!step.done) {
		const request = step.value;
		const sent = await sender.send(request);
		if (!sent.ok && !(sent.answer && request.tolerate?.includes(sent.trouble.kind))) {
			return { ok: false, trouble: sent.trouble, request };
		}
		answer = sent.answer;
		try {
			// A tolerated answer always exists here; the condition above has returned otherwise.
			step = conversation.next(sent.answer as NonNullable<typeof sent.answer>);
		} catch (error) {
			return { ok: false, trouble: troubleOf(provider, error), request };
		}
	}
	return { ok: true, value: step.value, answer };
}

/** The answer itself is quoted: should it hold the id of a job that was accepted, the id is not lost. */
function troubleOf(provider: VideoProvider, error: unknown): Trouble {
	if (!(error instanceof UnexpectedAnswer)) throw error;
	const { location } = error.answer.headers;
	const elsewhere = location === undefined ? '' : ` (with the address ${providerText(location)})`;
	const quoted = (providerText(error.answer.text) ?? 'an empty body') + elsewhere;
	return {
		kind: 'unexpectedAnswer',
		message: `${provider.displayName} answered in a form that this node does not know (${error.what}). The answer was: ${quoted}`,
		advice: ADVICE.unexpectedAnswer,
		httpStatus: error.answer.httpStatus,
	};
}
