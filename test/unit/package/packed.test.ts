import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { createTemporaryFolder, packPackage, removeTemporaryFolder } from '../../../host';

const ROOT = join(__dirname, '../../..');
const BUILD_MS = 120_000;

/** What npm runs when someone installs a package. */
const INSTALL_SCRIPTS = /^(pre|post)?(install|prepare|uninstall)$|^(prepublish|dependencies)$/;

const names = z.record(z.string()).optional();

const manifestSchema = z
	.object({
		version: z.string(),
		scripts: z.record(z.string()),
		peerDependencies: z.record(z.string()),
		dependencies: names,
		optionalDependencies: names,
		publishConfig: z.record(z.unknown()),
		n8n: z.object({ credentials: z.array(z.string()), nodes: z.array(z.string()) }),
	})
	.passthrough();

const codexSchema = z.object({
	categories: z.array(z.string()).nonempty(),
	subcategories: z.record(z.array(z.string())).default({}),
});

let folder: string;
let root: string;
let files: string[];
let manifest: z.output<typeof manifestSchema>;

function filesIn(directory: string): string[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => relative(directory, join(entry.parentPath, entry.name)))
		.sort();
}

/** Runs a program of the development dependencies. */
const run = (program: string, args: readonly string[], cwd: string) =>
	execFileSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
		cwd,
		encoding: 'utf8',
	});

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts = () => files.filter((file) => file.endsWith('.js'));

beforeAll(async () => {
	folder = await createTemporaryFolder('packed');
	const tarball = await packPackage(folder, () => undefined);
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	// Beside the tarball there is this folder alone: nothing has been unpacked past it.
	expect(readdirSync(folder)).toHaveLength(2);
	root = join(folder, 'package');
	files = filesIn(root);
	manifest = manifestSchema.parse(JSON.parse(textOf('package.json')));
}, BUILD_MS);

afterAll(async () => await removeTemporaryFolder(folder));

const KINDS_OF_FILES = [
	/^dist\/(nodes|credentials)\/[\w./]+\.js$/,
	/^dist\/icons\/[\w.]+\.svg$/,
	/^dist\/nodes\/\w+\/\w+\.node\.json$/,
	/^dist\/nodes\/\w+\/__schema__\/v1\.[01]\.0[\w/]*\.json$/,
];

it('holds the built nodes, the README, the licence and package.json, and nothing else', () => {
	expect(files.filter((file) => !file.startsWith('dist/'))).toEqual([
		'LICENSE',
		'README.md',
		'package.json',
	]);
	const strange = files.filter(
		(file) => file.startsWith('dist/') && !KINDS_OF_FILES.some((kind) => kind.test(file)),
	);
	expect(strange).toEqual([]);
	for (const file of files) expect(statSync(join(root, file)).isFile()).toBe(true);
});

it('holds a script for each source, and no other', () => {
	const sources = ['nodes', 'credentials'].flatMap((name) =>
		readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join('dist', name, file.replace(/\.ts$/, '.js'))),
	);
	expect(scripts()).toEqual(sources.sort());
});

it('has no source maps, which would point at sources that are not there', () => {
	for (const file of scripts()) expect(textOf(file)).not.toContain('sourceMappingURL');
});

it('names no folder of the machine that it was built on', () => {
	for (const file of files) expect(textOf(file)).not.toContain(ROOT);
});

it('runs nothing when it is installed, and brings nothing along', () => {
	expect(Object.keys(manifest.scripts).filter((name) => INSTALL_SCRIPTS.test(name))).toEqual([]);
	expect(manifest.dependencies ?? {}).toEqual({});
	expect(manifest.optionalDependencies ?? {}).toEqual({});
	expect(manifest).not.toHaveProperty('bundleDependencies');
	expect(manifest).not.toHaveProperty('bundledDependencies');
	expect(manifest).not.toHaveProperty('bin');
	expect(Object.keys(manifest.peerDependencies)).toEqual(['n8n-workflow']);
});

it('is published by the workflow alone, which can prove where it comes from', () => {
	expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
});

