import { credentialFor } from '../../demo/credential';
import { vizardKit } from '../providers/vizard';
import { withCredentials } from '../../demo/exampleWorkflow';
import { itemsOf, type N8nServer } from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { PATIENCE_SECONDS } from './stage/e2eStage';
import { START_WITHIN_MS, startOwnN8n } from './stage/ownN8n';
import { callingBack, inARow, START, submit, wait, type OnError } from './stage/workflows';

/** The world reaches n8n under this address through a proxy; n8n itself does not. */
const PUBLIC_URL = 'http://127.0.0.1:9/';

const WAITING = new Set(['waiting']);

describe('a provider calls an n8n that does not reach itself under its public address', () => {
	let n8n: N8nServer;
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator();
		n8n = await startOwnN8n({ WEBHOOK_URL: PUBLIC_URL });
	}, START_WITHIN_MS);

	beforeEach(async () => {
		await simulator.control.reset();
		await simulator.control.planJobs({ durationSeconds: 3600 });
	});

	afterAll(async () => {
		await n8n.stop();
		await simulator.close();
	});

	async function park(source: string, changes: Record<string, unknown>, onError?: OnError) {
		const nodes = [callingBack(submit()), wait(onError, { mode: 'suspend', ...changes })];
		const credential = await n8n.api.createCredential(credentialFor(vizardKit, simulator));
		const workflow = withCredentials(inARow([{ videoUrl: source }], nodes), [credential]);
		const id = await n8n.api.run(await n8n.api.createWorkflow(workflow), START);
		await n8n.api.executionReaching(id, PATIENCE_SECONDS, WAITING);
		return id;
	}

	/** Ends the job, and plays the proxy that hands the provider's call on. */
	async function callWhenEnded() {
		const [job] = await simulator.control.jobs({ provider: 'vizard' });
		const [request] = await simulator.control.requests({ url: '/project/create' });
		const { pathname, search } = new URL((request?.body as { webhookUrl: string }).webhookUrl);
		await simulator.control.finishJob('vizard', String(job?.id));
		return await fetch(new URL(pathname + search, n8n.baseUrl), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ projectId: Number(job?.id), code: 2000 }),
		});
	}

	it.each<[string, string, Record<string, unknown>, OnError | undefined]>([
		['the job has ended well', 'https://example.com/a.mp4', {}, undefined],
		[
			'files are wanted',
			'https://example.com/a.mp4',
			{ whenFinished: 'resultWithFiles' },
			undefined,
		],
		['the job has failed', 'https://example.com/a.mp4?sim-fail=4008', {}, undefined],
		[
			'and has an error output',
			'https://example.com/a.mp4?sim-fail=4008',
			{},
			'continueErrorOutput',
		],
	])('leaves it to the scheduled check when %s', async (_why, source, changes, onError) => {
		const id = await park(source, changes, onError);
		const response = await callWhenEnded();
		await expect(response.json()).resolves.toEqual({
			checking: false,
			reason: 'left to the scheduled check',
		});
		expect((await n8n.api.execution(id)).status).toBe('waiting');
	});

	it('continues with the result after the scheduled check', async () => {
		const id = await park('https://example.com/a.mp4', {});
		await callWhenEnded();
		const execution = await n8n.api.executionReaching(id, PATIENCE_SECONDS);
		expect(itemsOf(execution, 'Wait')[0]?.json).toMatchObject({
			status: 'completed',
			wait: { mode: 'suspend', detectedBy: 'check' },
		});
	});
});
