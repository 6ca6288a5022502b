/** Prints what happens, each line with the seconds since the start. */
export class Narrator {
	private readonly startedAt = Date.now();
	private silent = false;

	/** One thing that happened. */
	readonly tell = (line: string): void => {
		if (this.silent) return;
		const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(1).padStart(6);
		for (const part of line.split('\n')) console.log(`[${seconds} s]  ${part}`);
	};

	/** A new part of the story. */
	chapter(title: string): void {
		if (!this.silent) console.log(`\n${title}`);
	}

	/** Nothing that happens from now on is worth telling. */
	fallSilent(): void {
		this.silent = true;
	}
}
