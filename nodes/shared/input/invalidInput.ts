/** A user's input that cannot be sent: which parameter, what is wrong with it, what to do next. */
export interface InputProblem {
	/** The parameter's name as the editor shows it. */
	parameter: string;
	/** What is wrong, to be read after the parameter's name: "is empty". */
	message: string;
	/** What to do next, as a sentence without its full stop. */
	advice: string;
}

/** The advice for the error panel. No full stop follows an expression, which users copy. */
export function descriptionOf({ advice }: InputProblem): string {
	return advice.endsWith('}}') ? advice : `${advice}.`;
}

/** Thrown by pure code before anything is sent; the operation turns it into an n8n error for its item. */
export class InvalidInput extends Error {
	constructor(readonly problem: InputProblem) {
		super(`'${problem.parameter}' ${problem.message}`);
		this.name = 'InvalidInput';
	}
}
