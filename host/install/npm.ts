import execa from 'execa';

export const NPM = 'npm';

/** What every installation leaves out. Install scripts are run one by one, where they are necessary. */
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund'];

/**
 * The arguments that install exactly what a lockfile says. Versions of npm differ about which optional
 * peers belong into a lockfile: before 11, npm has to be told not to mind them.
 *
 * @throws when there is no npm on this machine
 */
export function npmCiArguments(): string[] {
	const { stdout } = execa.sync(NPM, ['--version']);
	const peers = Number.parseInt(stdout, 10) < 11 ? ['--legacy-peer-deps'] : [];
	return ['ci', ...peers, ...QUIET];
}

/** The arguments that install what a package.json without a lockfile says. */
export const NPM_INSTALL = ['install', '--no-package-lock', ...QUIET];
