import type { RateWindow } from '../provider/contract';
import type { Clock } from '../time/clock';
import type { Sent } from '../provider/wire';
import type { Trouble } from '../trouble/trouble';
import { createPacer, type Pacer } from './pacer';

/** Without a word of the provider: growing from the first up to the longest, milliseconds. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 120_000;

/** The least rest after a refusal. */
const SHORTEST_PAUSE_MS = 1_000;

/** Added to the pause that a provider requires: up to this share, but at least up to this many milliseconds. */
const JITTER_SHARE = 0.1;
const JITTER_MS = 2_000;

/** After this many refusals in a row, the published limit no longer predicts the next turn. */
const TRUSTING_REFUSALS = 5;

/** Later than at this share of the time until the published limit allows a request, none is tried. */
const WORTH_TRYING = 0.6;

/**
 * The submits of one account that this process has to send, of whichever execution. As soon as one of them
 * is refused for its rate, only the first in the line tries: executions that each tried for themselves
 * would use up the limit with refusals, where a provider counts those. Exists while anybody is in it.
 */
class Line {
	members = 0;
	/** No submit is to leave before, epoch milliseconds. */
	until = 0;
	/** A pause that has not started, milliseconds. It starts when the next submit is first in the line. */
	private pending: number | undefined;
	private lastTrouble: Trouble | undefined;
	private readonly waiting: AbortController[] = [];
	private trying = 0;
	private refusals = 0;
	private refusedSince: number | undefined;
	/** How many refusals have counted. */
	private counted = 0;
	/** How long it took until a submit passed, after the first refusal of the row before, milliseconds. */
	private learned: number | undefined;
	/** Whether nothing passed before the moment that the published limit tells. */
	private isAsPublished = false;

	constructor(
		private readonly pacer: Pacer,
		private readonly windows: readonly RateWindow[],
	) {}

	/** Any request that the same limit counts. */
	count(): void {
		this.pacer.count();
	}

	async takeTurn(clock: Clock, giveUpAt: number): Promise<Trouble | undefined> {
		let place = new AbortController();
		this.waiting.push(place);
		try {
			for (;;) {
				if (!this.lastTrouble) break;
				const now = clock.now();
				const isNext = this.waiting[0] === place && this.trying === 0;
				if (isNext && this.pending !== undefined) this.until = now + this.pending;
				if (isNext) this.pending = undefined;
				const rest = isNext ? this.until - now : LONGEST_PAUSE_MS;
				if (rest <= 0) break;
				if (now >= giveUpAt || (isNext && this.until > giveUpAt)) return this.lastTrouble;
				await clock.sleep(Math.min(rest, giveUpAt - now), place.signal);
				// The sleep has measured it: a clock that was set back meanwhile changes nothing.
				if (isNext && !place.signal.aborted) break;
				const renewed = new AbortController();
				this.waiting[this.waiting.indexOf(place)] = renewed;
				place = renewed;
			}
			this.trying += 1;
			return undefined;
		} finally {
			this.waiting.splice(this.waiting.indexOf(place), 1);
			this.waiting[0]?.abort();
		}
	}

	/** Sends a submit whose turn has come, and learns from its answer. */
	async pass(clock: Clock, send: (onLeave: () => void) => Promise<Sent>): Promise<Sent> {
		let countedBefore = -1;
		try {
			const sent = await send(() => {
				countedBefore = this.counted;
				this.count();
			});
			// Those that left together were refused together, which says no more than one of them.
			if (countedBefore === this.counted) this.learn(sent, clock.now());
			return sent;
		} finally {
			this.trying -= 1;
			this.waiting[0]?.abort();
		}
	}

