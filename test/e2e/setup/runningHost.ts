import type { SharedN8n } from './sharedN8n';

/** The n8n of all end-to-end tests, between jest's set-up and its tear-down. */
export const running: { shared?: SharedN8n } = {};

/** Where n8n is: test files see nothing of the set-up but the environment. */
export const N8N_URL_VARIABLE = 'E2E_N8N_URL';

/** The packed package, for tests that start an n8n of their own. */
export const TARBALL_VARIABLE = 'E2E_TARBALL';

/** @throws outside of the end-to-end tests, where nothing was set up */
export function fromSetup(variable: string): string {
	const value = process.env[variable];
	if (value === undefined) throw new Error(`${variable} is missing: jest's set-up did not run`);
	return value;
}
