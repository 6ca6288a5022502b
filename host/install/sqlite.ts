import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runLongCommand, type Report } from '../process/longCommand';

const BUILD_TOOLS = ['python3', 'make', 'g++'];

function missingBuildTools(): string[] {
	return BUILD_TOOLS.filter((tool) => spawnSync(tool, ['--version']).status !== 0);
}

/** The message for a user whose machine could not make the native module. */
function explain(cause: string): string {
	const missing = missingBuildTools();
	if (missing.length === 0) return cause;
	return `n8n's database module (sqlite3) has to be compiled on this machine, which needs ${BUILD_TOOLS.join(', ')}; not found: ${missing.join(', ')}. Install them (Debian and Ubuntu: apt-get install python3 make g++) and run this again.\n\n${cause}`;
}

/**
 * Builds n8n's one native module that does not come ready-made in its package: downloaded where its
 * project's releases can be reached, compiled otherwise (about 100 s). It is built by npm, with the
 * Node that runs npm, and loads in every later Node, being a Node-API module.
 *
 * @throws with the missing build tools by name when it could not be built
 */
export async function buildSqlite(folder: string, npm: string, report: Report): Promise<void> {
	await runLongCommand(
		{
			title: "Building n8n's database module (sqlite3, about 100 s)",
			command: npm,
			// Said outright: npm hands its settings to what it runs, and this checkout switches scripts off.
			args: ['rebuild', 'sqlite3', '--ignore-scripts=false', '--no-audit', '--no-fund'],
			cwd: folder,
		},
		report,
	).catch((error: unknown) => {
		throw new Error(explain(error instanceof Error ? error.message : String(error)));
	});
	const module = join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node');
	if (existsSync(module)) return;
	// npm can be told to skip a package's install script without calling that an error.
	throw new Error(
		explain(`npm rebuild sqlite3 ended well but left no ${module}. Is "ignore-scripts" forced?`),
	);
}

/** @throws when the module does not load in the Node that will run n8n */
export async function checkSqlite(folder: string, node: string, report: Report): Promise<void> {
	await runLongCommand(
		{
			title: 'Loading the database module',
			command: node,
			args: ['-e', 'require("sqlite3")'],
			cwd: folder,
		},
		report,
	);
}
