import execa from 'execa';

export const NPM = 'npm';

/**
 * The arguments that install exactly what a lockfile says. Versions of npm differ about which optional
 * peers belong into a lockfile: before 11, npm has to be told not to mind them.
 *
 * @throws when there is no npm on this machine
 */
export function npmCiArguments(): string[] {
	const { stdout } = execa.sync(NPM, ['--version']);
	const peers = Number.parseInt(stdout, 10) < 11 ? ['--legacy-peer-deps'] : [];
	return ['ci', ...peers, '--ignore-scripts', '--no-audit', '--no-fund'];
}
