import type { N8nServer } from '../../../host';

/** The n8n that all end-to-end tests share, between jest's set-up and its tear-down. */
export const runningHost: { n8n?: N8nServer; packed?: string } = {};

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
