import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';

/**
 * n8n's installer runs npm. This npm has the tarballs of a folder for packages that a registry has, and leaves
 * everything else to the real one. A registry of one's own is for licensed n8n only.
 */
const NPM = `#!/bin/sh
tarball="$(echo "$2" | sed 's/@/-/').tgz"
case "$1" in
view) test -f "$TARBALLS/$tarball" && echo "\\"\${2##*@}\\"" ;;
pack) cp "$TARBALLS/$tarball" . && echo "$tarball" ;;
outdated) ;;
*) PATH="$PATH_OF_NPM" exec npm "$@" ;;
esac
`;

/** Nothing listens there: n8n asks its registry itself first, and npm when it is not reached. */
const NOWHERE = 'http://127.0.0.1:9';

/** The environment of an n8n whose installer gets these tarballs, by a folder that is made for it. */
export async function environmentToInstall(
	folder: string,
	tarballs: readonly string[],
): Promise<Record<string, string>> {
	const bin = join(folder, 'bin');
	await mkdir(bin);
	await writeFile(join(bin, 'npm'), NPM, { mode: 0o755 });
	for (const tarball of tarballs) await copyFile(tarball, join(folder, basename(tarball)));
	const path = process.env.PATH ?? '';
	return {
		TARBALLS: folder,
		PATH: `${bin}${delimiter}${path}`,
		PATH_OF_NPM: path,
		HTTPS_PROXY: NOWHERE,
	};
}
