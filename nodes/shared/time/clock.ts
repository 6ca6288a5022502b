import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** Time as the package sees it, so that tests can let hours pass in a moment. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Resolves after so many milliseconds; rejects with `Stopped` as soon as the execution is stopped. */
	sleep(milliseconds: number): Promise<void>;
}

/** The user has stopped the execution: nothing more is to be sent. */
export class Stopped extends Error {
	constructor() {
		super('The execution was stopped');
		this.name = 'Stopped';
	}
}

/**
 * The clock of a running execution. Stopping the execution ends a sleep at once: n8n's own `sleep` takes
 * a signal only since 2.35, so the sleep races the signal instead.
 */
export function createN8nClock(
	context: Pick<IExecuteFunctions, 'getExecutionCancelSignal'>,
): Clock {
	const signal = context.getExecutionCancelSignal();
	return {
		now: () => Date.now(),
		async sleep(milliseconds) {
			if (signal?.aborted) throw new Stopped();
			if (!signal) return await sleep(milliseconds);
			await new Promise<void>((resolve, reject) => {
				const onAbort = () => reject(new Stopped());
				signal.addEventListener('abort', onAbort, { once: true });
				sleep(milliseconds).then(() => {
					signal.removeEventListener('abort', onAbort);
					resolve();
				}, reject);
			});
		},
	};
}
