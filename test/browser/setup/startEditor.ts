import { startBrowser } from '../../../host/browser/startBrowser';
import { startSharedN8n } from '../../e2e/setup/sharedN8n';
import { BROWSER_ADDRESS_VARIABLE, EDITOR_URL_VARIABLE, running } from './runningEditor';

/** n8n's website changes its list of other packages from day to day. */
const ALWAYS_THE_SAME = { N8N_VERIFIED_PACKAGES_ENABLED: 'false' };

/** Starts a browser and a real n8n, once for all tests in the editor. */
export default async function startEditor(): Promise<void> {
	running.browser = await startBrowser();
	running.shared = await startSharedN8n(ALWAYS_THE_SAME);
	process.env[BROWSER_ADDRESS_VARIABLE] = running.browser.address;
	process.env[EDITOR_URL_VARIABLE] = running.shared.n8n.editorUrl;
}
