import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import execa from 'execa';
import getPort from 'get-port';
import { z } from 'zod';
import type { InstalledHost } from '../install/ensureHost';
import { installPackage } from '../package/installPackage';
import { startOwnedProcess, type OwnedProcess } from '../process/ownedProcess';
import { createTemporaryFolder, removeTemporaryFolder } from '../process/temporaryFolder';
import { n8nEnvironment, type N8nPlace } from './environment';
import { listedExecution, N8nApi, type ListedExecution } from './n8nApi';
import { OWN_CONNECTION } from './ownConnection';

/** On a busy machine, where others start as well, minutes. */
const READY_WITHIN_MS = 240_000;
const LOOK_MS = 200;
const LOOPBACK = '127.0.0.1';
const SHOWN_LINES = 40;

export interface N8nOptions {
	host: InstalledHost;
	/** This package, packed; without it n8n has only its own nodes. */
	tarball?: string;
	/** Where n8n keeps its database and files: a fresh folder, removed at the end, when left out. */
	userFolder?: string;
	/** 0 or left out: any free port. */
	port?: number;
	environment?: Record<string, string>;
}

/** A port of the loopback interface that nothing listens on. It is not given out again for a while. */
async function freePort(): Promise<number> {
	return await getPort({ host: LOOPBACK });
}

async function isReady(baseUrl: string): Promise<boolean> {
	for (const path of ['/healthz/readiness', '/rest/settings']) {
		// It rejects while nothing listens yet, which is an answer as well.
		const response = await fetch(`${baseUrl}${path}`, { headers: OWN_CONNECTION }).catch(
			() => undefined,
		);
		if (response?.status !== 200) return false;
	}
	return true;
}

/** A real n8n with its user folder, which outlives stops, kills and restarts of the process. */
export class N8nServer {
	readonly baseUrl: string;
	/** Signed in as the owner. */
	readonly api: N8nApi;
	private running: OwnedProcess | undefined;
	private earlierLog = '';

	private constructor(
		private readonly host: InstalledHost,
		private readonly place: N8nPlace,
		private readonly environment: Record<string, string>,
		private readonly folderIsOurs: boolean,
	) {
		this.baseUrl = `http://${LOOPBACK}:${place.port}`;
		this.api = new N8nApi(this.baseUrl);
	}

	/** Prepares a user folder with the package in it and starts n8n there. */
	static async start(options: N8nOptions): Promise<N8nServer> {
		const userFolder = options.userFolder ?? (await createTemporaryFolder('n8n'));
		if (options.tarball !== undefined) await installPackage(options.tarball, userFolder);
		const place: N8nPlace = {
			userFolder,
			port: options.port || (await freePort()),
			brokerPort: await freePort(),
		};
		const server = new N8nServer(
			options.host,
			place,
			options.environment ?? {},
			options.userFolder === undefined,
		);
		await server.startProcess();
		return server;
	}

	/** Address of the editor in a browser. Uses `localhost`, because browsers treat it as safe without TLS. */
	get editorUrl(): string {
		return this.baseUrl.replace('127.0.0.1', 'localhost');
	}

	get userFolder(): string {
		return this.place.userFolder;
	}

	/** The id of n8n's process while it runs. */
	get pid(): number | undefined {
		return this.running?.pid;
	}

	/** What n8n has printed since the first start. */
	log(): string {
		return this.earlierLog + (this.running?.printed() ?? '');
	}

	/** Starts n8n again in the same folder and on the same port, after {@link halt} or {@link kill}. */
	async startProcess(): Promise<void> {
		if (this.running !== undefined) throw new Error('n8n is running already');
		const n8n = await this.spawn(['start']);
		this.running = n8n;
		const ended = n8n.exited.then(({ code, signal }) => `ended with ${signal ?? code}`);
		const trouble = await Promise.race([ended, this.becomeReady()]);
		if (trouble === undefined) return await this.api.signIn();
		await this.kill();
		throw new Error(`n8n did not start: it ${trouble}.\n${n8n.printed(SHOWN_LINES)}`);
	}

	/** Ends n8n in order and keeps the user folder. */
	async halt(): Promise<void> {
		await this.end((n8n) => n8n.stop());
	}

	/** `kill -9` for n8n and everything that it started; keeps the user folder. */
	async kill(): Promise<void> {
		await this.end((n8n) => n8n.kill());
	}

	/** Ends n8n in order for good; a user folder made for it is removed. */
	async stop(): Promise<void> {
		await this.halt();
		if (this.folderIsOurs) await removeTemporaryFolder(this.userFolder);
	}

	/**
	 * Runs a command of n8n's command line in the same user folder, such as `execute --id=...`.
	 *
	 * @throws with the last lines when it ends with anything but 0
	 * @returns what it printed
	 */
	async command(args: readonly string[]): Promise<string> {
		const command = await this.spawn(args, { N8N_RUNNERS_BROKER_PORT: `${await freePort()}` });
		const { code, signal } = await command.exited;
		if (code === 0) return command.printed();
		throw new Error(
			`"n8n ${args.join(' ')}" ended with ${signal ?? code}.\n${command.printed(SHOWN_LINES)}`,
		);
	}

	/**
	 * All executions as a killed n8n has left them in its database: at its next start it changes them.
	 *
	 * @throws while n8n runs
	 */
	async executionsLeft(): Promise<ListedExecution[]> {
		if (this.running !== undefined) throw new Error('n8n is running: ask its api');
		const database = join(this.userFolder, '.n8n', 'database.sqlite');
		const script = join(__dirname, 'listExecutions.mjs');
		const { stdout } = await execa(this.host.node, ['--no-warnings', script, database]);
		return z.array(listedExecution).parse(JSON.parse(stdout));
	}

	private async spawn(
		args: readonly string[],
		extra: Record<string, string> = {},
	): Promise<OwnedProcess> {
		return await startOwnedProcess(this.host.node, [this.host.n8n, ...args], {
			cwd: this.userFolder,
			env: n8nEnvironment(this.place, { ...this.environment, ...extra }),
		});
	}

	private async end(how: (n8n: OwnedProcess) => Promise<unknown>): Promise<void> {
		if (this.running === undefined) return;
		await how(this.running);
		this.earlierLog += this.running.printed();
		this.running = undefined;
	}

	/** @returns what is wrong when it has not become ready in time */
	private async becomeReady(): Promise<string | undefined> {
		const deadline = Date.now() + READY_WITHIN_MS;
		while (Date.now() < deadline) {
			if (await isReady(this.baseUrl)) return undefined;
			if (this.running === undefined) return 'was ended';
			await sleep(LOOK_MS);
		}
		return `was not ready after ${READY_WITHIN_MS / 1000} s`;
	}
}
