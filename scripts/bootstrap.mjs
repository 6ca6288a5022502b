/**
 * Runs a TypeScript entry point from a fresh clone: installs the development dependencies first when
 * they are missing or not those of the lockfile. Plain JavaScript, since nothing is installed yet.
 *
 * Usage: node scripts/bootstrap.mjs ENTRY.ts [ARGUMENTS...]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The packages of a lockfile that must be there on every kind of machine: path to version. */
function requiredPackages(lockfile) {
	const { packages } = JSON.parse(readFileSync(join(root, lockfile), 'utf8'));
	return Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.optional);
}

/** npm writes this list as the last step of an installation: what is in it is there, whole. */
const INSTALLED = 'node_modules/.package-lock.json';

function isInstalled() {
	if (!existsSync(join(root, INSTALLED))) return false;
	const installed = new Map(requiredPackages(INSTALLED));
	return requiredPackages('package-lock.json').every(
		([path, { version }]) => installed.get(path)?.version === version,
	);
}

function installDependencies() {
	console.log('Installing the development dependencies (about a minute the first time) ...');
	const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
	if (npm.error) throw npm.error;
	if (npm.status === 0) return;
	console.error(`npm ci ended with ${npm.status ?? npm.signal}; its output is above.`);
	process.exit(1);
}

const [entry, ...rest] = process.argv.slice(2);
if (!isInstalled()) installDependencies();

// In this very process: a process in between would have to pass on signals and could be left behind.
process.argv = [process.argv[0], join(root, entry), ...rest];
await import('tsx');
await import(pathToFileURL(process.argv[1]).href);
