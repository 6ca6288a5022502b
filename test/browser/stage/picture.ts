import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(__dirname, '../../../docs/images');

/** Messages of the editor that cover a corner of it for a while. */
const WITHOUT_TOASTS = '.el-notification { display: none }';

/** Takes a picture for the documentation, if `WRITE_PICTURES` is set. */
export async function picture(page: Page, name: string): Promise<void> {
	if (!process.env.WRITE_PICTURES) return;
	await page.mouse.move(0, 0);
	const path = join(FOLDER, `${name}.png`);
	await page.screenshot({ path, animations: 'disabled', style: WITHOUT_TOASTS });
}
