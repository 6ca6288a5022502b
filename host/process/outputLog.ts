const KEPT_CHARACTERS = 1_000_000;

/** What a process printed: the newest million characters, and each whole line to whoever listens. */
export class OutputLog {
	private kept = '';
	private unfinishedLine = '';

	constructor(private readonly onLine?: (line: string) => void) {}

	add(chunk: string): void {
		this.kept = (this.kept + chunk).slice(-KEPT_CHARACTERS);
		const lines = (this.unfinishedLine + chunk).split('\n');
		this.unfinishedLine = lines.pop() ?? '';
		for (const line of lines) this.onLine?.(line);
	}

	text(): string {
		return this.kept;
	}

	/** The last lines, for an error message. */
	tail(lines: number): string {
		return this.kept.trimEnd().split('\n').slice(-lines).join('\n');
	}
}
