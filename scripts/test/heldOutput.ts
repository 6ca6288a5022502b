/** Takes the lines that something prints. */
export type Print = (line: string) => void;

/** Holds back what a layer prints while another one runs, so that the lines of each stay together. */
export class HeldOutput {
	private readonly held: string[] = [];

	readonly print: Print = (line) => {
		this.held.push(line);
	};

	/** Prints what was held back. */
	release(): void {
		for (const line of this.held) console.log(line);
	}
}
