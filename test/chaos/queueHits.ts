import { setTimeout as sleep } from 'node:timers/promises';
import type { ListedExecution, QueueCluster, Worker } from '../../host';
import type { Hit } from './chaosRun';
import { between, type Random } from './randomFrom';
import type { Aim } from './aims';

/** n8n gives its executions half a minute to end when it is stopped in good order. */
const ORDERLY_MS = 60_000;

/** How long Redis and PostgreSQL are away at least and at most: n8n ends itself without Redis for ten seconds. */
const SHORTEST_AWAY_MS = 500;
const LONGEST_AWAY_MS = 5_000;

/** The ways to hit n8n in queue mode, main process and workers and what they need. */
export function queueHits(cluster: QueueCluster, random: Random): Hit[] {
	const { main, redis, postgres } = cluster;
	const away = async () => await sleep(between(random, SHORTEST_AWAY_MS, LONGEST_AWAY_MS));

	const left = async () =>
		await postgres.query<ListedExecution>(
			'SELECT id::text, "workflowId", status FROM execution_entity',
		);

	/** A hit whose marks are in the database as long as n8n has not seen to them. */
	const hit = (
		name: string,
		aim: Aim,
		strike: () => Promise<void>,
		recover: () => Promise<void>,
	): Hit => ({
		name: `${name}, ${aim}`,
		aim,
		async strike(release) {
			await strike();
			const found = await left();
			await release();
			await recover();
			await cluster.becomeReady();
			return found;
		},
	});

	const killWorker = (aim: Aim): Hit => {
		let killed: Worker | undefined;
		return hit(
			'kill -9 of a worker',
			aim,
			async () => {
				killed = busiest(cluster.workers);
				await killed.kill();
			},
			async () => {
				if (!killed) throw new Error('No worker was killed');
				// With its event log as from a volume, or as a new one.
				if (random() < 0.5) await killed.start();
				else await replace(cluster, killed);
			},
		);
	};

	const killMain = (aim: Aim): Hit =>
		hit(
			'kill -9 of main',
			aim,
			async () => await main.kill(),
			async () => await main.startProcess(),
		);

	const killRedis = (how: string, start: () => Promise<void>): Hit =>
		hit(
			`Redis killed, ${how}`,
			'checking',
			async () => await redis.kill(),
			async () => {
				await away();
				await start();
			},
		);

	return [
		killWorker('checking'),
		killWorker('submitting'),
		killWorker('in a turn'),
		killMain('parked'),
		killMain('checking'),
		killRedis('with its data', async () => await redis.startProcess()),
		killRedis('as by default', async () => await redis.startWithSnapshot()),
		{
			name: 'PostgreSQL killed, checking',
			aim: 'checking',
			async strike(release) {
				const found = await left();
				await postgres.kill();
				await release();
				await away();
				await postgres.startProcess();
				await cluster.becomeReady();
				return found;
			},
		},
		{
			name: 'a worker joins',
			aim: 'anything',
			async strike() {
				await cluster.addWorker();
				return NOTHING_HIT;
			},
		},
		hit(
			'a worker leaves in good order',
			'checking',
			async () => undefined,
			async () => {
				const leaving = busiest(cluster.workers);
				await leaving.halt(ORDERLY_MS);
				await cluster.removeWorker(leaving);
			},
		),
		hit(
			'all workers stop and start in good order',
			'parked',
			async () => {
				await Promise.all(cluster.workers.map(async (worker) => await worker.halt(ORDERLY_MS)));
				await sleep(UNTIL_DUE_MS);
			},
			async () => {
				await Promise.all(cluster.workers.map(async (worker) => await worker.start()));
			},
		),
	];
}

const NOTHING_HIT: readonly ListedExecution[] = [];

/** So that checks are due which n8n takes for crashed when the workers start. */
const UNTIL_DUE_MS = 40_000;

/** A new worker in place of one that has been ended. */
async function replace(cluster: QueueCluster, ended: Worker): Promise<void> {
	await cluster.removeWorker(ended);
	await cluster.addWorker();
}

/** The worker that runs the most executions, by its log. */
function busiest(workers: readonly Worker[]): Worker {
	const [first] = [...workers].sort((one, other) => load(other) - load(one));
	if (!first) throw new Error('There is no worker');
	return first;
}

function load(worker: Worker): number {
	const count = (word: string) => worker.log().split(`Worker ${word} execution`).length;
	return count('started') - count('finished');
}
