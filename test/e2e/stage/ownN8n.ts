import { lock } from 'proper-lockfile';
import { ensureHost, LIGHT, N8nServer } from '../../../host';
import { fromSetup, TARBALL_VARIABLE } from '../setup/runningHost';

/** What a start of n8n takes at most, milliseconds, after those of other tests. */
export const START_WITHIN_MS = 600_000;

const ONE_AT_A_TIME = {
	stale: 60_000,
	retries: { retries: 600, factor: 1, minTimeout: 500 },
};

/**
 * Starts an n8n for one test alone: to be killed, measured, or set up differently. The package is in it unless
 * the test installs it.
 * A start computes for many seconds, in which tests of other files have to keep time: one starts at a time.
 */
export async function startOwnN8n(
	environment: Record<string, string> = {},
	{ withPackage = true, isLight = true } = {},
): Promise<N8nServer> {
	const host = await ensureHost(() => undefined);
	const tarball = fromSetup(TARBALL_VARIABLE);
	const release = await lock(tarball, ONE_AT_A_TIME);
	try {
		return await N8nServer.start({
			host,
			environment: { ...(isLight && LIGHT), ...environment },
			...(withPackage && { tarball }),
		});
	} finally {
		await release();
	}
}
