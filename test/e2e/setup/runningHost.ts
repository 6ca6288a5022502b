import type { N8nServer } from '../../../host';

/** The n8n that all end-to-end tests share, between jest's set-up and its tear-down. */
export const runningHost: { n8n?: N8nServer } = {};

/** Tells the test files, which see nothing of the set-up but the environment, where n8n is. */
export const N8N_URL_VARIABLE = 'E2E_N8N_URL';

/** The id of its process, for tests of how much memory it takes. */
export const N8N_PID_VARIABLE = 'E2E_N8N_PID';
