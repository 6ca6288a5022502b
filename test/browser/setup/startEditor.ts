import { startBrowser } from '../../../host/browser/startBrowser';
import { startShared } from '../../e2e/setup/startHost';
import { BROWSER_ADDRESS_VARIABLE, EDITOR_URL_VARIABLE, running } from './runningEditor';

/** Starts a real n8n and a browser, once for all tests in the editor. */
export default async function startEditor(): Promise<void> {
	running.browser = await startBrowser();
	process.env[BROWSER_ADDRESS_VARIABLE] = running.browser.address;
	// The list of other packages on n8n's website changes from day to day.
	const n8n = await startShared({ N8N_VERIFIED_PACKAGES_ENABLED: 'false' });
	process.env[EDITOR_URL_VARIABLE] = n8n.editorUrl;
}
