import type { RunningBrowser } from '../../../host/browser/startBrowser';
import type { SharedN8n } from '../../e2e/setup/sharedN8n';

/** What all tests in the editor share, between jest's set-up and its tear-down. */
export const running: { browser?: RunningBrowser; shared?: SharedN8n } = {};

export const BROWSER_ADDRESS_VARIABLE = 'EDITOR_BROWSER_ADDRESS';
export const EDITOR_URL_VARIABLE = 'EDITOR_URL';
