import type { Sender } from '../http/sender';
import { ADVICE } from '../http/httpTrouble';
import { providerText } from '../http/providerText';
import type { Trouble } from '../http/trouble';
import type { WireRequest } from '../http/wire';
import { UnexpectedAnswer } from './answer';
import type { Conversation, VideoProvider } from './contract';

/** How a conversation ended. */
export type Outcome<Result> =
	| { ok: true; value: Result }
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
	while (!step.done) {
		const request = step.value;
		const sent = await sender.send(request);
		if (!sent.ok && !(sent.answer && request.tolerate?.includes(sent.trouble.kind))) {
			return { ok: false, trouble: sent.trouble, request };
		}
		try {
			// A tolerated answer always exists here; the condition above has returned otherwise.
			step = conversation.next(sent.answer as NonNullable<typeof sent.answer>);
		} catch (error) {
			return { ok: false, trouble: troubleOf(provider, error), request };
		}
	}
	return { ok: true, value: step.value };
}

/** The answer itself is quoted: should it hold the id of a job that was accepted, the id is not lost. */
function troubleOf(provider: VideoProvider, error: unknown): Trouble {
	if (!(error instanceof UnexpectedAnswer)) throw error;
	const quoted = providerText(error.answer.text) ?? 'nothing';
	return {
		kind: 'unexpectedAnswer',
		message: `${provider.displayName} answered in a form that this node does not know (${error.what}). The answer was: ${quoted}`,
		advice: ADVICE.unexpectedAnswer,
		httpStatus: error.answer.httpStatus,
	};
}
