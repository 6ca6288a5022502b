import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCredentials } from '../../demo/exampleWorkflow';
import type { Workflow, WorkflowNode } from '../../host';
import { startRecordingServer, type RecordingServer } from '../harness/recordingServer';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { fromWebhook, inARow, submit, wait } from './stage/workflows';

const POLL_MS = 500;

/** What a workflow may say about what n8n keeps of its executions. */
interface Saving {
	saveDataSuccessExecution: 'all' | 'none';
	saveDataErrorExecution: 'all' | 'none';
	saveExecutionProgress: boolean;
	saveManualExecutions: boolean;
}

interface Row {
	title: string;
	saving: Saving;
	begins: 'by hand' | 'by its webhook';
	id: string;
}

const EVERY_SAVING: Saving[] = (['all', 'none'] as const).flatMap((saveDataSuccessExecution) =>
	(['all', 'none'] as const).flatMap((saveDataErrorExecution) =>
		[true, false].flatMap((saveExecutionProgress) =>
			[true, false].map((saveManualExecutions) => ({
				saveDataSuccessExecution,
				saveDataErrorExecution,
				saveExecutionProgress,
				saveManualExecutions,
			})),
		),
	),
);

const ROWS: Row[] = EVERY_SAVING.flatMap((saving) =>
	(['by hand', 'by its webhook'] as const).map((begins) => {
		const { saveDataSuccessExecution: success, saveDataErrorExecution: failed } = saving;
		const { saveExecutionProgress: progress, saveManualExecutions: manual } = saving;
		const title = `successful: ${success}, failed: ${failed}, progress: ${progress}, manual: ${manual}; begun ${begins}`;
		return { title, saving, begins, id: randomUUID() };
	}),
);

describe('a suspended wait, whatever n8n keeps of executions', () => {
	let stage: E2eStage;
	/** Gets what comes behind the wait: of an execution that is not kept, nothing else is to be seen. */
	let receiver: RecordingServer;

	beforeAll(async () => {
		stage = await openStage();
		receiver = await startRecordingServer(() => ({ status: 200, body: '{}' }));
		await stage.simulator.control.setAccount('vizard', {
			createsPerMinute: 1000,
			createsPerHour: 1000,
		});
		// One after the other: n8n registers a webhook late when many are published at once.
		for (const row of ROWS) await begin(row);
	});

	afterAll(async () => {
		await receiver.close();
		await stage.close();
	});

	/** Hands each item that reaches it to the receiver. */
	function tell(row: Row): WorkflowNode {
		const parameters = {
			method: 'POST',
			url: `${receiver.url}/${row.id}`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ $json }}',
		};
		return {
			id: randomUUID(),
			name: 'Tell',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [0, 0],
			parameters,
		};
	}

	/** A workflow that waits suspended for a job that ends while it is parked. */
	function workflowOf(row: Row): Workflow {
		const source = `https://media.example.org/${row.id}.mp4?sim-duration=50&sim-clips=1`;
		const nodes = [submit(undefined, source), wait(undefined, { mode: 'suspend' }), tell(row)];
		const workflow = row.begins === 'by hand' ? inARow([{}], nodes) : fromWebhook(row.id, nodes);
		return { ...workflow, settings: { ...workflow.settings, ...row.saving } };
	}

	async function begin(row: Row): Promise<void> {
		const { api, credential } = stage;
		if (row.begins === 'by hand') {
			await stage.begin(workflowOf(row));
			return;
		}
		const workflow = withCredentials(workflowOf(row), [credential]);
		await api.activateWorkflow(await api.createWorkflow(workflow));
		await api.callWebhook(row.id);
	}

	async function told({ id }: Row): Promise<Record<string, unknown>[]> {
		const deadline = Date.now() + PATIENCE_SECONDS * 1000;
		const calls = () => receiver.arrived.filter(({ path }) => path === `/${id}`);
		while (calls().length === 0 && Date.now() < deadline) await sleep(POLL_MS);
		return calls().map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>);
	}

	const jobOf = async ({ id }: Row) => {
		const jobs = await stage.simulator.control.jobs({ provider: 'vizard' });
		return jobs.filter(({ request }) => JSON.stringify(request).includes(id));
	};

	it.each(ROWS)('$title: the result arrives', async (row) => {
		const items = await told(row);
		const [job, ...others] = await jobOf(row);
		expect(others).toEqual([]);
		expect(items).toEqual([
			expect.objectContaining({
				jobId: job?.id,
				status: 'completed',
				wait: expect.objectContaining({ mode: 'suspend', checks: 2 }) as unknown,
			}),
		]);
	});
});
