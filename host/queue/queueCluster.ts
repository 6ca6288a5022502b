import { randomBytes } from 'node:crypto';
import type { InstalledHost } from '../install/ensureHost';
import { answers, freePort, LOOPBACK, N8nProcess } from '../n8n/n8nProcess';
import type { N8nApi } from '../n8n/n8nApi';
import { N8nServer } from '../n8n/n8nServer';
import { installPackage } from '../package/installPackage';
import type { Report } from '../process/longCommand';
import { createTemporaryFolder, removeTemporaryFolder } from '../process/temporaryFolder';
import { ensurePostgres, Postgres } from './postgres';
import { ensureRedis, Redis } from './redis';

export interface QueueOptions {
	host: InstalledHost;
	/** This package, packed; it is installed for the main process and for each worker. */
	tarball: string;
	workers: number;
	/** Executions that one worker runs at a time. */
	concurrency: number;
	/** For all processes. */
	environment?: Record<string, string>;
	/** Port of the editor. Any free port by default, and for 0. */
	port?: number;
	report: Report;
}

/**
 * Installs what queue mode needs beside n8n, once for this machine.
 *
 * @throws with what to install by hand when something cannot be fetched
 */
export async function ensureQueueServices(report: Report): Promise<void> {
	await ensurePostgres(report);
	await ensureRedis(report);
}

export interface WorkerSetUp {
	hasPackage?: boolean;
	/** In place of what all processes have. */
	environment?: Record<string, string>;
}

/** One of n8n's workers. A second start finds the user folder of the first, as with a volume. */
export type Worker = N8nProcess;

/** n8n in queue mode: PostgreSQL, Redis, the main process and workers, each with a user folder of its own. */
export class QueueCluster {
	readonly workers: Worker[] = [];
	private earlierLogs = '';

	private constructor(
		private readonly options: QueueOptions,
		readonly postgres: Postgres,
		readonly redis: Redis,
		readonly main: N8nServer,
		private readonly environment: Record<string, string>,
	) {}

	static async start(options: QueueOptions): Promise<QueueCluster> {
		const { host, tarball, report } = options;
		const postgres = await Postgres.start(report);
		const redis = await Redis.start(report);
		const port = options.port || (await freePort());
		const publicUrl = `http://${LOOPBACK}:${port}/`;
		const environment = {
			EXECUTIONS_MODE: 'queue',
			...postgres.environment,
			...redis.environment,
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			// The workers make the URLs at which n8n is called back.
			WEBHOOK_URL: publicUrl,
			N8N_WEBHOOK_URL: publicUrl,
			...options.environment,
		};
		// It prepares the database, so the workers start when it is ready.
		const main = await N8nServer.start({ host, tarball, port, environment });
		const cluster = new QueueCluster(options, postgres, redis, main, environment);
		await Promise.all(Array.from({ length: options.workers }, () => cluster.addWorker()));
		const count = `${options.workers} ${options.workers === 1 ? 'worker' : 'workers'}`;
		report(`n8n is ready in queue mode at ${main.baseUrl}, with ${count}`);
		return cluster;
	}

	/** Signed in as the owner. */
	get api(): N8nApi {
		return this.main.api;
	}

	/** What main process and workers have printed since the first start. */
	log(): string {
		const workers = this.workers.map((worker) => worker.log());
		return [this.main.log(), ...workers, this.earlierLogs].join('\n');
	}

	/** Waits until those that run have found PostgreSQL and Redis again. */
	async becomeReady(): Promise<void> {
		await Promise.all([this.main, ...this.workers].map(async (n8n) => await n8n.becomeReady()));
	}

	/** One more worker, which takes up work at once. Tests can have it set up wrongly. */
	async addWorker({ hasPackage = true, environment: own = {} }: WorkerSetUp = {}): Promise<Worker> {
		const { host, tarball, concurrency } = this.options;
		const userFolder = await createTemporaryFolder('worker');
		if (hasPackage) await installPackage(tarball, userFolder);
		const [port, brokerPort, healthPort] = [await freePort(), await freePort(), await freePort()];
		const environment = {
			...this.environment,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
			...own,
		};
		const isReady = async () => await answers(`http://${LOOPBACK}:${healthPort}/healthz/readiness`);
		const args = ['worker', `--concurrency=${concurrency}`];
		const worker = new N8nProcess(
			host,
			{ userFolder, port, brokerPort },
			environment,
			args,
			isReady,
		);
		await worker.start();
		this.workers.push(worker);
		return worker;
	}

	/** Takes out a worker that has been ended, with its user folder. */
	async removeWorker(worker: Worker): Promise<void> {
		this.workers.splice(this.workers.indexOf(worker), 1);
		this.earlierLogs += worker.log();
		await removeTemporaryFolder(worker.place.userFolder);
	}

	/** Ends everything, and removes what it has stored. */
	async stop(): Promise<void> {
		await Promise.all(this.workers.map(async (worker) => await worker.halt()));
		await this.main.stop();
		for (const { place } of this.workers) await removeTemporaryFolder(place.userFolder);
		await this.redis.stop();
		await this.postgres.stop();
	}
}
