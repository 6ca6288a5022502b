import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensurePackages } from '../../../host';

/**
 * Whether a wait can be suspended is recognised by an export of n8n's library, since n8n does not give nodes
 * its version. Published libraries before and after the version that passes on a failed wait.
 */
const LIBRARIES = [
	{ version: '1.120.31', has: false },
	{ version: '2.0.1', has: false },
	{ version: '2.23.0', has: false },
	{ version: '2.25.2', has: false },
	{ version: '2.27.2', has: true },
	{ version: '2.35.3', has: true },
	{ version: '2.41.0', has: true },
];

const alias = (version: string) => `n8n-workflow-${version.replaceAll('.', '-')}`;

let installed: NodeJS.Require;

beforeAll(async () => {
	const packages = LIBRARIES.map(({ version }) => [alias(version), `npm:n8n-workflow@${version}`]);
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const folder = await ensurePackages('libraries', Object.fromEntries(packages), report);
	installed = createRequire(join(folder, 'package.json'));
});

it.each(LIBRARIES)('n8n-workflow $version has the marker: $has', ({ version, has }) => {
	const manifest = installed(`${alias(version)}/package.json`) as { version: string };
	expect(manifest.version).toBe(version);
	expect('channelsToPolicy' in (installed(alias(version)) as object)).toBe(has);
});
