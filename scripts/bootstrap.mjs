/**
 * Runs a TypeScript entry point from a fresh clone: installs the development dependencies first when
 * they are missing or older than the lockfile. Plain JavaScript, since nothing is installed yet.
 *
 * Usage: node scripts/bootstrap.mjs ENTRY.ts [ARGUMENTS...]
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.installed-lockfile');

function lockfileHash() {
	return createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
}

function installDependencies() {
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfileHash()) return;
	console.log('Installing development dependencies (about a minute the first time) ...');
	const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (npm.status !== 0) {
		console.error(`npm ci ended with ${npm.status ?? npm.signal}; see its output above.`);
		process.exit(1);
	}
	writeFileSync(stamp, lockfileHash());
}

const [entry, ...rest] = process.argv.slice(2);
installDependencies();

const child = spawn(process.execPath, ['--import', 'tsx', join(root, entry), ...rest], {
	stdio: 'inherit',
});
// The terminal delivers Ctrl-C to the child as well; this process only waits to pass its exit code on.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
