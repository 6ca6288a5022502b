import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCredentials } from '../../demo/exampleWorkflow';
import { credentialFor } from '../../demo/credential';
import { vizardKit } from '../providers/vizard';
import { itemsOf, type N8nServer } from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { START_WITHIN_MS, startOwnN8n } from './stage/ownN8n';
import { submitsOf } from './stage/parkedRun';
import { fromWebhook, lookBack, node, submitTo } from './stage/workflows';

const PATH = 'submit-in-turn';
const ITEMS = 'Items';
const WAITING = new Set(['waiting']);

/** One item goes out at once and four follow a minute after each other, each up to some seconds late. */
const END_WITHIN_SECONDS = 420;

async function until(holds: () => Promise<boolean>, milliseconds: number): Promise<void> {
	const deadline = Date.now() + milliseconds;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error('It did not come to that in time');
		await sleep(250);
	}
}

describe('five submits at one a minute, and a kill -9 of n8n between two of them', () => {
	const sources = Array.from({ length: 5 }, (_, row) => ({
		episode: `episode ${row}`,
		videoUrl: `https://media.example.org/${randomUUID()}.mp4?sim-duration=600`,
	}));
	let simulator: Simulator;
	let n8n: N8nServer;
	let submitting: string;

	beforeAll(async () => {
		simulator = await startSimulator();
		n8n = await startOwnN8n();
		const credential = await n8n.api.createCredential(credentialFor(vizardKit, simulator));
		const items = { fieldToSplitOut: 'body.sources' };
		const parameters = {
			jobType: 'clipping',
			videoUrl: '={{ $json.videoUrl }}',
			options: { submitsPerMinute: 1 },
		};
		const nodes = [
			node(ITEMS, 'n8n-nodes-base.splitOut', items),
			submitTo('vizard', parameters),
			lookBack(ITEMS),
		];
		const workflow = withCredentials(fromWebhook(PATH, nodes), [credential]);
		const workflowId = await n8n.api.createWorkflow(workflow);
		await n8n.api.activateWorkflow(workflowId);
		await n8n.api.callWebhook(PATH, { sources });
		await until(async () => (await inOrder(workflowId)).length === 3, 60_000);
		[submitting = ''] = await inOrder(workflowId);
		await n8n.api.executionReaching(submitting, 60, WAITING);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await n8n.stop();
		await simulator.close();
	});

	/** As they were started. n8n lists them by a time that those of one moment share. */
	async function inOrder(workflowId: string): Promise<string[]> {
		const ids = await n8n.api.executionsOf(workflowId);
		return ids.sort((a, b) => Number(a) - Number(b));
	}

	it('parks with the first one submitted, and leaves no key in what n8n stores', async () => {
		expect(await submitsOf(simulator, sources)).toEqual([1, 0, 0, 0, 0]);
		const text = await n8n.api.executionText(submitting);
		expect(text).not.toContain(simulator.apiKey('vizard'));
		expect(text).toContain('1 of 5 items submitted');
	});

	it('survives the kill: each is submitted once', async () => {
		await until(async () => (await submitsOf(simulator, sources))[1] === 1, 120_000);
		await until(async () => {
			const { workflowId } = await n8n.api.execution(submitting);
			const [, keeping = '', , next] = await inOrder(workflowId);
			if (next === undefined) return false;
			const states = [next, keeping].map(async (id) => (await n8n.api.execution(id)).status);
			return (await Promise.all(states)).every((status) => status === 'waiting');
		}, 20_000);
		await n8n.kill();
		await n8n.startProcess();
		const execution = await n8n.api.executionReaching(submitting, END_WITHIN_SECONDS);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(await submitsOf(simulator, sources)).toEqual([1, 1, 1, 1, 1]);
	}, 900_000);

	it('returns the jobs in the order of the input, linked to their items', async () => {
		const execution = await n8n.api.execution(submitting);
		const jobs = await simulator.control.jobs({ provider: 'vizard' });
		const jobOf = ({ videoUrl }: { videoUrl: string }) =>
			jobs.find(({ request }) => JSON.stringify(request).includes(videoUrl))?.id;
		const expected = sources.map((source) => ({
			episode: source.episode,
			jobId: jobOf(source),
		}));
		expect(itemsOf(execution, 'Look Back').map(({ json }) => json)).toEqual(expected);
	});
});
