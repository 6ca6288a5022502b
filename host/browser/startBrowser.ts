import { chromium, type Browser } from 'playwright-core';
import { BROWSER_VARIABLE, findBrowser } from './findBrowser';

const ADVICE = `If it lacks a library, its output below names the first one. On Debian and Ubuntu, "apt-get install chromium" installs a browser
with everything that it needs, and "apt-get install libnss3 libnspr4 libexpat1" what npm's Chromium needs (Fedora: nss, nspr, expat).
To use another browser, set ${BROWSER_VARIABLE} to the path of a Chrome or Chromium, or to "packed" for npm's Chromium (Linux on x64).`;

export interface RunningBrowser {
	browser: Browser;
	/** For other processes that use the same browser, see {@link connectBrowser}. */
	address: string;
	close(): Promise<void>;
}

/**
 * Starts a browser without a window and with a fresh profile.
 *
 * @throws with its output and with what may be missing when it does not start
 */
export async function startBrowser(
	environment: NodeJS.ProcessEnv = process.env,
): Promise<RunningBrowser> {
	const program = await findBrowser(environment);
	try {
		const server = await chromium.launchServer({
			host: '127.0.0.1',
			executablePath: program.path,
			args: program.args,
			env: definedOnly(program.environment),
		});
		const address = server.wsEndpoint();
		const close = async () => await server.close().finally(program.remove);
		return { browser: await connectBrowser(address), address, close };
	} catch (cause) {
		await program.remove();
		const said = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The browser ${program.path} does not start.\n${ADVICE}\n\n${said}`, { cause });
	}
}

/** Uses a browser that another process has started. To close it here closes its pages of this process. */
export async function connectBrowser(address: string): Promise<Browser> {
	return await chromium.connect(address);
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
	return Object.fromEntries(
		Object.entries(environment).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, value]],
		),
	);
}
