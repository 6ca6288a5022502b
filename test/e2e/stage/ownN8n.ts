import { ensureHost, N8nServer } from '../../../host';
import { fromSetup, TARBALL_VARIABLE } from '../setup/runningHost';

/** What a start of n8n takes at most, milliseconds: on a busy machine some minutes. */
export const START_WITHIN_MS = 300_000;

/** Starts an n8n with the package in it for one test alone: to be killed, measured, or set up differently. */
export async function startOwnN8n(environment: Record<string, string> = {}): Promise<N8nServer> {
	const tarball = fromSetup(TARBALL_VARIABLE);
	return await N8nServer.start({ host: await ensureHost(() => undefined), tarball, environment });
}
