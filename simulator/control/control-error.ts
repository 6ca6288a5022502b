/** A request to the control API that cannot be done, with the HTTP status to answer. */
export class ControlError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}
