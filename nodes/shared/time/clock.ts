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
