import { randomUUID } from 'node:crypto';
import { itemsOf } from '../../../host';
import { withCredentials } from '../../../demo/exampleWorkflow';
import { KIND_OF_EACH_PROVIDER, submitKind } from '../../e2e/stage/jobKinds';
import { SUSPEND, WAYS } from '../../e2e/stage/waysToWait';
import { MERGE, sideBySide, START, wait } from '../../e2e/stage/workflows';
import type { QueueStage } from '../queueStage';
import { fullOrShort } from '../scale';
import type { Wave } from '../wave';

const ITEMS = [{}, {}];

/** Begun by hand: with OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS n8n leaves such runs to the workers as well. */
export function severalInOneWait(wave: Wave, stage: () => QueueStage): void {
	describe('two jobs of each provider in one wait, begun by hand', () => {
		const rows = fullOrShort(WAYS, [SUSPEND]).map((way) => ({
			title: way.name,
			way,
			ended: wave.add(async ({ api, credentials, ended }) => {
				const branches = KIND_OF_EACH_PROVIDER.map((kind) =>
					submitKind(kind, randomUUID(), `Submit to ${kind.provider}`),
				);
				const providers = KIND_OF_EACH_PROVIDER.map(({ provider }) => provider);
				const waiting = wait(undefined, { providers, ...way.parameters });
				const pinData = { [START]: ITEMS.map((json) => ({ json })) };
				const workflow = { ...sideBySide(branches, [waiting]), pinData };
				const id = await api.createWorkflow(withCredentials(workflow, credentials));
				return await ended(await api.run(id, START));
			}),
		}));

		it.each(rows)('$title: each ends, in the order of the input', async ({ way, ended }) => {
			const execution = await ended();
			expect(execution.error).toBeUndefined();
			const [submitted, finished] = [MERGE, 'Wait'].map((name) =>
				itemsOf(execution, name).map(({ json }) => [json.provider, json.jobId]),
			);
			expect(finished).toHaveLength(ITEMS.length * KIND_OF_EACH_PROVIDER.length);
			expect(finished).toEqual(submitted);
			for (const { json } of itemsOf(execution, 'Wait')) {
				expect(json).toMatchObject({ status: 'completed', wait: { mode: way.waits } });
			}
		});

		it.each(rows)('$title: a worker ran it', async ({ ended }) => {
			const { id } = await ended();
			const ran = stage().cluster.workers.filter((worker) =>
				worker.log().includes(`Worker started execution ${id} `),
			);
			expect(ran.length).toBeGreaterThan(0);
		});
	});
}
