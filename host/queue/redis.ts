import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:net';
import execa from 'execa';
import { ensureInstalled } from '../install/cacheFolder';
import { freePort, LOOPBACK } from '../n8n/n8nProcess';
import { runLongCommand, type Report } from '../process/longCommand';
import { startOwnedProcess, type OwnedProcess } from '../process/ownedProcess';
import { createTemporaryFolder, removeTemporaryFolder } from '../process/temporaryFolder';
import { until } from '../process/until';

const READY = { lookMs: 50, patienceMs: 30_000 };

/** Redis in Debian and Ubuntu, with the libraries that a small installation lacks. */
const DEBIAN_PACKAGES =
	'redis-server redis-tools libjemalloc2 liblzf1 liblua5.1-0 lua-cjson lua-bitop';

interface Program {
	command: string;
	env?: NodeJS.ProcessEnv;
}

async function isOnPath(command: string): Promise<boolean> {
	return (await execa(command, ['--version'], { reject: false })).exitCode === 0;
}

/**
 * Fetches Debian's packages and unpacks them in the cache. Nothing is installed in the system, whose lists of
 * packages may be missing or old, and which may be another user's.
 */
async function installFromDebian(folder: string, report: Report): Promise<void> {
	const apt = join(folder, 'apt');
	const [lists, cache] = [join(apt, 'lists'), join(apt, 'cache')];
	await mkdir(join(lists, 'partial'), { recursive: true });
	await mkdir(join(cache, 'archives', 'partial'), { recursive: true });
	const settings = [`Dir::State::Lists=${lists}`, `Dir::Cache=${cache}`, 'APT::Sandbox::User=root'];
	const own = settings.flatMap((setting) => ['-o', setting]);
	for (const args of [['update'], ['download', ...DEBIAN_PACKAGES.split(' ')]]) {
		const title = `Fetching Redis from Debian (${args[0]})`;
		await runLongCommand(
			{ title, command: 'apt-get', args: [...own, ...args], cwd: folder },
			report,
		);
	}
	for (const file of await readdir(folder)) {
		if (!file.endsWith('.deb')) continue;
		await execa('dpkg', ['-x', file, '.'], { cwd: folder });
		await rm(join(folder, file));
	}
	await rm(apt, { recursive: true });
}

/**
 * Redis as found on this machine, else Debian's in the cache.
 *
 * @throws with what to install when there is no Redis, and none can be fetched
 */
export async function ensureRedis(report: Report): Promise<Program> {
	for (const command of ['redis-server', 'valkey-server']) {
		if (await isOnPath(command)) return { command };
	}
	try {
		const folder = await ensureInstalled(
			{ name: 'redis', manifests: { packages: DEBIAN_PACKAGES }, install: installFromDebian },
			report,
		);
		const libraries = join(folder, 'usr', 'lib');
		const folders = (await readdir(libraries)).filter((name) => name.endsWith('-linux-gnu'));
		return {
			command: join(folder, 'usr', 'bin', 'redis-server'),
			env: { LD_LIBRARY_PATH: folders.map((name) => join(libraries, name)).join(':') },
		};
	} catch (error) {
		throw new Error(
			'Queue mode needs Redis, which is neither on this machine nor could be fetched with apt-get. Install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis) and run this again.',
			{ cause: error },
		);
	}
}

/** Where Redis writes each change, below its folder. */
const CHANGES = 'appendonlydir';

/** A Redis of its own for a test. It writes each change to disk, so what is queued outlives kills. */
export class Redis {
	private running: OwnedProcess | undefined;

	private constructor(
		private readonly folder: string,
		private readonly program: Program,
		private readonly port: number,
	) {}

	static async start(report: Report): Promise<Redis> {
		const program = await ensureRedis(report);
		const redis = new Redis(await createTemporaryFolder('redis'), program, await freePort());
		await redis.startProcess();
		return redis;
	}

	/** The id of its first process while it runs. */
	get pid(): number | undefined {
		return this.running?.pid;
	}

	/** For n8n to use this Redis. */
	get environment(): Record<string, string> {
		return { QUEUE_BULL_REDIS_HOST: LOOPBACK, QUEUE_BULL_REDIS_PORT: String(this.port) };
	}

	/** Starts it, for the first time or again after {@link kill} with all that it had. */
	async startProcess(): Promise<void> {
		await this.run('yes');
	}

	/**
	 * Starts it after {@link kill} as one that was not set up to write each change, which is Redis's default:
	 * with its last snapshot, which is minutes old, or with nothing.
	 */
	async startWithSnapshot(): Promise<void> {
		await rm(join(this.folder, CHANGES), { recursive: true });
		await this.run('no');
		// So that the next kill finds it as it was.
		await this.command('CONFIG SET appendonly yes');
	}

	/** `kill -9`. */
	async kill(): Promise<void> {
		await this.running?.kill();
		this.running = undefined;
	}

	async stop(): Promise<void> {
		await this.running?.stop();
		await removeTemporaryFolder(this.folder);
	}

	private async run(appendOnly: 'yes' | 'no'): Promise<void> {
		const where = ['--bind', LOOPBACK, '--port', String(this.port), '--dir', this.folder];
		const what = ['--appendonly', appendOnly, '--appenddirname', CHANGES];
		const { command, env } = this.program;
		this.running = await startOwnedProcess(command, [...where, ...what], {
			env: { ...process.env, ...env },
		});
		const isReady = async () => (await this.command('PING')) === '+PONG';
		if (await until(isReady, READY)) return;
		throw new Error(`Redis did not start.\n${this.running.printed(40)}`);
	}

	/** @returns the first line of the answer; undefined while Redis does not listen */
	private async command(line: string): Promise<string | undefined> {
		return await new Promise((resolve) => {
			const socket = connect(this.port, LOOPBACK, () => socket.write(`${line}\r\n`));
			socket.once('data', (answer) => {
				resolve(answer.toString().split('\r\n')[0]);
				socket.destroy();
			});
			socket.once('error', () => resolve(undefined));
		});
	}
}
