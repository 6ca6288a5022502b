import type { Locator, Page } from 'playwright-core';
import type { Workflow } from '../../host';

/** Around what is on the canvas, in pixels. */
const MARGIN = 16;

/** The subtitle of a node, below its name. */
const SUBTITLE = 24;

/** More than the largest example needs, so that the editor does not shrink it. */
const ROOM = { width: 2600, height: 1600 };

const LOOK_MS = 300;

const NOTE = 'n8n-nodes-base.stickyNote';

/**
 * All of the editor that lies around and over the canvas, the dots, which would be most of a file, and the marks of
 * nodes that still need a credential.
 */
const HIDDEN = `
	#header, #sidebar, aside, [data-reka-popper-content-wrapper], .vue-flow__minimap, .vue-flow__panel,
	.vue-flow__background, [data-test-id="node-issues"], [data-test-id="canvas-handle-plus-wrapper"] { display: none !important; }
	.vue-flow, .vue-flow__pane { background: white !important; }
`;

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Takes a picture of what is on the canvas, without the rest of the editor. */
export async function pictureOfCanvas(page: Page, { nodes }: Workflow): Promise<Buffer> {
	await page.setViewportSize(ROOM);
	const drawn = page.locator('.vue-flow__node');
	await drawn.nth(nodes.length - 1).waitFor();
	await page.addStyleTag({ content: HIDDEN });
	// The editor's key for "Zoom to fit".
	await page.keyboard.press('1');
	const boxes = await boxesAtRest(drawn);
	// A note may have the name of a node in it as well.
	const notNotes = drawn.filter({ hasNot: page.locator('[class*="sticky"]') });
	const names = nodes.filter(({ type }) => type !== NOTE).map(({ name }) => name);
	const labels = await boxesOf(
		names.map((name) => notNotes.getByText(name, { exact: true }).first()),
	);
	const withSubtitles = labels.map((box) => ({ ...box, height: box.height + SUBTITLE }));
	return await page.screenshot({ clip: around([...boxes, ...withSubtitles]) });
}

/** Where the nodes are when the editor has moved them to their places. */
async function boxesAtRest(drawn: Locator): Promise<Box[]> {
	for (let last = ''; ; ) {
		const boxes = await boxesOf(await drawn.all());
		const now = JSON.stringify(boxes);
		if (now === last) return boxes;
		last = now;
		await drawn.page().waitForTimeout(LOOK_MS);
	}
}

async function boxesOf(seen: readonly Locator[]): Promise<Box[]> {
	const boxes = await Promise.all(seen.map(async (one) => await one.boundingBox()));
	return boxes.filter((box) => box !== null);
}

function around(boxes: readonly Box[]): Box {
	const x = Math.min(...boxes.map((box) => box.x)) - MARGIN;
	const y = Math.min(...boxes.map((box) => box.y)) - MARGIN;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
	return { x, y, width: right - x, height: bottom - y };
}
