import type { VirtualClock } from './clock';

export interface WebhookCall {
	readonly url: string;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** How often it is tried until the receiver answers 2xx; 1 unless told. */
	readonly attempts?: number;
	/** Virtual seconds between two tries; 30 unless told. */
	readonly spacingSeconds?: number;
	/** Told after each try what came of it, for the job's timeline. */
	readonly report: (detail: string) => void;
}

/** Real milliseconds a receiver has to answer. */
const RECEIVER_TIMEOUT_MS = 10_000;

/** Posts callbacks, in the background, and says what became of each try. */
export class WebhookSender {
	constructor(private readonly clock: VirtualClock) {}

	/** Resolves after the last try; never rejects. */
	async send(call: WebhookCall): Promise<void> {
		const attempts = call.attempts ?? 1;
		for (let attempt = 1; attempt <= attempts; attempt++) {
			const result = await this.post(call);
			call.report(`POST ${call.url} attempt ${attempt}: ${result}`);
			if (result.startsWith('2') || attempt === attempts) return;
			await this.clock.sleep(call.spacingSeconds ?? 30);
		}
	}

	private async post(call: WebhookCall): Promise<string> {
		try {
			const response = await fetch(call.url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...call.headers },
				body: JSON.stringify(call.body),
				signal: AbortSignal.timeout(RECEIVER_TIMEOUT_MS),
			});
			await response.arrayBuffer();
			return String(response.status);
		} catch (cause) {
			return `no answer (${cause instanceof Error ? cause.message : String(cause)})`;
		}
	}
}
