import type { Locator, Page } from 'playwright-core';

/** A node on the canvas. */
export function canvasNode(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/** Opens a node, as a double click does. */
export async function openNode(page: Page, name: string): Promise<void> {
	await canvasNode(page, name).dblclick();
	await outputOf(page).waitFor();
}

export async function closeNode(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await outputOf(page).waitFor({ state: 'detached' });
}

/** The output of the open node. */
export function outputOf(page: Page): Locator {
	return page.getByTestId('output-panel');
}

/** A field of the open node or credential. */
export function field(page: Page, name: string): Locator {
	return page.getByTestId(`parameter-input-${name}`);
}

/** Types into a field, in place of what it holds. */
export async function enter(page: Page, name: string, text: string): Promise<void> {
	await field(page, name).locator('input').fill(text);
}