	private learn(sent: Sent, now: number): void {
		if (!sent.ok && sent.trouble.kind === 'rateLimited') {
			this.lastTrouble = sent.trouble;
			this.refusedSince ??= now;
			this.counted += 1;
			this.pending = this.pause(sent.trouble, now);
			this.until = now + this.pending;
			this.refusals += 1;
		} else {
			if (this.refusedSince !== undefined)
				this.learned = Math.min(LONGEST_PAUSE_MS, now - this.refusedSince);
			this.refusedSince = undefined;
			this.refusals = 0;
			this.pending = undefined;
			this.until = this.isAsPublished ? this.pacer.nextTurn(this.windows) : 0;
		}
	}

	private pause(refusal: Trouble, now: number): number {
		const random = Math.random();
		const pause =
			this.learned === undefined || refusal.retryAfterMs !== undefined
				? pauseAfterRefusal(refusal, this.refusals, random)
				: pauseByExperience(this.learned, this.refusals, random);
		const untilTurn = this.pacer.nextTurn(this.windows) - now;
		const isNear = refusal.retryAfterMs === undefined && pause > untilTurn * WORTH_TRYING;
		// Who is refused at that moment as well shares the limit with others, and rests for longer and longer.
		this.isAsPublished = isNear && untilTurn > 0 && this.refusals < TRUSTING_REFUSALS;
		return this.isAsPublished ? untilTurn + random * SHORTEST_PAUSE_MS : pause;
	}
}

const LINES = new Map<string, Line>();

/** The line of an account, while one of its submits is under way in this process. */
export function lineOf(account: string): Pick<Line, 'count' | 'until'> | undefined {
	return LINES.get(account);
}

/** A submit's place in the line of its account. */
export interface Place {
	/**
	 * Waits until the submit may be tried.
	 *
	 * @param giveUpAt epoch milliseconds
	 * @returns undefined when it may; otherwise what has kept it until then
	 * @throws Stopped when the execution is stopped
	 */
	takeTurn(giveUpAt: number): Promise<Trouble | undefined>;
	/** Sends the submit. `send` calls `onLeave` when the request leaves. */
	pass(send: (onLeave: () => void) => Promise<Sent>): Promise<Sent>;
	/** No submit of the account is to leave before, epoch milliseconds. */
	readonly restsUntil: number;
	/** To be called in any case. */
	leave(): void;
}

/** Joins the line of an account, for a submit that is about to be sent. */
export function joinLine(account: string, clock: Clock, windows: readonly RateWindow[]): Place {
	const line = LINES.get(account) ?? new Line(createPacer({}, account, clock), windows);
	LINES.set(account, line);
	line.members += 1;
	return {
		takeTurn: async (giveUpAt) => await line.takeTurn(clock, giveUpAt),
		pass: async (send) => await line.pass(clock, send),
		get restsUntil() {
			return line.until;
		},
		leave() {
			line.members -= 1;
			if (line.members === 0) LINES.delete(account);
		},
	};
}

/**
 * How long to wait before a submit that was refused for its rate is sent again. The pause is random in
 * part: executions that were refused together would otherwise come back together, and be refused again.
 *
 * @param refusals how many came before this one
 * @param random uniform in [0, 1)
 * @returns milliseconds
 */
export function pauseAfterRefusal(
	{ retryAfterMs }: Pick<Trouble, 'retryAfterMs'>,
	refusals: number,
	random: number,
): number {
	if (retryAfterMs !== undefined) {
		const required = Math.max(SHORTEST_PAUSE_MS, retryAfterMs);
		return required + random * Math.max(JITTER_MS, required * JITTER_SHARE);
	}
	const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals);
	return (ceiling * (1 + random)) / 2;
}

/** The same where it is known how long it took before: a little less, and then in small steps that grow. */
export function pauseByExperience(learned: number, refusals: number, random: number): number {
	const step = Math.max(SHORTEST_PAUSE_MS, 0.15 * learned);
	const pause = refusals === 0 ? 0.8 * learned : step * 2 ** (refusals - 1);
	return Math.min(LONGEST_PAUSE_MS, pause) * (1 + JITTER_SHARE * random);
}
