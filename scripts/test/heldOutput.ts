/** Takes the lines that something prints. */
export type Print = (line: string) => void;

/** Holds back what a layer prints while others run, so that the lines of each stay together. */
export class HeldOutput {
	private held: string[] | undefined = [];

	readonly print: Print = (line) => {
		if (this.held) this.held.push(line);
		else console.log(line);
	};

	/** Prints what was held back, and from now on every line as it comes. */
	release(): void {
		for (const line of this.held ?? []) console.log(line);
		this.held = undefined;
	}
}
