import { chromium, type Browser } from 'playwright-core';
import { BROWSER_VARIABLE, findBrowser } from './findBrowser';

const ADVICE = `If it lacks a library, its output below names the first one. On Debian and Ubuntu, "apt-get install chromium" installs a browser
with everything that it needs, and "apt-get install libnss3 libnspr4 libexpat1" what npm's Chromium needs (Fedora: nss, nspr, expat).
To use another browser, set ${BROWSER_VARIABLE} to the path of a Chrome or Chromium, or to "packed" for npm's Chromium (Linux on x64).`;

export interface RunningBrowser {
	browser: Browser;
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
		const browser = await chromium.launch({
			executablePath: program.path,
			args: program.args,
			env: definedOnly(program.environment),
		});
		return { browser, close: async () => await browser.close().finally(program.remove) };
	} catch (cause) {
		await program.remove();
		const said = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The browser ${program.path} does not start.\n${ADVICE}\n\n${said}`, { cause });
	}
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
	return Object.fromEntries(
		Object.entries(environment).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, value]],
		),
	);
}
