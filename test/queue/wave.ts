import type { QueueStage } from './queueStage';

/**
 * Workflows of several tests, begun at once on one n8n: each suspended wait takes a minute whatever it is, so
 * all of them take it together.
 */
export class Wave {
	private readonly plays: ((stage: QueueStage) => Promise<unknown>)[] = [];

	/** @returns what `play` has come to, once the wave is over */
	add<T>(play: (stage: QueueStage) => Promise<T>): () => Promise<T> {
		let played: Promise<T> | undefined;
		this.plays.push((stage) => (played = play(stage)));
		return async () => {
			if (!played) throw new Error('The wave has not begun');
			return await played;
		};
	}

	/** Resolves when all are over. One that fails fails the tests that ask for it. */
	async run(stage: QueueStage): Promise<void> {
		await Promise.allSettled(this.plays.map(async (play) => await play(stage)));
	}
}
