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

/** The packages of a lockfile that must be there with every npm on every kind of machine. */
function requiredPackages(lockfile) {
	const { packages } = JSON.parse(readFileSync(join(root, lockfile), 'utf8'));
	return Object.entries(packages).filter(
		([path, { optional, peer }]) => path !== '' && !optional && !peer,
	);
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
	const version = spawnSync('npm', ['--version'], { encoding: 'utf8' });
	if (version.error) throw version.error;
	// Versions of npm differ about which optional peers belong into a lockfile.
	const peers = Number.parseInt(version.stdout, 10) < 11 ? ['--legacy-peer-deps'] : [];
	const { status, signal } = spawnSync('npm', ['ci', ...peers, '--no-audit', '--no-fund'], {
		cwd: root,
		stdio: 'inherit',
	});
	if (status === 0) return;
	console.error(`npm ci ended with ${status ?? signal}; its output is above.`);
	process.exit(1);
}

const [entry, ...rest] = process.argv.slice(2);
if (!isInstalled()) installDependencies();

// In this very process: a process in between would have to pass on signals and could be left behind.
process.argv = [process.argv[0], join(root, entry), ...rest];
await import('tsx');
await import(pathToFileURL(process.argv[1]).href);
