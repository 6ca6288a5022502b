import getPort from 'get-port';
import { compileCacheOf } from '../install/compileCache';
import type { InstalledHost } from '../install/ensureHost';
import { startOwnedProcess, type OwnedProcess } from '../process/ownedProcess';
import { until } from '../process/until';
import { n8nEnvironment, type N8nPlace } from './environment';
import { OWN_CONNECTION } from './ownConnection';

/** On a busy machine, where others start as well, minutes. */
const READY = { lookMs: 200, patienceMs: 240_000 };
const SHOWN_LINES = 40;

export const LOOPBACK = '127.0.0.1';

/** A port of the loopback interface that nothing listens on. It is not given out again for a while. */
export async function freePort(): Promise<number> {
	return await getPort({ host: LOOPBACK });
}

/** Whether each of these addresses answers with 200. */
export async function answers(...urls: string[]): Promise<boolean> {
	for (const url of urls) {
		// It rejects while nothing listens yet, which is an answer as well.
		const response = await fetch(url, { headers: OWN_CONNECTION }).catch(() => undefined);
		if (response?.status !== 200) return false;
	}
	return true;
}

/** One process of n8n, such as the main one or a worker. Its user folder outlives stops, kills and restarts. */
export class N8nProcess {
	private running: OwnedProcess | undefined;
	private earlierLog = '';

	/**
	 * @param args of n8n's command line, such as `start`
	 * @param isReady asked again and again after a start
	 */
	constructor(
		readonly host: InstalledHost,
		readonly place: N8nPlace,
		private readonly environment: Record<string, string>,
		private readonly args: readonly string[],
		private readonly isReady: () => Promise<boolean>,
	) {}

	/** The id of the process while it runs. */
	get pid(): number | undefined {
		return this.running?.pid;
	}

	/** What n8n has printed since the first start. */
	log(): string {
		return this.earlierLog + (this.running?.printed() ?? '');
	}

	/**
	 * Starts it, for the first time or again, in the same folder and on the same port.
	 *
	 * @throws with the last lines when it does not become ready
	 */
	async start(): Promise<void> {
		if (this.running !== undefined) throw new Error('n8n is running already');
		const n8n = await this.spawn(this.args);
		this.running = n8n;
		const ended = n8n.exited.then(({ code, signal }) => `ended with ${signal ?? code}`);
		const trouble = await Promise.race([ended, this.troubleUntilReady()]);
		if (trouble === undefined) return;
		await this.kill();
		throw new Error(
			`"n8n ${this.args.join(' ')}" did not start: it ${trouble}.\n${n8n.printed(SHOWN_LINES)}`,
		);
	}

	/**
	 * Waits until it is ready, for the first time or again after something that it needs was away.
	 *
	 * @throws when it does not become ready
	 */
	async becomeReady(): Promise<void> {
		const trouble = await this.troubleUntilReady();
		if (trouble === undefined) return;
		const printed = this.running?.printed(SHOWN_LINES) ?? '';
		throw new Error(`"n8n ${this.args.join(' ')}" ${trouble}.\n${printed}`);
	}

	/** Ends n8n in order and keeps the user folder. It is killed when that takes longer than `patienceMs`. */
	async halt(patienceMs?: number): Promise<void> {
		await this.end((n8n) => n8n.stop(patienceMs));
	}

	/** `kill -9` for n8n and everything that it started; keeps the user folder. */
	async kill(): Promise<void> {
		await this.end((n8n) => n8n.kill());
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

	private async spawn(
		args: readonly string[],
		extra: Record<string, string> = {},
	): Promise<OwnedProcess> {
		const { folder, node, n8n } = this.host;
		const compiled = { NODE_COMPILE_CACHE: compileCacheOf(folder) };
		return await startOwnedProcess(node, [n8n, ...args], {
			cwd: this.place.userFolder,
			env: n8nEnvironment(this.place, { ...compiled, ...this.environment, ...extra }),
		});
	}

	private async end(how: (n8n: OwnedProcess) => Promise<unknown>): Promise<void> {
		if (this.running === undefined) return;
		await how(this.running);
		this.earlierLog += this.running.printed();
		this.running = undefined;
	}

	/** @returns what is wrong when it has not become ready in time */
	private async troubleUntilReady(): Promise<string | undefined> {
		const isOver = async () => (await this.isReady()) || this.running === undefined;
		if (!(await until(isOver, READY))) return `was not ready after ${READY.patienceMs / 1000} s`;
		return this.running === undefined ? 'was ended' : undefined;
	}
}
