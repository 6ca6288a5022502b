import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCredentials } from '../../demo/exampleWorkflow';
import { credentialFor } from '../../demo/credential';
import { vizardKit } from '../providers/vizard';
import { itemsOf, type Execution, type N8nServer } from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { PATIENCE_SECONDS } from './stage/e2eStage';
import { START_WITHIN_MS, startOwnN8n } from './stage/ownN8n';
import { submitsOf } from './stage/parkedRun';
import { fromWebhook, inARow, lookBack, START, submit, wait } from './stage/workflows';

const PATH = 'outlive-a-kill';
const WAITING = new Set(['waiting']);

describe('an n8n that is killed with kill -9 and started again', () => {
	const source = { videoUrl: `https://media.example.org/${randomUUID()}.mp4?sim-duration=50` };
	let simulator: Simulator;
	let n8n: N8nServer;
	let lookingBack: { workflowId: string; execution: Execution };
	let parked: string;

	beforeAll(async () => {
		simulator = await startSimulator();
		n8n = await startOwnN8n();
		const workflowId = await n8n.api.createWorkflow(inARow([{ episode: 'one' }], [lookBack()]));
		lookingBack = { workflowId, execution: await n8n.api.runToEnd(workflowId, START) };
		parked = await park();

		await n8n.kill();
		await expect(fetch(n8n.baseUrl)).rejects.toThrow('fetch failed');
		await n8n.startProcess();
	}, 2 * START_WITHIN_MS);

	afterAll(async () => {
		await n8n.stop();
		await simulator.close();
	});

	/** Submits a job in a published workflow and returns the execution once it waits for it suspended. */
	async function park(): Promise<string> {
		const credential = await n8n.api.createCredential(credentialFor(vizardKit, simulator));
		const nodes = [
			submit(undefined, '={{ $json.body.videoUrl }}'),
			wait(undefined, { mode: 'suspend' }),
		];
		const workflow = withCredentials(fromWebhook(PATH, nodes), [credential]);
		const workflowId = await n8n.api.createWorkflow(workflow);
		await n8n.api.activateWorkflow(workflowId);
		await n8n.api.callWebhook(PATH, source);
		const id = await begunIn(workflowId);
		await n8n.api.executionReaching(id, PATIENCE_SECONDS, WAITING);
		return id;
	}

	async function begunIn(workflowId: string): Promise<string> {
		for (;;) {
			const [first] = (await n8n.api.executionsOf(workflowId)).slice(-1);
			if (first !== undefined) return first;
			await sleep(100);
		}
	}

	it('has its user folder, address, owner, workflows and executions as before', async () => {
		const { workflowId, execution } = lookingBack;
		expect(await n8n.api.executionsOf(workflowId)).toEqual([execution.id]);
		const again = await n8n.api.runToEnd(workflowId, START);
		expect(itemsOf(again, 'Look Back').map(({ json }) => json.episode)).toEqual(['one']);
	});

	it('continues a suspended wait, and submits nothing again', async () => {
		const execution = await n8n.api.executionReaching(parked, PATIENCE_SECONDS);
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Wait')[0]?.json).toMatchObject({
			status: 'completed',
			wait: { mode: 'suspend' },
		});
		expect(await submitsOf(simulator, [source])).toEqual([1]);
	});
});
