import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	removeTemporaryFolder,
} from '../../../host';

/** Starts an n8n with the package in it for one test alone: to be killed, or with settings of its own. */
export async function startOwnN8n(environment: Record<string, string> = {}): Promise<N8nServer> {
	const quiet = () => undefined;
	const folder = await createTemporaryFolder('package');
	const tarball = await packPackage(folder, quiet);
	const n8n = await N8nServer.start({ host: await ensureHost(quiet), tarball, environment });
	await removeTemporaryFolder(folder);
	return n8n;
}
