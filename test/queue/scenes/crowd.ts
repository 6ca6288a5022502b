import { randomUUID } from 'node:crypto';
import { itemsOf, type Execution } from '../../../host';
import { until } from '../../../host/process/until';
import { withCredentials } from '../../../demo/exampleWorkflow';
import { stageOn } from '../../e2e/stage/e2eStage';
import { fromWebhook, lookBack, node, submit, wait } from '../../e2e/stage/workflows';
import { SLOTS, type QueueStage } from '../queueStage';
import { fullOrShort } from '../scale';
import type { Wave } from '../wave';
import { mostAtOnce, slotSeconds, slotsOf } from '../workerLog';

const WAITS = fullOrShort(200, 16);
const ITEMS = 'Items';
const PATIENCE = { lookMs: 1000, patienceMs: fullOrShort(900_000, 240_000) };
/** As many callers at once as a webhook of one n8n bears on a small machine. */
const CALLERS = 10;

/** The items that one execution waits for. */
const jobsOf = (execution: number) =>
	['first', 'second'].map((which) => ({
		episode: `${execution} ${which}`,
		videoUrl: `https://media.example.org/${execution}-${which}.mp4`,
	}));

/** So many executions wait at once that they could not, if each held a slot. */
export function crowd(wave: Wave, stage: () => QueueStage): void {
	describe(`${WAITS} executions that wait at once, with ${SLOTS} slots`, () => {
		const played = wave.add(async ({ api, cluster: { postgres, workers } }) => {
			const own = await stageOn(api);
			try {
				const { control } = own.simulator;
				await control.setAccount('vizard', { createsPerMinute: 10_000, createsPerHour: 10_000 });
				await control.planJobs({ outcome: { kind: 'never' } });
				const path = randomUUID();
				const nodes = [
					node(ITEMS, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.jobs' }),
					submit(),
					wait(undefined, { mode: 'suspend' }),
					lookBack(ITEMS),
				];
				const workflow = withCredentials(fromWebhook(path, nodes), [own.credential]);
				const workflowId = await api.createWorkflow(workflow);
				await api.activateWorkflow(workflowId);
				const calls = [...Array(WAITS).keys()];
				const call = async () => {
					for (let next = calls.shift(); next !== undefined; next = calls.shift()) {
						await api.callWebhook(path, { jobs: jobsOf(next) });
					}
				};
				await Promise.all(Array.from({ length: CALLERS }, call));

				const count = async (status: string) => {
					const [row] = await postgres.query<{ count: number }>(
						`SELECT count(*)::int FROM execution_entity WHERE "workflowId" = $1 AND mode = 'webhook' AND status = $2`,
						[workflowId, status],
					);
					return row?.count ?? 0;
				};
				let waiting = 0;
				await until(async () => (waiting = await count('waiting')) === WAITS, PATIENCE);
				for (const { provider, id } of await control.jobs()) await control.finishJob(provider, id);
				await until(async () => (await count('success')) === WAITS, PATIENCE);

				const slots = slotsOf(workers).filter((slot) => slot.workflowId === workflowId);
				const ids = await postgres.query<{ id: string }>(
					`SELECT id::text FROM execution_entity WHERE "workflowId" = $1 AND mode = 'webhook' ORDER BY id`,
					[workflowId],
				);
				const executions: Execution[] = [];
				for (const { id } of ids) executions.push(await api.execution(id));
				let stored: Record<string, number> = {};
				const allOf = `SELECT mode || ' ' || status AS what, count(*)::int FROM execution_entity WHERE "workflowId" = $1 AND "deletedAt" IS NULL GROUP BY 1`;
				await until(async () => {
					const rows = await postgres.query<{ what: string; count: number }>(allOf, [workflowId]);
					stored = Object.fromEntries(rows.map(({ what, count }) => [what, count]));
					return rows.reduce((sum, { count }) => sum + count, 0) <= 3 * WAITS;
				}, PATIENCE);
				const jobs = await control.jobs({ provider: 'vizard' });
				const jobIds = new Map(
					jobs.map(({ id, request }) => [(request as { videoUrl: string }).videoUrl, id]),
				);
				return { waiting, slots, executions, stored, jobIds, jobs };
			} finally {
				await own.close();
			}
		});

		it('wait all together', async () => {
			expect((await played()).waiting).toBe(WAITS);
		});

		it('end all, each with its own results in the order of its items', async () => {
			const { executions, jobIds, jobs } = await played();
			expect(jobs).toHaveLength(2 * WAITS);
			const ended = executions.map((execution) => {
				expect(execution.error).toBeUndefined();
				expect(itemsOf(execution, 'Wait').map(({ json }) => json.status)).toEqual([
					'completed',
					'completed',
				]);
				return itemsOf(execution, 'Look Back').map(({ json }) => json);
			});
			const expected = [...Array(WAITS).keys()].map((execution) =>
				jobsOf(execution).map(({ episode, videoUrl }) => ({
					episode,
					jobId: jobIds.get(videoUrl),
				})),
			);
			const byEpisode = (items: Record<string, unknown>[]) => parseInt(String(items[0]?.episode));
			expect(ended.sort((a, b) => byEpisode(a) - byEpisode(b))).toEqual(expected);
		});

		it('leave three executions each, and none that guards', async () => {
			expect((await played()).stored).toEqual({
				'webhook success': WAITS,
				'integrated success': 2 * WAITS,
			});
		});

		it('take no slot while they wait', async () => {
			const { slots } = await played();
			const all = slotsOf(stage().cluster.workers);
			expect(mostAtOnce(all)).toBeLessThanOrEqual(SLOTS);
			const seconds = slotSeconds(slots) / WAITS;
			process.stdout.write(
				`${WAITS} executions that waited at once: ${seconds.toFixed(1)} slot-seconds each, ${slots.length} runs\n`,
			);
			expect(slots.length).toBeGreaterThanOrEqual(2 * WAITS);
		});
	});
}
