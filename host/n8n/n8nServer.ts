import { join } from 'node:path';
import execa from 'execa';
import { z } from 'zod';
import type { InstalledHost } from '../install/ensureHost';
import { installPackage } from '../package/installPackage';
import { createTemporaryFolder, removeTemporaryFolder } from '../process/temporaryFolder';
import type { N8nPlace } from './environment';
import { listedExecution, N8nApi, type ListedExecution } from './n8nApi';
import { answers, freePort, LOOPBACK, N8nProcess } from './n8nProcess';

export interface N8nOptions {
	host: InstalledHost;
	/** This package, packed; without it n8n has only its own nodes. */
	tarball?: string;
	/** Where n8n keeps its database and files: a fresh folder, removed at the end, when left out. */
	userFolder?: string;
	/** Any free port by default, and for 0. */
	port?: number;
	environment?: Record<string, string>;
}

/** n8n opens it after those of its interface, with and without an editor. */
const LAST_ROUTE = '/rest/options/timezones';

/** A real n8n with its user folder, which outlives stops, kills and restarts of the process. */
export class N8nServer {
	readonly baseUrl: string;
	/** Signed in as the owner. */
	readonly api: N8nApi;
	private readonly n8n: N8nProcess;

	private constructor(
		host: InstalledHost,
		place: N8nPlace,
		environment: Record<string, string>,
		private readonly folderIsOurs: boolean,
	) {
		this.baseUrl = `http://${LOOPBACK}:${place.port}`;
		this.api = new N8nApi(this.baseUrl);
		const ready = ['/healthz/readiness', LAST_ROUTE].map((path) => this.baseUrl + path);
		const isReady = async () => await answers(...ready);
		this.n8n = new N8nProcess(host, place, environment, ['start'], isReady);
	}

	/** Prepares a user folder with the package in it and starts n8n there. */
	static async start(options: N8nOptions): Promise<N8nServer> {
		const { host, tarball, environment = {} } = options;
		const userFolder = options.userFolder ?? (await createTemporaryFolder('n8n'));
		if (tarball !== undefined) await installPackage(tarball, userFolder);
		const place: N8nPlace = {
			userFolder,
			port: options.port || (await freePort()),
			brokerPort: await freePort(),
		};
		const server = new N8nServer(host, place, environment, options.userFolder === undefined);
		await server.startProcess();
		return server;
	}

	/** Address of the editor in a browser. Uses `localhost`, because browsers treat it as safe without TLS. */
	get editorUrl(): string {
		return this.baseUrl.replace('127.0.0.1', 'localhost');
	}

	get userFolder(): string {
		return this.n8n.place.userFolder;
	}

	/** The id of n8n's process while it runs. */
	get pid(): number | undefined {
		return this.n8n.pid;
	}

	/** What n8n has printed since the first start. */
	log(): string {
		return this.n8n.log();
	}

	/** Starts n8n again in the same folder and on the same port, after {@link halt} or {@link kill}. */
	async startProcess(): Promise<void> {
		await this.n8n.start();
		await this.api.signIn();
	}

	/** Waits until it is ready again, as {@link N8nProcess.becomeReady} says. */
	async becomeReady(): Promise<void> {
		await this.n8n.becomeReady();
	}

	/** Ends n8n in order and keeps the user folder. */
	async halt(): Promise<void> {
		await this.n8n.halt();
	}

	/** `kill -9` for n8n and everything that it started; keeps the user folder. */
	async kill(): Promise<void> {
		await this.n8n.kill();
	}

	/** Ends n8n in order for good; a user folder made for it is removed. */
	async stop(): Promise<void> {
		await this.halt();
		if (this.folderIsOurs) await removeTemporaryFolder(this.userFolder);
	}

	/** Runs a command of n8n's command line, as {@link N8nProcess.command} says. */
	async command(args: readonly string[]): Promise<string> {
		return await this.n8n.command(args);
	}

	/**
	 * All executions as a killed n8n has left them in its database: at its next start it changes them.
	 *
	 * @throws while n8n runs
	 */
	async executionsLeft(): Promise<ListedExecution[]> {
		if (this.pid !== undefined) throw new Error('n8n is running: ask its api');
		const database = join(this.userFolder, '.n8n', 'database.sqlite');
		const script = join(__dirname, 'listExecutions.mjs');
		const { stdout } = await execa(this.n8n.host.node, ['--no-warnings', script, database]);
		return z.array(listedExecution).parse(JSON.parse(stdout));
	}
}
