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
