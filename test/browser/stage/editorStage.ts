import type { Page } from 'playwright-core';
import { N8nApi } from '../../../host';
import { openPage } from '../../../host/browser/openWorkflow';
import { connectBrowser } from '../../../host/browser/startBrowser';
import { fromSetup } from '../../e2e/setup/runningHost';
import { stageOn, type E2eStage } from '../../e2e/stage/e2eStage';
import { BROWSER_ADDRESS_VARIABLE, EDITOR_URL_VARIABLE } from '../setup/runningEditor';

/** A page of n8n's editor, and a simulator of its own. */
export interface EditorStage extends E2eStage {
	page: Page;
}

/** Opens a page in the browser and the n8n of this test run. */
export async function openEditor(): Promise<EditorStage> {
	const url = fromSetup(EDITOR_URL_VARIABLE);
	const api = new N8nApi(url);
	await api.signIn();
	const stage = await stageOn(api);
	const browser = await connectBrowser(fromSetup(BROWSER_ADDRESS_VARIABLE));
	const page = await openPage(browser, url);
	const close = async () => {
		await browser.close();
		await stage.close();
	};
	return { ...stage, page, close };
}
