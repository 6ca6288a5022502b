import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import execa from 'execa';
import { z } from 'zod';
import { createTemporaryFolder, removeTemporaryFolder } from '../../host';
import type { Bench, Figures } from '../frame/benchmark';

export const LOADING = 'Loading the package, n8n-workflow and zod being there';
export const SIZE = 'Packed size';
export const WHOLE = 'the whole package';

/** Prints how many milliseconds it takes to load the files that n8n loads at its start. */
const LOAD = `
require('n8n-workflow');
require('zod');
const { join } = require('node:path');
const folder = process.argv[1];
const { nodes, credentials } = require(join(folder, 'package.json')).n8n;
const startedAt = performance.now();
for (const file of [...nodes, ...credentials]) require(join(folder, file));
console.log(performance.now() - startedAt);
`;

/** So many processes load it; how soon a process gets its files varies more than anything else. */
const LOADS = 9;

/** Measures what the package costs whoever installs it: the time to load it, and its size. */
export async function measurePackage({ prepare, small, report, record }: Bench): Promise<void> {
	const { host, tarball } = await prepare();
	const folder = await createTemporaryFolder('unpacked');
	await execa('tar', ['-xzf', tarball, '-C', folder]);
	const unpacked = join(folder, 'package');

	report('Loading the package ...');
	// As in n8n's own process, the libraries are those of n8n.
	const env = { NODE_PATH: join(host.folder, 'node_modules') };
	for (let load = 0; load < (small ? 1 : LOADS); load++) {
		const { stdout } = await execa(host.node, ['-e', LOAD, unpacked], { env });
		const loadMs = z.number().parse(Number(stdout));
		record({ situation: LOADING, alternative: WHOLE, values: { loadMs } });
	}

	const { size } = await stat(tarball);
	record({ situation: SIZE, alternative: WHOLE, values: { kilobytes: size / 1000 } });
	for (const part of await partsOf(unpacked)) record(part);
	await removeTemporaryFolder(folder);
}

/** The files of the package by what they belong to, packed part by part. */
async function partsOf(unpacked: string): Promise<Figures[]> {
	const parts = new Map<string, Buffer[]>();
	const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
	for (const entry of entries.filter((candidate) => candidate.isFile())) {
		const file = join(entry.parentPath, entry.name);
		const part = partOf(relative(unpacked, file));
		parts.set(part, [...(parts.get(part) ?? []), await readFile(file)]);
	}
	return [...parts]
		.map(([alternative, files]) => ({
			situation: SIZE,
			alternative,
			values: { kilobytes: gzipSync(Buffer.concat(files)).length / 1000 },
		}))
		.sort((one, other) => other.values.kilobytes - one.values.kilobytes);
}

/** Such as `nodes/Vizard` for a file in it, or the name of a file that stands alone. */
function partOf(path: string): string {
	const [, first, second, ...rest] = path.split('/');
	if (first === undefined || !path.startsWith('dist/')) return path;
	if (first !== 'nodes' || rest.length === 0) return first;
	return second === 'shared' ? `nodes/shared/${rest[0]}` : `nodes/${second}`;
}