it('holds every file that package.json names, and a codex beside each node', () => {
	const { nodes, credentials } = manifest.n8n;
	expect(nodes.length).toBeGreaterThan(0);
	const codexes = nodes.map((file) => file.replace(/\.js$/, '.json'));
	expect(files).toEqual(expect.arrayContaining([...nodes, ...credentials, ...codexes]));
	const classes = scripts().filter((file) => /\.(node|credentials)\.js$/.test(file));
	expect(classes).toEqual([...credentials, ...nodes].sort());
});

it('puts no node where n8n shows only root nodes of AI agents', () => {
	const hidden = manifest.n8n.nodes.filter((file) => {
		const { categories, subcategories } = codexSchema.parse(
			JSON.parse(textOf(file.replace(/\.js$/, '.json'))),
		);
		// n8n's node panel finds such a node only inside its AI section.
		return categories.includes('AI') && !subcategories.AI?.includes('Root Nodes');
	});
	expect(hidden).toEqual([]);
});

it('holds every icon that a node or a credential shows', () => {
	const icons = scripts().flatMap((file) =>
		[...textOf(file).matchAll(/'file:([^']+)'/g)].map(([, icon]) =>
			relative(root, resolve(root, dirname(file), icon ?? '')),
		),
	);
	expect(icons.length).toBeGreaterThan(manifest.n8n.nodes.length);
	expect(files).toEqual(expect.arrayContaining(icons));
});

it('imports what n8n brings, what Node brings for hashing, and its own files', () => {
	for (const file of scripts()) {
		for (const [, name = ''] of textOf(file).matchAll(/require\("([^"]+)"\)/g)) {
			if (!name.startsWith('.')) {
				expect(['n8n-workflow', 'zod', 'node:crypto']).toContain(name);
				continue;
			}
			const imported = relative(root, resolve(root, dirname(file), name));
			expect(files.some((known) => [`${imported}.js`, imported].includes(known))).toBe(true);
		}
	}
});

/** As n8n's scanner of published packages does. Its rules for sources are those of `npm run lint`. */
it("passes n8n's rules for packages, whatever a comment says", () => {
	const config = join(__dirname, 'scannerRules.mjs');
	const options = ['--config', config, '--no-inline-config', '--max-warnings', '0'];
	expect(run('eslint/bin/eslint.js', [...options, 'package.json', 'dist'], root)).toBe('');
});

/**
 * n8n-node reads tsconfig.json, which is here for editors and tests: the copy has the options of the build there. It
 * lets the compiler copy each codex, so that one is among the sources. Types are checked elsewhere.
 */
it(
	'holds the files that n8n-node build makes, and the same in each',
	() => {
		const copy = join(folder, 'copy');
		mkdirSync(copy);
		for (const part of ['nodes', 'credentials', 'icons', 'package.json']) {
			cpSync(join(ROOT, part), join(copy, part), { recursive: true });
		}
		symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
		const configs = ['tsconfig.json', 'tsconfig.build.json'].map(compilerOptionsIn);
		const compilerOptions = Object.assign({}, ...configs, { noCheck: true }) as unknown;
		const include = ['nodes', 'nodes/**/*.node.json', 'credentials'];
		writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
		run('@n8n/node-cli/bin/n8n-node.mjs', ['build'], copy);

		const built = filesIn(join(copy, 'dist')).map((file) => join('dist', file));
		expect(built).toEqual(files.filter((file) => file.startsWith('dist/')));
		const different = built.filter((file) => {
			const theirs = readFileSync(join(copy, file), 'utf8');
			if (!file.endsWith('.json')) return textOf(file) !== theirs;
			return !isDeepStrictEqual(JSON.parse(textOf(file)), JSON.parse(theirs));
		});
		expect(different).toEqual([]);
	},
	BUILD_MS,
);

function compilerOptionsIn(file: string): object {
	const schema = z.object({ compilerOptions: z.object({}).passthrough() });
	return schema.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))).compilerOptions;
}
