import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import sparticuz from '@sparticuz/chromium';
import { createTemporaryFolder, removeTemporaryFolder } from '../process/temporaryFolder';

/** Names the browser to take: the path of a Chrome or Chromium, or `packed` for the one from npm. */
export const BROWSER_VARIABLE = 'VIDEO_JOBS_BROWSER';
const PACKED = 'packed';

/** Other tools look here for the path of a browser. */
const KNOWN_VARIABLES = ['CHROME_PATH', 'CHROME_BIN'];

const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const APPLICATIONS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const run = promisify(execFile);
const UNPACK = "require('@sparticuz/chromium').executablePath()";

/** How to start a browser. */
export interface BrowserProgram {
	path: string;
	args: string[];
	environment: NodeJS.ProcessEnv;
	/** Removes what was unpacked for it. */
	remove(): Promise<void>;
}

/**
 * Finds the browser that a variable names, else an installed Chrome or Chromium, else unpacks the Chromium
 * for Linux from npm's `@sparticuz/chromium`.
 */
export async function findBrowser(
	environment: NodeJS.ProcessEnv = process.env,
): Promise<BrowserProgram> {
	const path = chosenBrowser(environment) ?? installedBrowser(environment) ?? PACKED;
	if (path === PACKED) return await unpackBrowser(environment);
	return { path, args: QUIET, environment, remove: async () => undefined };
}

function chosenBrowser(environment: NodeJS.ProcessEnv): string | undefined {
	if (environment[BROWSER_VARIABLE] === PACKED) return PACKED;
	for (const name of [BROWSER_VARIABLE, ...KNOWN_VARIABLES]) {
		const path = environment[name];
		if (!path) continue;
		if (existsSync(path)) return path;
		throw new Error(`${name} is '${path}'. There is no such file.`);
	}
	return undefined;
}

function installedBrowser({ PATH = '' }: NodeJS.ProcessEnv): string | undefined {
	const folders = PATH.split(delimiter).filter((folder) => folder !== '');
	const commands = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...commands, ...APPLICATIONS].find((path) => existsSync(path));
}

/** Meant for a place that allows no more than one. The browser as a whole ends then if a page crashes. */
const ONE_PROCESS = '--single-process';

async function unpackBrowser(environment: NodeJS.ProcessEnv): Promise<BrowserProgram> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(
			`There is no Chrome or Chromium on this machine, and npm's runs on Linux with x64 only. Install one, or set ${BROWSER_VARIABLE} to its path.`,
		);
	}
	const folder = await createTemporaryFolder('chromium');
	// The package unpacks to fixed names in the temporary folder. It takes files that are there already,
	// even if they are incomplete or belong to another user. A folder of our own holds no such files.
	const own = { ...environment, TMPDIR: folder };
	await run(process.execPath, ['-e', UNPACK], { cwd: __dirname, env: own });
	const fonts = join(folder, 'fonts.conf');
	await writeFile(fonts, fontConfiguration(folder));
	return {
		path: join(folder, 'chromium'),
		args: [...sparticuz.args.filter((flag) => flag !== ONE_PROCESS), ...QUIET],
		environment: { ...environment, FONTCONFIG_FILE: fonts },
		remove: async () => await removeTemporaryFolder(folder),
	};
}

/** A machine without a browser may have no fonts. Those of the package are looked for in fixed places. */
function fontConfiguration(folder: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${join(folder, 'fonts')}</dir>
	<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
