import { createTemporaryFolder, ensureHost, N8nServer, packPackage } from '../../../host';
import { N8N_URL_VARIABLE, runningHost, TARBALL_VARIABLE } from './runningHost';

/** Starts a real n8n with the packed package in it, once for all end-to-end tests. */
export default async function startHost(): Promise<void> {
	await startShared();
}

/** Starts an n8n that the tests of a layer share. */
export async function startShared(environment: Record<string, string> = {}): Promise<N8nServer> {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const host = await ensureHost(report);
	const packed = await createTemporaryFolder('package');
	runningHost.packed = packed;
	const tarball = await packPackage(packed, report);
	const n8n = await N8nServer.start({ host, tarball, environment });
	runningHost.n8n = n8n;
	process.env[TARBALL_VARIABLE] = tarball;
	process.env[N8N_URL_VARIABLE] = n8n.baseUrl;
	report(`n8n is ready at ${n8n.baseUrl}`);
	return n8n;
}
