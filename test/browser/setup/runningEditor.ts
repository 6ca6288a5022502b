import type { RunningBrowser } from '../../../host/browser/startBrowser';

/** The browser of all tests in the editor, between jest's set-up and its tear-down. */
export const running: { browser?: RunningBrowser } = {};

export const BROWSER_ADDRESS_VARIABLE = 'BROWSER_ADDRESS';
export const EDITOR_URL_VARIABLE = 'BROWSER_EDITOR_URL';
