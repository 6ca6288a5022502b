import type { IDataObject } from 'n8n-workflow';
import type { RateWindow } from '../provider/pace';
import { createSender, type Sender } from '../http/sender';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';
import type { WireRequest } from '../provider/wire';
import type { VideoProvider } from '../provider/contract';
import { pauseAfterRefusal } from './refusalPause';
import { listedJobs } from './listedJobs';
import { chosenCredential, optionsOf, type Operation } from '../items/operationContext';
import { PACING_MINUTES } from './pacingOptions';
import type { SubmitMemory } from './submitMemory';

/** The ways out that starting a job takes. */
export interface SubmitSenders {
	/** For the conversation that starts it. */
	submitting: Sender;
	/** For looking at the provider's list. */
	looking: Sender;
}

/**
 * Ways out for one item's submit. What is paid for is remembered from the moment that it leaves: whatever
 * happens then, a stop or a fault of n8n, it is not sent again. A request that was refused for its rate was
 * not accepted, and is sent again when its time has come.
 *
 * @throws (from `send`) InvalidInput for a file that is not there, Stopped when the execution is stopped
 */
export function submitSenders(
	operation: Operation,
	itemIndex: number,
	memory: SubmitMemory,
): SubmitSenders {
	const { context, provider, clock } = operation;
	const account = chosenCredential(context, provider, itemIndex);
	const options = optionsOf(operation, itemIndex);
	let listedBefore: string[] | undefined;
	const sender = createSender(context, {
		provider,
		credentialType: account,
		itemIndex,
		clock,
		submitWindows: chosenWindows(provider, options),
		onLeave({ purpose, recognisedBy }) {
			if (purpose !== 'submit') return;
			const trouble = endedBeforeAnswer(provider);
			memory.remember({
				fateUnknown: { trouble, since: clock.now(), recognisedBy, listedBefore },
			});
		},
	});

	async function submitOnce(request: WireRequest) {
		listedBefore = request.recognisedBy && (await listedJobs(operation, account, sender));
		const sent = await sender.send(request);
		if (!sent.ok && !mayHaveBeenAccepted(sent.trouble)) memory.forget();
		return sent;
	}

	const pacingMs = Number(options.pacingTimeLimitMinutes ?? PACING_MINUTES) * 60_000;
	const giveUpAt = clock.now() + pacingMs;
	return {
		looking: sender,
		submitting: {
			...sender,
			// The refused request itself goes out again, not the conversation from its beginning: what came
			// before it, such as the upload of a file, is not done twice.
			async send(request) {
				const send = request.purpose === 'submit' ? submitOnce : sender.send;
				for (let refusals = 0; ; refusals++) {
					const sent = await send(request);
					if (sent.ok || sent.trouble.kind !== 'rateLimited') return sent;
					const pause = pauseAfterRefusal(sent.trouble, refusals);
					if (request.tolerate?.includes('rateLimited') || clock.now() + pause > giveUpAt)
						return sent;
					await clock.sleep(pause);
				}
			},
		},
	};
}

/** What a submit has come to as long as nothing else is known. */
function endedBeforeAnswer({ displayName }: VideoProvider): Trouble {
	return {
		kind: 'noAnswer',
		message: `The node was ended before ${displayName} had answered`,
		advice: 'Find out whether the job runs before you start it again',
	};
}

function chosenWindows(provider: VideoProvider, options: IDataObject): readonly RateWindow[] {
	const chosen = [
		{ calls: Number(options.submitsPerMinute ?? 0), perMs: 60_000 },
		{ calls: Number(options.submitsPerHour ?? 0), perMs: 3_600_000 },
	].filter(({ calls }) => calls > 0);
	return chosen.length > 0 ? chosen : provider.limits.submits;
}
