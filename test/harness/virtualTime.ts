import type { ClientRequest, IncomingMessage } from 'node:http';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import type { Simulator } from '../../simulator/simulator';

const REQUEST_LEAVES = 'http.client.request.start';
const ANSWER_IS_THERE = 'http.client.response.finish';

/** How long nothing has to happen until only time can bring anything, real milliseconds. */
const QUIET_MS = 10;

interface Sleeper {
	at: number;
	wake(): void;
}

/**
 * Lets the sleeps of nodes pass in a moment, against a simulator whose clock stands still: as soon as no
 * request is under way, time jumps to whoever wakes first, for the nodes and for the simulator alike. In
 * between it stands still for both, however slow the machine is.
 */
export class VirtualTime {
	private sleepers: Sleeper[] = [];
	private now = Date.now();
	private readonly underWay = new Set<ClientRequest>();
	private events = 0;
	private moving = false;

	constructor(private readonly simulator: () => Simulator) {}

	/** To be called before each test; time continues from where it was. */
	begin(): void {
		jest.spyOn(Date, 'now').mockImplementation(() => this.now);
		subscribe(REQUEST_LEAVES, this.onLeave);
		subscribe(ANSWER_IS_THERE, this.onAnswer);
		this.underWay.clear();
	}

	end(): void {
		unsubscribe(REQUEST_LEAVES, this.onLeave);
		unsubscribe(ANSWER_IS_THERE, this.onAnswer);
		jest.restoreAllMocks();
	}

	/** Lets time pass: at least a millisecond, or who rounds a moment down would wait for it for ever. */
	async pass(milliseconds: number): Promise<void> {
		const passing = Math.max(1, milliseconds);
		await this.simulator().control.advance(passing / 1000);
		this.now += passing;
	}

	/** Takes the place of n8n's own `sleep`. */
	readonly sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
		this.events += 1;
		await new Promise<void>((wake, reject) => {
			const sleeper = { at: Date.now() + milliseconds, wake };
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				this.sleepers = this.sleepers.filter((other) => other !== sleeper);
				reject(new Error('The sleep was ended'));
			});
			void this.move();
		});
	};

	private readonly onLeave = (message: unknown): void => {
		const { request } = message as { request: ClientRequest };
		this.events += 1;
		this.underWay.add(request);
		// No answer follows a connection that breaks.
		request.once('error', () => this.isOver(request));
	};

	private readonly onAnswer = (message: unknown): void => {
		const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
		// Its body may still be on the way.
		response.once('close', () => this.isOver(request));
	};

	private isOver(request: ClientRequest): void {
		this.events += 1;
		this.underWay.delete(request);
	}

	private async move(): Promise<void> {
		if (this.moving) return;
		this.moving = true;
		for (let first = this.earliest(); first; first = this.earliest()) {
			const events = this.events;
			await pause(QUIET_MS);
			if (this.underWay.size > 0 || events !== this.events) continue;
			const jump = Math.max(0, first.at - Date.now());
			await this.pass(jump);
			this.wakeUntil(first.at);
		}
		this.moving = false;
	}

	private wakeUntil(moment: number): void {
		const awake = this.sleepers.filter(({ at }) => at <= moment);
		this.sleepers = this.sleepers.filter(({ at }) => at > moment);
		awake.forEach(({ wake }) => wake());
	}

	private earliest(): Sleeper | undefined {
		return this.sleepers.reduce<Sleeper | undefined>(
			(first, sleeper) => (first && first.at <= sleeper.at ? first : sleeper),
			undefined,
		);
	}
}
