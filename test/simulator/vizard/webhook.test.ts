import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { eventually } from '../eventually';
import { startReceiver } from '../webhook-receiver';
import { CLIPPING_BODY, ThirdPartyVizardClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
	receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(() => simulator.close());

/** What the simulator has noted of deliveries. */
async function reports(projectId: unknown): Promise<(string | undefined)[]> {
	const { timeline } = await simulator.control.job('vizard', String(projectId));
	return timeline.filter(({ event }) => event === 'webhook').map(({ detail }) => detail);
}

const expectReports = (projectId: unknown, ...words: string[]) =>
	eventually(async () =>
		expect(await reports(projectId)).toEqual(words.map((word) => expect.stringContaining(word))),
	);

describe('Vizard webhook', () => {
	it('of the workspace gets the body of the query call when a project ends', async () => {
		await simulator.control.setAccount('vizard', { webhookUrl: `${receiver.url}/workspace` });
		const { projectId } = (await client.create()).body;
		await simulator.control.advance(3 * 3600);
		const call = await receiver.next();
		expect(call.path).toBe('/workspace');
		expect(call.headers['content-type']).toBe('application/json');
		expect(call.body).toEqual((await client.query(projectId)).body);
		await expectReports(projectId, 'attempt 1: 200');
	});

	it('of the request takes its place', async () => {
		await simulator.control.setAccount('vizard', { webhookUrl: `${receiver.url}/workspace` });
		await client.finished({ ...CLIPPING_BODY, webhookUrl: `${receiver.url}/mine` });
		expect((await receiver.next()).path).toBe('/mine');
		await simulator.control.setSwitches('vizard', { perRequestWebhook: 'ignored' });
		await client.finished({ ...CLIPPING_BODY, webhookUrl: `${receiver.url}/mine` });
		expect((await receiver.next()).path).toBe('/workspace');
	});

	it('is tried once only', async () => {
		await receiver.close();
		receiver = await startReceiver(503);
		const body = { ...CLIPPING_BODY, webhookUrl: `${receiver.url}/busy` };
		const { projectId } = await client.finished(body);
		await receiver.next();
		await expectReports(projectId, '503');
		await simulator.control.advance(24 * 3600);
		expect(receiver.received).toEqual([]);
		expect(await reports(projectId)).toHaveLength(1);
	});

	it('reports a failure unless switched off', async () => {
		const body = { ...CLIPPING_BODY, webhookUrl: receiver.url };
		await simulator.control.planJobs({ outcome: { kind: 'failure', code: 4002 } });
		await client.finished(body);
		expect((await receiver.next()).body).toMatchObject({ code: 4002 });
		await simulator.control.setSwitches('vizard', { webhookOnFailure: false });
		const { projectId } = (await client.create(body)).body;
		const job = await simulator.control.finishJob('vizard', String(projectId));
		expect(job.timeline.map(({ event }) => event)).not.toContain('webhook');
		expect(receiver.received).toEqual([]);
	});

	it('to nowhere does no harm', async () => {
		const body = { ...CLIPPING_BODY, webhookUrl: 'http://127.0.0.1:1/' };
		const { projectId, code } = await client.finished(body);
		expect(code).toBe(2000);
		await expectReports(projectId, 'no answer');
	});
});
