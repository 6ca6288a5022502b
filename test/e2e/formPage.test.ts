import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowNode } from '../../host';
import { withCredentials } from '../../demo/exampleWorkflow';
import { openStage, type E2eStage } from './stage/e2eStage';
import { startingWith, submit, wait } from './stage/workflows';

/** Until n8n has looked twice for executions that are due. */
const END_WITHIN_MS = 150_000;
const POLL_MS = 500;

const FIELD = 'Video URL';
const VIDEO = 'https://media.example.org/form.mp4?sim-clips=1&sim-duration=15';

/** The trigger whose page asks for the video. */
function form(path: string): WorkflowNode {
	return {
		id: randomUUID(),
		name: 'Form',
		type: 'n8n-nodes-base.formTrigger',
		typeVersion: 2.2,
		position: [0, 0],
		webhookId: path,
		parameters: {
			formTitle: 'Clip a video',
			formFields: { values: [{ fieldLabel: FIELD, requiredField: true }] },
			options: { path },
		},
	};
}

/** The last page, which the browser shows when the workflow gets there. */
function lastPage(): WorkflowNode {
	return {
		id: randomUUID(),
		name: 'Last Page',
		type: 'n8n-nodes-base.form',
		typeVersion: 1,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters: {
			operation: 'completion',
			completionTitle: 'Your clips',
			completionMessage: '={{ $json.status }}: {{ $json.jobId }}',
		},
	};
}

describe('a form whose page waits for the end, before a suspended wait', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});
	afterAll(async () => await stage.close());

	it(
		'shows the result of the job',
		async () => {
			const path = randomUUID();
			const nodes = [
				submit(undefined, `={{ $json['${FIELD}'] }}`),
				wait(undefined, { mode: 'suspend' }),
				lastPage(),
			];
			const workflow = withCredentials(startingWith(form(path), nodes), [stage.credential]);
			await stage.api.activateWorkflow(await stage.api.createWorkflow(workflow));

			const { formWaitingUrl } = await filledIn(path);
			const seen = await statusesUntil(formWaitingUrl, 'form-waiting');
			expect(seen).toContain('waiting');
			const page = await (await fetch(formWaitingUrl)).text();
			const [job, ...others] = await stage.simulator.control.jobs({ provider: 'vizard' });
			expect(others).toEqual([]);
			expect(page).toContain(`completed: ${job?.id}`);
		},
		END_WITHIN_MS + 30_000,
	);

	async function filledIn(path: string): Promise<{ formWaitingUrl: string }> {
		const url = `${stage.api.baseUrl}/form/${path}`;
		for (;;) {
			const body = new FormData();
			body.set('field-0', VIDEO);
			const response = await fetch(url, { method: 'POST', body });
			// n8n registers the form a little after the workflow was published.
			if (response.status !== 404) return (await response.json()) as { formWaitingUrl: string };
			await sleep(POLL_MS);
		}
	}

	/** What the page asks for until it shows the next one. */
	async function statusesUntil(formWaitingUrl: string, last: string): Promise<Set<string>> {
		const url = new URL(formWaitingUrl);
		url.pathname += '/n8n-execution-status';
		const seen = new Set<string>();
		const deadline = Date.now() + END_WITHIN_MS;
		while (!seen.has(last)) {
			if (Date.now() > deadline) throw new Error(`It was ${[...seen].join(', ')}`);
			seen.add(await (await fetch(url)).text());
			await sleep(POLL_MS);
		}
		return seen;
	}
});
