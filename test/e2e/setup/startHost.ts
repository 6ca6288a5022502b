import { LIGHT } from '../../../host';
import { N8N_URL_VARIABLE, running, TARBALL_VARIABLE } from './runningHost';
import { startSharedN8n } from './sharedN8n';

/** Starts a real n8n with the packed package in it, once for all end-to-end tests. */
export default async function startHost(): Promise<void> {
	running.shared = await startSharedN8n(LIGHT);
	process.env[TARBALL_VARIABLE] = running.shared.tarball;
	process.env[N8N_URL_VARIABLE] = running.shared.n8n.baseUrl;
}
