import type { Locator, Page } from 'playwright-core';

/** What the error panel of a node shows. */
export interface ShownError {
	title: string;
	advice: string;
	/** Whether all of it can be read without scrolling. */
	fits: boolean;
}

/** Runs the open node alone, and reads the error panel in its output. */
export async function failingStep(page: Page): Promise<ShownError> {
	await page.getByTestId('node-execute-button').click();
	const title = page.getByTestId('node-error-message');
	const advice = page.getByTestId('node-error-description');
	await title.waitFor();
	return {
		title: await title.innerText(),
		advice: await advice.innerText(),
		fits: (await isWhole(title)) && (await isWhole(advice)),
	};
}

/** What this file needs of an element of a page. */
interface PageElement {
	scrollWidth: number;
	clientWidth: number;
	scrollHeight: number;
	clientHeight: number;
	contains(other: unknown): boolean;
	getBoundingClientRect(): { left: number; top: number; bottom: number };
	ownerDocument: { elementFromPoint(x: number, y: number): unknown };
}

/** Whether the first and the last line of a text are on the screen, and nothing of it is cut off. */
async function isWhole(text: Locator): Promise<boolean> {
	return await text.evaluate((element: PageElement) => {
		const { left, top, bottom } = element.getBoundingClientRect();
		const shows = (y: number) =>
			element.contains(element.ownerDocument.elementFromPoint(left + 2, y));
		return (
			element.scrollWidth <= element.clientWidth &&
			element.scrollHeight <= element.clientHeight &&
			shows(top + 2) &&
			shows(bottom - 2)
		);
	});
}
