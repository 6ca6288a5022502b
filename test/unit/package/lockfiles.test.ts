import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ROOT = join(__dirname, '../../..');

const dependencies = z.record(z.string()).default({});

const packageSchema = z.object({
	/** Of a package that is installed under another name. */
	name: z.string().optional(),
	version: z.string().optional(),
	resolved: z.string().optional(),
	integrity: z.string().optional(),
	optional: z.boolean().optional(),
	os: z.array(z.string()).optional(),
	cpu: z.array(z.string()).optional(),
	dependencies,
	devDependencies: dependencies,
	optionalDependencies: dependencies,
	peerDependencies: dependencies,
	peerDependenciesMeta: z.record(z.object({ optional: z.boolean().optional() })).default({}),
});

const lockSchema = z.object({
	lockfileVersion: z.literal(3),
	packages: z.record(packageSchema),
});

type Locked = z.output<typeof packageSchema>;

/** Whether Node would find a package from the folder of another one. */
function isFound(packages: Record<string, Locked>, from: string, name: string): boolean {
	const parts = from === '' ? [] : from.split('/node_modules/');
	for (let depth = parts.length; depth >= 0; depth--) {
		const folder = parts.slice(0, depth).join('/node_modules/');
		if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
	}
	return false;
}

function neededBy(entry: Locked): string[] {
	const peers = Object.keys(entry.peerDependencies).filter(
		(name) => !entry.peerDependenciesMeta[name]?.optional,
	);
	const needed = [entry.dependencies, entry.devDependencies, entry.optionalDependencies];
	return [...needed.flatMap(Object.keys), ...peers];
}

describe.each(['', 'host'])('the lockfile in "%s"', (folder) => {
	const read = (name: string): unknown =>
		JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8'));
	const { packages } = lockSchema.parse(read('package-lock.json'));
	const installed = Object.entries(packages).filter(([path]) => path !== '');

	it('names no registry: that is up to whoever installs', () => {
		expect(installed.length).toBeGreaterThan(1000);
		expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
		expect(JSON.stringify(packages)).not.toMatch(/"(git|file|https?):/);
	});

	it('pins every package by version and content', () => {
		for (const [path, { version, integrity, optional, os, cpu }] of installed) {
			expect([path, version]).toEqual([path, expect.stringMatching(/^\d/)]);
			// The content of packages for other platforms is unknown where the registry lacks them.
			const isForOnePlatform = optional === true && os !== undefined && cpu !== undefined;
			if (integrity !== undefined || !isForOnePlatform) expect(integrity).toMatch(/^sha512-/);
		}
	});

	it('is complete: whatever a package needs is in it', () => {
		const missing = Object.entries(packages).flatMap(([path, entry]) =>
			neededBy(entry)
				.filter((name) => !isFound(packages, path, name))
				.map((name) => `${path} needs ${name}`),
		);
		expect(missing).toEqual([]);
	});

	it('belongs to the package.json beside it, which pins exact versions', () => {
		const manifest = packageSchema.parse(read('package.json'));
		expect(packages['']).toMatchObject({
			dependencies: manifest.dependencies,
			devDependencies: manifest.devDependencies,
		});
		const own = { ...manifest.dependencies, ...manifest.devDependencies };
		for (const [name, version] of Object.entries(own)) {
			const locked = packages[`node_modules/${name}`];
			const pinned = locked?.name ? `npm:${locked.name}@${locked.version}` : locked?.version;
			expect([name, version]).toEqual([name, pinned]);
		}
	});
});
