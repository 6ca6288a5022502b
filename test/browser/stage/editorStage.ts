import type { Browser, Page } from 'playwright-core';
import { openPage } from '../../../host/browser/openWorkflow';
import { connectBrowser } from '../../../host/browser/startBrowser';
import { openStage, type E2eStage } from '../../e2e/stage/e2eStage';
import { fromSetup } from '../../e2e/setup/runningHost';
import { BROWSER_ADDRESS_VARIABLE, EDITOR_URL_VARIABLE } from '../setup/runningEditor';

/** A page of n8n's editor, with a simulator of its own behind it. */
export interface EditorStage extends E2eStage {
	page: Page;
}

export async function openEditor(): Promise<EditorStage> {
	const browser: Browser = await connectBrowser(fromSetup(BROWSER_ADDRESS_VARIABLE));
	const stage = await openStage();
	const page = await openPage(browser, fromSetup(EDITOR_URL_VARIABLE));
	const close = async () => {
		await browser.close();
		await stage.close();
	};
	return { ...stage, page, close };
}
