import { runLongCommand, type Report } from '../process/longCommand';
import { ensureInstalled } from './cacheFolder';
import { NPM, NPM_INSTALL } from './npm';

/**
 * Small packages from the registry, installed in the cache folder without their peers.
 *
 * @param dependencies as in a package.json
 * @returns the folder whose `node_modules` has them
 */
export async function ensurePackages(
	name: string,
	dependencies: Readonly<Record<string, string>>,
	report: Report,
): Promise<string> {
	const manifests = { 'package.json': JSON.stringify({ private: true, dependencies }) };
	const install = async (folder: string) => {
		const title = `Installing ${Object.values(dependencies).join(', ')}`;
		const args = [...NPM_INSTALL, '--legacy-peer-deps'];
		await runLongCommand({ title, command: NPM, args, cwd: folder }, report);
	};
	return await ensureInstalled({ name, manifests, install }, report);
}
