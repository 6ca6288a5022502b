import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../.github/workflows');
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

describe.each(readdirSync(FOLDER))('the workflow %s', (name) => {
	const text = textOf(name);

	it('runs actions by their commit alone, which no one can move', () => {
		const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action ?? '');
		const foreign = used.filter((action) => !action.startsWith('./'));
		for (const action of foreign) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
		expect(used.length).toBeGreaterThan(0);
	});

	it('has no long-lived token, and leaves none in the checkout', () => {
		expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
		const checkouts = text.match(/actions\/checkout@/g) ?? [];
		expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
	});

	it('puts nothing that others write into a command line', () => {
		const commands = [...text.matchAll(/run: (.*)/g)].map(([, command]) => command);
		expect(commands.join('\n')).not.toContain('${{');
	});

	it('installs what the lockfile says, with signatures checked', () => {
		expect(text).toMatch(/npm ci\n\s+- run: npm audit signatures\n/);
		expect(text).not.toMatch(/npm (install|i) /);
	});
});

it('only the job that publishes may ask for an identity', () => {
	const publish = textOf('publish.yml');
	expect(textOf('ci.yml')).not.toContain('write');
	expect(publish.match(/: write/g)).toHaveLength(1);
	expect(publish).toMatch(/\n {2}publish:\n[^]*id-token: write\n/);
	expect(publish).toMatch(/npm publish --provenance --access public\n$/);
});
