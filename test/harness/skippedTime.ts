import { setTimeout as pause } from 'node:timers/promises';

/**
 * Time for tests in which pauses are not under test: a sleep takes next to no time, and the clock moves by as
 * much. With a clock that stood still, whoever waits for a moment would ask for the time without end.
 */
export class SkippedTime {
	private now = Date.now();

	/** @param sleepMs real milliseconds of each sleep; who sleeps while an answer is awaited needs some */
	constructor(private readonly sleepMs = 0) {}

	/** To be called before each test; `jest.restoreAllMocks` ends it. */
	begin(): void {
		jest.spyOn(Date, 'now').mockImplementation(() => this.now);
	}

	/** Takes the place of n8n's own `sleep`. */
	readonly sleep = async (milliseconds: number): Promise<void> => {
		await pause(this.sleepMs);
		this.now += milliseconds;
	};
}
