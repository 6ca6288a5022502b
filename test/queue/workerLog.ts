import { z } from 'zod';
import type { Worker } from '../../host';

/** So that n8n writes down when a worker has started and finished something. */
export const JSON_LOGS = { N8N_LOG_FORMAT: 'json' };

const lineSchema = z.object({
	message: z.string(),
	metadata: z.object({
		timestamp: z.string().optional(),
		executionId: z.string().optional(),
		workflowId: z.string().optional(),
	}),
	timestamp: z.string().optional(),
});

/** A time in which a worker had a slot taken by an execution, epoch milliseconds. */
export interface Slot {
	executionId: string;
	workflowId: string | undefined;
	from: number;
	/** Now, where it has not ended. */
	to: number;
}

/** The slots that executions have taken, by the log of the workers. */
export function slotsOf(workers: readonly Pick<Worker, 'log'>[]): Slot[] {
	return workers.flatMap((worker) => {
		const taken = new Map<string, Slot>();
		const slots: Slot[] = [];
		for (const line of worker.log().split('\n')) {
			if (!/Worker (started|finished) execution/.test(line)) continue;
			const {
				message,
				metadata,
				timestamp = metadata.timestamp,
			} = lineSchema.parse(JSON.parse(line));
			const { executionId = '', workflowId } = metadata;
			const at = Date.parse(timestamp ?? '');
			if (message.startsWith('Worker started')) {
				const slot = { executionId, workflowId, from: at, to: Date.now() };
				taken.set(executionId, slot);
				slots.push(slot);
			} else {
				const slot = taken.get(executionId);
				if (slot) slot.to = at;
			}
		}
		return slots;
	});
}

/** How many slots were taken at the busiest moment. */
export function mostAtOnce(slots: readonly Slot[]): number {
	const changes = slots.flatMap(({ from, to }) => [
		{ at: from, by: 1 },
		{ at: to, by: -1 },
	]);
	// One that ends at the moment in which another one begins has given its slot to it.
	changes.sort((a, b) => a.at - b.at || a.by - b.by);
	let [taken, most] = [0, 0];
	for (const { by } of changes) most = Math.max(most, (taken += by));
	return most;
}

export function slotSeconds(slots: readonly Slot[]): number {
	return slots.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
}
