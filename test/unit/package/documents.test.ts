import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';
import { KITS } from '../../providers';

const ROOT = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const filesLike = (...patterns: string[]) =>
	execFileSync(
		'git',
		['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...patterns],
		{
			cwd: ROOT,
			encoding: 'utf8',
		},
	)
		.split('\0')
		.filter((file) => file !== '' && existsSync(join(ROOT, file)));

const PAGES = filesLike('*.md');

/** The text of a page without its blocks of code, in which brackets mean something else. */
const prose = (page: string) => read(page).replace(/^```[^]*?^```/gm, '');

const withoutCode = (text: string) => text.replace(/`[^`\n]*`/g, '');

interface Link {
	page: string;
	target: string;
}

/** What the pages link to and show, in this repository. */
const LINKS: readonly Link[] = PAGES.flatMap((page) =>
	[...withoutCode(prose(page)).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => ({ page, target }))
		.filter(({ target }) => !/^[a-z]+:/i.test(target)),
);

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(page: string): string[] {
	const seen = new Map<string, number>();
	return [...prose(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
		const anchor = heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		const earlier = seen.get(anchor) ?? 0;
		seen.set(anchor, earlier + 1);
		return earlier === 0 ? anchor : `${anchor}-${earlier}`;
	});
}

/** Why a link leads nowhere; undefined where it leads somewhere. */
function whyBroken({ page, target }: Link): string | undefined {
	const [path = '', anchor] = target.split('#');
	const file = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path));
	if (file.startsWith('..') || !existsSync(join(ROOT, file))) return `${page}: no file ${target}`;
	if (anchor === undefined) return undefined;
	const isPage = file.endsWith('.md') && statSync(join(ROOT, file)).isFile();
	return isPage && anchorsOf(file).includes(anchor) ? undefined : `${page}: no heading ${target}`;
}

it('every link leads to a file and a heading that exist', () => {
	expect(LINKS.length).toBeGreaterThan(100);
	expect(LINKS.map(whyBroken).filter((reason) => reason !== undefined)).toEqual([]);
});

it('the Docs link of each node leads to its page here', () => {
	const codexSchema = z.object({
		resources: z.object({ primaryDocumentation: z.array(z.object({ url: z.string() })) }),
	});
	const broken = filesLike('nodes/*/*.node.json').filter((codex) => {
		const { resources } = codexSchema.parse(JSON.parse(read(codex)));
		return resources.primaryDocumentation.some(({ url }) => {
			const page = /\/blob\/main\/(docs\/.+\.md)$/.exec(url)?.[1];
			return page === undefined || !existsSync(join(ROOT, page));
		});
	});
	expect(broken).toEqual([]);
});

it('the README leads to every page of the documentation', () => {
	const linked = LINKS.filter(({ page }) => page === 'README.md').map(
		({ target }) => target.split('#')[0],
	);
	const pages = PAGES.filter((page) => page.startsWith('docs/'));
	expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
});

describe('the table of operations in the README', () => {
	const EVERYWHERE = ['Export', 'Get Result', 'Get Status', 'Submit'];
	const rows = new Map(
		[...read('README.md').matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) *\|([^|]+)\|([^|]+)\|$/gm)].map(
			([, name = '', page = '', ...cells]) => [
				name,
				{ page, cells: cells.map((one) => one.trim()) },
			],
		),
	);

	it.each(KITS)('has what the node of $provider.displayName offers', (kit) => {
		const { properties } = kit.node().description;
		const choices = (name: string, resource?: string) =>
			properties
				.filter((field) => field.name === name)
				.filter(({ displayOptions: { show = {} } = {} }) =>
					[undefined, ...(show.resource ?? [])].includes(resource),
				)
				.flatMap(({ options }) => options as INodePropertyOptions[]);
		const others = choices('resource').flatMap(({ name, value }) => {
			const all = choices('operation', String(value)).map((operation) => operation.name);
			const own = all.filter((one) => value !== 'videoJob' || !EVERYWHERE.includes(one));
			return own.length > 0 ? [`${name}: ${own.join(', ')}`] : [];
		});
		const { jobTypes, forCredential } = kit.provider;
		const submitted = Object.values(jobTypes).filter(({ submit }) => submit);
		const types = forCredential
			? 'one for each service'
			: submitted.map(({ displayName }) => displayName).join(', ');
		const row = rows.get(kit.provider.displayName);
		expect(row?.cells).toEqual([types, others.join('; ')]);
		expect(row?.page).toMatch(/^docs\//);
	});
});

it('every npm script, example and page that is named exists', () => {
	const { scripts } = z
		.object({ scripts: z.record(z.string()) })
		.parse(JSON.parse(read('package.json')));
	const unknown = PAGES.flatMap((page) => {
		const text = read(page);
		const named = [...text.matchAll(/(?:^|`)npm run ([\w:-]+)/gm)].map(([, name = '']) => name);
		const files = [...text.matchAll(/\b(?:examples|docs)\/[\w./-]+\.(?:json|md|png|svg)\b/g)].map(
			([file]) => file,
		);
		return [
			...named.filter((name) => !Object.hasOwn(scripts, name)),
			// A name in capitals stands for others.
			...files.filter((file) => !file.includes('NAME') && !existsSync(join(ROOT, file))),
		].map((what) => `${page}: ${what}`);
	});
	expect(unknown).toEqual([]);
});

describe('examples/README.md', () => {
	const page = 'examples/README.md';
	const names = filesLike('examples/*.json').map((file) => basename(file, '.json'));
	const pictures = filesLike('docs/images/examples/*.png');
	const targets = LINKS.filter((link) => link.page === page).map(({ target }) => target);

	it('has an entry and a picture of every example', () => {
		expect(names.length).toBeGreaterThan(20);
		const wanted = names.flatMap((name) => [`${name}.json`, `../docs/images/examples/${name}.png`]);
		expect(wanted.filter((target) => !targets.includes(target))).toEqual([]);
		expect(pictures.map((file) => basename(file, '.png')).sort()).toEqual(names.sort());
	});

	it('shows pictures that load quickly', () => {
		const slow = pictures.filter((file) => statSync(join(ROOT, file)).size > 120_000);
		expect(slow).toEqual([]);
	});
});

describe('docs/troubleshooting.md', () => {
	/** The first column of the tables of messages. */
	const quoted = [...read('docs/troubleshooting.md').matchAll(/^\| (`.+?`) +\|/gm)].flatMap(
		([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, message = '']) => message),
	);

	it('quotes messages that the nodes have', () => {
		const sources = filesLike('nodes/*.ts', 'credentials/*.ts').map(read).join('\n');
		const parts = quoted.flatMap((message) => message.split('…').map((part) => part.trim()));
		expect(quoted.length).toBeGreaterThan(30);
		expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
	});
});
