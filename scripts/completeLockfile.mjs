/**
 * Makes lockfiles fit for `npm ci` after an `npm install` at a registry that lacks packages for other
 * platforms: npm leaves those out of the lockfile, and `npm ci` then calls the lockfile out of sync, on
 * every platform. Also takes out entries that nothing reaches any more.
 *
 * Usage: node scripts/completeLockfile.mjs package-lock.json host/package-lock.json
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Where Node would find `name` from the package at `path`; undefined when the lockfile has it nowhere. */
function find(packages, path, name) {
	for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
		const place = `${folder && `${folder}/`}node_modules/${name}`;
		if (packages[place]) return place;
		if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`] && name;
	}
}

/** The entry npm would have written, but for the integrity, which nobody here knows. */
function entryFor(name, version, parent) {
	const words = name.split(/[/-]/);
	const os = SYSTEMS.filter((system) => words.includes(system));
	const cpu = PROCESSORS.filter((processor) => words.includes(processor));
	if (os.length !== 1 || cpu.length !== 1 || !/^\d/.test(version)) {
		throw new Error(`Cannot tell what platform ${name}@${version} is for; add it by hand`);
	}
	return { version, cpu, ...(parent.dev && { dev: true }), optional: true, os };
}

function complete(packages) {
	const added = {};
	for (const [path, entry] of Object.entries(packages)) {
		if (entry.extraneous) continue;
		for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
			if (!find(packages, path, name))
				added[`node_modules/${name}`] = entryFor(name, version, entry);
		}
	}
	const kept = Object.entries(packages).filter(([, entry]) => !entry.extraneous);
	return [...kept, ...Object.entries(added)].sort(([a], [b]) => a.localeCompare(b, 'en'));
}

for (const file of process.argv.slice(2)) {
	const text = readFileSync(file, 'utf8');
	const indent = /\n(\s+)/.exec(text)?.[1] ?? '  ';
	const lock = JSON.parse(text);
	const before = Object.keys(lock.packages).length;
	lock.packages = Object.fromEntries(complete(lock.packages));
	writeFileSync(file, `${JSON.stringify(lock, null, indent)}\n`);
	console.log(`${file}: ${before} packages before, ${Object.keys(lock.packages).length} now`);
}
