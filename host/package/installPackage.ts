import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import execa from 'execa';
import { z } from 'zod';

const PACKAGE_NAME = 'n8n-nodes-video-jobs';

const manifestSchema = z
	.object({
		name: z.literal(PACKAGE_NAME),
		version: z.string(),
		dependencies: z.record(z.string()).optional(),
	})
	.passthrough();

/**
 * Leaves what n8n's own installer leaves when a user installs this package: the unpacked tarball in
 * `<user folder>/.n8n/nodes/node_modules`, without its dev, peer and optional dependencies, and a
 * ledger beside it. n8n takes the tarball from the npm registry; here it comes from this checkout.
 *
 * @throws when the package has dependencies: n8n would install them from the network
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', PACKAGE_NAME);
	await mkdir(folder, { recursive: true });
	await execa('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);

	const manifestPath = join(folder, 'package.json');
	const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
	const dependencies = Object.keys(manifest.dependencies ?? {});
	if (dependencies.length > 0) {
		throw new Error(`The package is to have no dependencies, but has ${dependencies.join(', ')}`);
	}
	for (const dropped of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[dropped];
	}
	await writeFile(manifestPath, JSON.stringify(manifest, null, 2));
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify(
			{
				name: 'installed-nodes',
				private: true,
				dependencies: { [PACKAGE_NAME]: manifest.version },
			},
			null,
			2,
		),
	);
}
