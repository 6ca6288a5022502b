import { randomUUID } from 'node:crypto';
import { itemsOf } from '../../../host';
import { stageOn } from '../../e2e/stage/e2eStage';
import { submitsOf } from '../../e2e/stage/parkedRun';
import { lookBack, node, submitTo } from '../../e2e/stage/workflows';
import type { QueueStage } from '../queueStage';
import type { Wave } from '../wave';
import { slotSeconds, slotsOf } from '../workerLog';

const ITEMS = 'Items';
const COUNT = 3;

export const ONE_A_MINUTE = [
	node(ITEMS, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.sources' }),
	submitTo('vizard', {
		jobType: 'clipping',
		videoUrl: '={{ $json.videoUrl }}',
		options: { submitsPerMinute: 1 },
	}),
	lookBack(ITEMS),
];

export const sourcesOf = (count: number) =>
	Array.from({ length: count }, (_, row) => ({
		episode: `episode ${row}`,
		videoUrl: `https://media.example.org/${randomUUID()}.mp4?sim-duration=600`,
	}));

export function parkedSubmit(wave: Wave, stage: () => QueueStage): void {
	describe(`${COUNT} submits at one a minute`, () => {
		const sources = sourcesOf(COUNT);
		const played = wave.add(async ({ api, begin, ended }) => {
			const { simulator, credential, close } = await stageOn(api);
			try {
				const credentials = [credential];
				const id = await begin(ONE_A_MINUTE, { credentials, body: { sources } });
				const execution = await ended(id);
				const submits = await submitsOf(simulator, sources);
				const jobs = await simulator.control.jobs({ provider: 'vizard' });
				return { execution, submits, jobs };
			} finally {
				await close();
			}
		});

		it('are sent once each', async () => {
			const { execution, submits } = await played();
			expect(execution.error).toBeUndefined();
			expect(submits).toEqual(sources.map(() => 1));
		});

		it('return the jobs in the order of the input, linked to their items', async () => {
			const { execution, jobs } = await played();
			const expected = sources.map(({ episode, videoUrl }) => ({
				episode,
				jobId: jobs.find(({ request }) => JSON.stringify(request).includes(videoUrl))?.id,
			}));
			expect(itemsOf(execution, 'Look Back').map(({ json }) => json)).toEqual(expected);
		});

		it('hold a slot while they submit, and none while they wait', async () => {
			const { workflowId } = (await played()).execution;
			const slots = slotsOf(stage().cluster.workers).filter(
				(slot) => slot.workflowId === workflowId,
			);
			process.stdout.write(
				`${COUNT} submits at one a minute: ${slotSeconds(slots).toFixed(1)} slot-seconds in ${slots.length} runs\n`,
			);
			// The user's execution and the one that keeps the items, twice each, and one for each turn.
			expect(slots.length).toBeGreaterThanOrEqual(2 + 1 + (COUNT - 1));
		});
	});
}
