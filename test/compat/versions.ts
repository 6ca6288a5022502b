/** A version of n8n that the package is run on. */
export interface HostVersion {
	version: string;
	/** Versions installed in place of those that npm would choose, of packages that no run uses. */
	overrides: Readonly<Record<string, string>>;
}

/** Later versions of linkedom require a package that not every registry has. */
const COMMON = { linkedom: '0.18.13' };

/** Older versions of n8n take xlsx from a website in place of a registry. */
const OLDER = { ...COMMON, xlsx: '0.18.5' };

/** Oldest first. */
export const VERSIONS: readonly HostVersion[] = [
	{ version: '1.123.81', overrides: OLDER },
	{ version: '2.20.12', overrides: OLDER },
	{ version: '2.27.4', overrides: OLDER },
	{ version: '2.30.8', overrides: OLDER },
	{ version: '2.35.7', overrides: COMMON },
	{ version: '2.41.1', overrides: {} },
];
