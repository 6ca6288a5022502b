import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	removeTemporaryFolder,
} from '../../../host';
import { N8N_PID_VARIABLE, N8N_URL_VARIABLE, runningHost } from './runningHost';

/** Starts a real n8n with the packed package in it, once for all end-to-end tests. */
export default async function startHost(): Promise<void> {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const host = await ensureHost(report);
	const folder = await createTemporaryFolder('package');
	const tarball = await packPackage(folder, report);
	const n8n = await N8nServer.start({ host, tarball });
	await removeTemporaryFolder(folder);
	runningHost.n8n = n8n;
	process.env[N8N_URL_VARIABLE] = n8n.baseUrl;
	process.env[N8N_PID_VARIABLE] = String(n8n.pid);
	report(`n8n is ready at ${n8n.baseUrl}`);
}
