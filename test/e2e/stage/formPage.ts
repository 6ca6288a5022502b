import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const POLL_MS = 500;

const filledInSchema = z.object({ formWaitingUrl: z.string() });

/** Fills in a form, as a browser does: one entry for each of its fields. */
async function send(url: string, entries: readonly string[]): Promise<Response> {
	const body = new FormData();
	for (const [index, entry] of entries.entries()) body.set(`field-${index}`, entry);
	return await fetch(url, { method: 'POST', body });
}

/** Fills in the form that an execution waits for. @throws when n8n does not take it */
export async function fillIn(url: string, entries: readonly string[]): Promise<void> {
	const response = await send(url, entries);
	if (!response.ok) throw new Error(`n8n answered the form with ${response.status}`);
}

/** Fills in a form that starts a workflow. @returns the address of the page that waits for its end */
export async function startByForm(url: string, entries: readonly string[]): Promise<string> {
	for (;;) {
		const response = await send(url, entries);
		// n8n registers the form a little after the workflow was published.
		if (response.status !== 404) return filledInSchema.parse(await response.json()).formWaitingUrl;
		await sleep(POLL_MS);
	}
}

/** What a waiting page asks n8n for until it shows the next page: each status on the way. */
export async function statusesOnPage(waitingUrl: string, withinMs: number): Promise<Set<string>> {
	const url = new URL(waitingUrl);
	url.pathname += '/n8n-execution-status';
	const seen = new Set<string>();
	const deadline = Date.now() + withinMs;
	while (!seen.has('form-waiting')) {
		if (Date.now() > deadline) throw new Error(`It was ${[...seen].join(', ')}`);
		seen.add(await (await fetch(url)).text());
		await sleep(POLL_MS);
	}
	return seen;
}
