import type { Page } from 'playwright-core';

const NAME = 'node-creator-item-name';

/** The node panel of n8n's editor, open for a node that follows the trigger. */
export interface NodePanel {
	/** Enters a term in the search field. @returns the display names of the nodes found, in order */
	search(term: string): Promise<string[]>;
}

/** Opens the panel of a workflow that has a trigger and nothing else. */
export async function openNodePanel(page: Page): Promise<NodePanel> {
	await page.getByTestId('node-creator-plus-button').click();
	const panel = page.getByTestId('node-creator');
	// The panel of AI nodes has another title and finds other nodes.
	await panel.getByText('What happens next?').waitFor();
	const field = panel.getByTestId('node-creator-search-bar');
	const names = panel.getByTestId(NAME);
	const category = names.filter({ hasText: 'Action in an app' });

	return {
		async search(term) {
			await field.fill('');
			// The categories come back between two searches, so that no list is an earlier one.
			await category.waitFor();
			await field.fill(term);
			await category.waitFor({ state: 'detached' });
			return (await names.allTextContents()).map((name) => name.trim());
		},
	};
}
