import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSIONS } from '../../compat/versions';

const ROOT = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const versions = VERSIONS.map(({ version }) => version);

it('the GitHub workflow runs every version', () => {
	const [, matrix = ''] =
		/version: \[(.*)\]/.exec(read('.github/workflows/compatibility.yml')) ?? [];
	expect(matrix.split(', ').map((quoted) => quoted.slice(1, -1))).toEqual(versions);
});

it('the page has a row for every version, and the last is the one of the other tests', () => {
	const rows = [...read('docs/compatibility.md').matchAll(/^\| (\d+\.\d+\.\d+) +\|/gm)].map(
		([, row]) => row,
	);
	expect(rows).toEqual(versions);
	const host = JSON.parse(read('host/package.json')) as { dependencies: { n8n: string } };
	expect(versions.at(-1)).toBe(host.dependencies.n8n);
});
