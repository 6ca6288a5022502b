import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { joinLine, pauseAfterRefusal, type Place } from '../http/line';
import type { Sender } from '../http/sender';
import { cell, limit, namesOf, numeric, parseParameters } from '../input/parameters';
import type { ItemRun } from '../items/itemRun';
import type { RateWindow, VideoProvider } from '../provider/contract';
import type { Sent, WireRequest } from '../provider/wire';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';
import { endedBeforeAnswer, type Ledger } from './ledger';
import { newestListed } from './lostJob';
import { MODE } from './mode';
import { TurnIsFar } from './turnIsFar';

/** How long a submit waits for its turn unless the user chooses otherwise, minutes. */
const USUAL_MINUTES = 120;

/** Options that every provider's Submit has beside its own. Their names begin alike, so that they stand together. */
export const PACING_OPTIONS: INodeProperties[] = [
	MODE,
	{
		displayName: 'Rate Limit: Maximum Wait (Minutes)',
		name: 'pacingTimeLimitMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: USUAL_MINUTES,
		description: "Maximum time to wait until the provider's rate limit lets an item through",
	},
	{
		displayName: 'Rate Limit: Jobs per Hour',
		name: 'submitsPerHour',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Maximum number of jobs to submit per hour, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
	{
		displayName: 'Rate Limit: Jobs per Minute',
		name: 'submitsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Maximum number of jobs to submit per minute, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
];

/** How a user wants submits paced. */
export interface Pacing {
	windows: readonly RateWindow[];
	/** Milliseconds. */
	timeLimitMs: number;
}

const optionsSchema = z.object({
	submitsPerMinute: limit(z.number().min(0)),
	submitsPerHour: limit(z.number().min(0)),
	pacingTimeLimitMinutes: cell(numeric(z.number().min(0)).default(USUAL_MINUTES)),
});

const NAMES = namesOf(PACING_OPTIONS);

/**
 * What the options mean; without them the provider's published limits hold.
 *
 * @throws InvalidInput naming the option that cannot be used
 */
export function readPacing({ limits }: VideoProvider, options: IDataObject): Pacing {
	const read = parseParameters(optionsSchema, options, NAMES);
	const chosen = [
		{ calls: read.submitsPerMinute, perMs: 60_000 },
		{ calls: read.submitsPerHour, perMs: 3_600_000 },
	].filter(({ calls }) => calls > 0);
	return {
		windows: chosen.length > 0 ? chosen : limits.submits,
		timeLimitMs: read.pacingTimeLimitMinutes * 60_000,
	};
}

/** A submit that was not sent, since its turn comes only after the time limit of the user. */
function turnTooLate({ displayName }: VideoProvider, turn: number, timeZone: string): Trouble {
	const time = new Date(turn).toLocaleTimeString('en-GB', { timeZone });
	return {
		kind: 'rateLimited',
		message: `The rate limit of ${displayName} lets the next job through at ${time}, which is after the 'Rate Limit: Maximum Wait'`,
		advice:
			"Run this item again then, or raise 'Rate Limit: Maximum Wait (Minutes)' in the options",
	};
}

/** A shorter wait for the rate is not worth a word. */
const WORTH_SAYING_SECONDS = 10;

/** What is sent once, and never again unless it was refused. */
export interface Submission {
	run: ItemRun;
	ledger: Ledger;
	pacing: Pacing;
	/** Shown above the output. */
	hints: string[];
}

/** When the item gives up waiting for its turn, epoch milliseconds. */
export function giveUpAtOf({ clock, patience }: ItemRun, { timeLimitMs }: Pacing): number {
	return patience?.giveUpAt ?? clock.now() + timeLimitMs;
}

/**
 * Leaves a turn that comes late to a parked execution, before anything is sent.
 *
 * @throws TurnIsFar
 */
export function leaveFarTurn({ run, ledger, pacing }: Submission): void {
	const { patience, clock } = run;
	if (!patience) return;
	const { windows } = pacing;
	const turn = ledger.nextTurn(windows);
	const giveUpAt = giveUpAtOf(run, pacing);
	const isLast = ledger.freeAt(windows, turn) >= patience.itemsLeft;
	const stayMs = isLast ? patience.forLastMs : patience.ms;
	if (turn > clock.now() + stayMs && turn <= giveUpAt) throw new TurnIsFar(turn, giveUpAt);
}

/**
 * The way out for a submit. What is paid for is remembered from the moment that it leaves, so it is not
 * sent again even after a stop or a fault of n8n. A request that was refused for its rate was not accepted,
 * and is sent again when its time has come. What came before it, such as an upload, is not done again.
 */
export function pacedSender({ run, ledger, pacing, hints }: Submission): Sender {
	const { provider, clock, sender } = run;
	const { windows } = pacing;
	const giveUpAt = giveUpAtOf(run, pacing);
	/** What was sent before, such as an upload, would be lost with the conversation. */
	let hasBegun = false;

	async function submitOnce(request: WireRequest, onLeave: () => void): Promise<Sent> {
		const { recognisedBy } = request;
		const listedBefore = recognisedBy && (await newestListed(run, ledger));
		const sent = await sender.send(request, () => {
			onLeave();
			const lost = { trouble: endedBeforeAnswer(provider), since: clock.now() };
			ledger.remember({ fateUnknown: { ...lost, recognisedBy, listedBefore } });
		});
		if (!sent.ok && !mayHaveBeenAccepted(sent.trouble)) ledger.forget();
		return sent;
	}

	async function submitInTurn(request: WireRequest, line: Place): Promise<Sent> {
		const since = clock.now();
		const { patience } = run;
		const leavesAt =
			patience && !hasBegun ? Math.min(giveUpAt, since + patience.forLastMs) : giveUpAt;
		for (;;) {
			const late = await ledger.takeTurn(windows, leavesAt);
			if (late !== undefined && late <= giveUpAt) throw new TurnIsFar(late, giveUpAt);
			if (late !== undefined) {
				return { ok: false, trouble: turnTooLate(provider, late, run.n8n.getTimezone()) };
			}
			const tooLate = await line.takeTurn(leavesAt);
			if (tooLate && leavesAt < giveUpAt) throw new TurnIsFar(line.restsUntil, giveUpAt);
			if (tooLate) return { ok: false, trouble: tooLate };
			const waited = Math.round((clock.now() - since) / 1000);
			const sent = await line.pass(async (onLeave) => await submitOnce(request, onLeave));
			if (!sent.ok && sent.trouble.kind === 'rateLimited') continue;
			if (waited >= WORTH_SAYING_SECONDS)
				hints.push(
					`Item ${run.itemIndex} waited ${waited} s for the rate limit of ${provider.displayName}.`,
				);
			return sent;
		}
	}

	async function sendFree(request: WireRequest): Promise<Sent> {
		for (let refusals = 0; ; refusals++) {
			const sent = await sender.send(request);
			if (sent.ok || sent.trouble.kind !== 'rateLimited') return sent;
			const pause = pauseAfterRefusal(sent.trouble, refusals, Math.random());
			if (request.tolerate?.includes('rateLimited') || clock.now() + pause > giveUpAt) return sent;
			await clock.sleep(pause);
		}
	}

	return {
		...sender,
		async send(request) {
			if (request.purpose !== 'submit') {
				hasBegun = true;
				return await sendFree(request);
			}
			const line = joinLine(sender.account, clock, [...windows, ...provider.limits.requests]);
			try {
				return await submitInTurn(request, line);
			} finally {
				line.leave();
			}
		},
	};
}
