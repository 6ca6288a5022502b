import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(__dirname, '../../../docs/images');

/** Takes a picture for the documentation, where `WRITE_PICTURES` asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
	if (!process.env.WRITE_PICTURES) return;
	await page.mouse.move(0, 0);
	await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}
