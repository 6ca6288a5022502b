import type { Page } from 'playwright-core';
import type { StoredCredential } from '../../../host';

/** Saves the new credential in the open dialog, which tests it. */
export async function saveNewCredential(page: Page): Promise<StoredCredential> {
	const saving = page.waitForResponse(
		(answer) => answer.request().method() === 'POST' && answer.url().endsWith('/rest/credentials'),
	);
	const [saved] = await Promise.all([saving, page.getByTestId('credential-save-button').click()]);
	return ((await saved.json()) as { data: StoredCredential }).data;
}

/** Chooses a stored credential in the open node. */
export async function chooseCredential(page: Page, { id }: StoredCredential): Promise<void> {
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId(`node-credentials-select-item-${id}`).click();
}
