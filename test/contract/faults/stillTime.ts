import type { Simulator } from '../../../simulator/simulator';

/**
 * Time that passes only when somebody sleeps, for nodes and simulator alike, and then at once: enough for one
 * item, which never sleeps while it does anything else, and the same on a slow machine as on a fast one.
 */
export class StillTime {
	private now = Date.now();

	constructor(private readonly simulator: Simulator) {}

	/** Takes the place of the clock until all mocks are restored. */
	begin(): void {
		jest.spyOn(Date, 'now').mockImplementation(() => this.now);
	}

	/** Lets time pass; takes the place of n8n's own `sleep`. */
	async pass(milliseconds: number): Promise<void> {
		await this.simulator.control.advance(milliseconds / 1000);
		this.now += milliseconds;
	}
}
