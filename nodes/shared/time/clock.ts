import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** Time as the package sees it, so that tests can let hours pass in a moment. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/**
	 * Resolves after so many milliseconds, or as soon as `wake` is aborted. Leaves no timer and no listener.
	 *
	 * @throws Stopped as soon as the execution is stopped
	 */
	sleep(milliseconds: number, wake?: AbortSignal): Promise<void>;
}

/** The user has stopped the execution: nothing more is to be sent. */
export class Stopped extends Error {
	constructor() {
		super('The execution was stopped');
		this.name = 'Stopped';
	}
}

/** Without a reason of one's own, each end of a sleep makes an error with its stack, which takes its time. */
const OVER = 'over';

/**
 * The clock of a running execution. Stopping the execution ends a sleep at once. n8n's own `sleep` takes a
 * signal only since 2.35, so the sleep races the signals as well; before that its timer runs out unheard.
 */
export function createN8nClock(n8n: Pick<IExecuteFunctions, 'getExecutionCancelSignal'>): Clock {
	const stop = n8n.getExecutionCancelSignal();
	return {
		now: () => Date.now(),
		async sleep(milliseconds, wake) {
			if (stop?.aborted) throw new Stopped();
			if (wake?.aborted) return;
			const timer = new AbortController();
			await new Promise<void>((resolve, reject) => {
				const end = (settle: () => void) => () => {
					stop?.removeEventListener('abort', onStop);
					wake?.removeEventListener('abort', onWake);
					settle();
					timer.abort(OVER);
				};
				const onStop = end(() => reject(new Stopped()));
				const onWake = end(resolve);
				stop?.addEventListener('abort', onStop);
				wake?.addEventListener('abort', onWake);
				sleep(milliseconds, timer.signal).then(onWake, (error: unknown) =>
					end(() => reject(error))(),
				);
			});
		},
	};
}
