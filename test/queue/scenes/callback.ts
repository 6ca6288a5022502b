import { randomUUID } from 'node:crypto';
import { itemsOf } from '../../../host';
import { stageOn } from '../../e2e/stage/e2eStage';
import { JOB_KINDS, submitKind, type JobKind } from '../../e2e/stage/jobKinds';
import { endJob, submitsOf } from '../../e2e/stage/markedJob';
import { callingBack, wait } from '../../e2e/stage/workflows';
import type { QueueStage } from '../queueStage';
import { fullOrShort } from '../scale';
import type { Wave } from '../wave';

const CALLING: readonly JobKind[] = JOB_KINDS.filter(({ provider }) =>
	fullOrShort(['vizard', 'clipzy', 'pictory'], ['pictory']).includes(provider),
);

export function callbacks(wave: Wave, stage: () => QueueStage): void {
	describe('a provider that calls', () => {
		const rows = CALLING.map((kind) => ({
			title: `${kind.provider}, ${kind.jobType}`,
			played: wave.add(async ({ api, begin, parked, ended }) => {
				const { simulator, storeAllKeys, close } = await stageOn(api);
				try {
					await simulator.control.planJobs({ outcome: { kind: 'never' } });
					// The engine of Clipzy that calls; others take the address and never do.
					await simulator.control.setSwitches('clipzy', { variant: 'docs' });
					const marked = { kind, mark: randomUUID() };
					const nodes = [
						callingBack(submitKind(kind, marked.mark)),
						wait(undefined, { providers: [kind.provider], mode: 'suspend' }),
					];
					const id = await begin(nodes, { credentials: await storeAllKeys() });
					await parked(id);
					await endJob(simulator, marked);
					const execution = await ended(id);
					const [request] = await submitsOf(simulator, marked);
					return { execution, submitted: JSON.stringify(request?.body) };
				} finally {
					await close();
				}
			}),
		}));

		it.each(rows)('$title: makes the wait continue, whichever worker it runs on', async (row) => {
			const { execution } = await row.played();
			expect(execution.error).toBeUndefined();
			expect(itemsOf(execution, 'Wait')[0]?.json).toMatchObject({
				status: 'completed',
				wait: { mode: 'suspend', detectedBy: 'callback' },
			});
		});

		it.each(rows)('$title: was given the address of the main process', async ({ played }) => {
			const { submitted } = await played();
			expect(submitted).toContain(`${stage().cluster.main.baseUrl}/webhook-waiting/`);
		});
	});
}
