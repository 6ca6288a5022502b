import { setTimeout as sleep } from 'node:timers/promises';
import { credentialFor } from '../../../demo/credential';
import { vizardKit } from '../../providers/vizard';
import { withCredentials } from '../../../demo/exampleWorkflow';
import type { Execution, N8nServer } from '../../../host';
import { N8nRequestError } from '../../../host/n8n/restClient';
import type { Simulator } from '../../../simulator/simulator';
import { startOwnN8n } from './ownN8n';
import { fromWebhook, submit, wait } from './workflows';

const PATH = 'outlive-a-kill';
const WAITING = new Set(['waiting']);

/** Calls the webhook as soon as n8n has registered it, which it does a little after it was published. */
async function call(n8n: N8nServer, body: unknown): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			await n8n.api.callWebhook(PATH, body);
			return;
		} catch (error) {
			if (!(error instanceof N8nRequestError) || error.status !== 404 || tries === 50) throw error;
			await sleep(200);
		}
	}
}

/** The execution that a call of the webhook has begun, once there is one. */
async function begunBy(n8n: N8nServer, workflowId: string): Promise<string> {
	for (;;) {
		const [first] = (await n8n.api.executionsOf(workflowId)).slice(-1);
		if (first !== undefined) return first;
		await sleep(100);
	}
}

/**
 * Submits a job in a published workflow that waits for it suspended, kills n8n with kill -9 while it is
 * parked, and starts n8n again.
 *
 * @returns the execution at its end
 */
export async function outliveAKill(
	simulator: Simulator,
	item: { videoUrl: string },
	endWithinSeconds: number,
): Promise<Execution> {
	const n8n = await startOwnN8n();
	try {
		const credential = await n8n.api.createCredential(credentialFor(vizardKit, simulator));
		const nodes = [
			submit(undefined, '={{ $json.body.videoUrl }}'),
			wait(undefined, { mode: 'suspend' }),
		];
		const workflow = withCredentials(fromWebhook(PATH, nodes), [credential]);
		const workflowId = await n8n.api.createWorkflow(workflow);
		await n8n.api.activateWorkflow(workflowId);
		await call(n8n, item);
		const id = await begunBy(n8n, workflowId);
		await n8n.api.executionReaching(id, 30, WAITING);

		await n8n.kill();
		await n8n.startProcess();
		return await n8n.api.executionReaching(id, endWithinSeconds);
	} finally {
		await n8n.stop();
	}
}
