/** Prints what happens, each line with the seconds since the start. */
export class Narrator {
	private readonly startedAt = Date.now();

	/** One thing that happened. */
	readonly tell = (line: string): void => {
		const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(1).padStart(6);
		for (const part of line.split('\n')) console.log(`[${seconds} s]  ${part}`);
	};

	/** A new part of the story. */
	chapter(title: string): void {
		console.log(`\n${title}`);
	}
}
