import { randomUUID } from 'node:crypto';
import { itemsOf } from '../../../host';
import { JOB_KINDS, submitKind } from '../../e2e/stage/jobKinds';
import { submitsOf } from '../../e2e/stage/markedJob';
import { WAYS, type Cell } from '../../e2e/stage/waysToWait';
import { wait } from '../../e2e/stage/workflows';
import { fullOrShort } from '../scale';
import type { QueueStage } from '../queueStage';
import type { Wave } from '../wave';

/** Each kind of job in each way; in the short form each kind in one way, and all ways. */
const CELLS: readonly Cell[] = JOB_KINDS.flatMap((kind, index) =>
	fullOrShort(
		WAYS,
		WAYS.filter((_way, position) => position === index % WAYS.length),
	).map((way) => ({ kind, way, mark: randomUUID() })),
);

export function everyKind(wave: Wave, stage: () => QueueStage): void {
	describe('a job that a webhook starts', () => {
		const rows = CELLS.map((cell) => ({
			title: `${cell.kind.provider}, ${cell.kind.jobType}: ${cell.way.name}`,
			cell,
			ended: wave.add(async ({ finish }) => {
				const { kind, mark, way } = cell;
				const parameters = { providers: [kind.provider], ...way.parameters };
				return await finish([submitKind(kind, mark), wait(undefined, parameters)]);
			}),
		}));

		it.each(rows)('$title ends with the result of the one that was paid for', async (row) => {
			const { cell, ended } = row;
			const execution = await ended();
			expect(execution.error).toBeUndefined();
			const [item, ...others] = itemsOf(execution, 'Wait');
			expect(others).toEqual([]);
			expect(item?.json).toMatchObject({
				provider: cell.kind.provider,
				status: 'completed',
				wait: { mode: cell.way.waits, timedOut: false },
			});
			await expect(submitsOf(stage().simulator, cell)).resolves.toHaveLength(1);
		});
	});
}
