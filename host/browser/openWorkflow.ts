import { selectors, type Browser, type Page } from 'playwright-core';
import { OWNER } from '../n8n/n8nApi';
import type { N8nServer } from '../n8n/n8nServer';

const SIZE = { width: 1400, height: 700 };

/** A machine with other work takes a minute to draw n8n's editor. */
const PATIENCE_MS = 120_000;

// `getByTestId` finds what n8n's own tests find.
selectors.setTestIdAttribute('data-test-id');

/** Opens a workflow in n8n's editor, signed in as the owner. */
export async function openWorkflow(
	browser: Browser,
	{ editorUrl }: Pick<N8nServer, 'editorUrl'>,
	workflowId: string,
): Promise<Page> {
	const page = await openPage(browser, editorUrl);
	await page.goto(`/workflow/${workflowId}`);
	return page;
}

/** A page that is signed in as the owner, for the paths of n8n's editor. */
export async function openPage(browser: Browser, editorUrl: string): Promise<Page> {
	const page = await browser.newPage({ viewport: SIZE, baseURL: editorUrl });
	page.setDefaultTimeout(PATIENCE_MS);
	const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
	await page.request.post('/rest/login', { data: login, failOnStatusCode: true });
	return page;
}
