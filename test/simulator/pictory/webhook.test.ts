import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { startReceiver } from '../webhook-receiver';
import { CLIP_BODY, STORYBOARD_BODY, ThirdPartyPictoryClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyPictoryClient;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyPictoryClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
	receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(() => simulator.close());

const withInput = () => ({
	...STORYBOARD_BODY,
	webhook: `${receiver.url}/done`,
	webhookInput: { orderId: 'A-17' },
});

describe('a callback', () => {
	it('has the body of the job call and what was given to be repeated', async () => {
		const created = await client.render(withInput());
		const job = await client.finish(created);
		const call = await receiver.next();
		expect(call.path).toBe('/done');
		expect(call.body).toEqual({ ...job, webhookInput: { orderId: 'A-17' } });
	});

	it.each([
		['data', { jobId: expect.any(String), status: 'completed', videoURL: expect.any(String) }],
		['id', { jobId: expect.any(String) }],
	])('has the form %s when told to', async (webhookBody, expected) => {
		await simulator.control.setSwitches('pictory', { webhookBody });
		await client.finish(await client.render({ ...withInput(), webhookInput: undefined }));
		expect((await receiver.next()).body).toMatchObject(expected);
	});

	it('of AI Studio repeats nothing unless told to', async () => {
		const body = { ...CLIP_BODY, webhook: receiver.url, webhookInput: { orderId: 'A-17' } };
		await client.finish(await client.generate(body));
		expect((await receiver.next()).body).not.toHaveProperty('webhookInput');
		await simulator.control.setSwitches('pictory', { studioWebhookInput: 'repeat' });
		await client.finish(await client.generate(body));
		expect((await receiver.next()).body).toMatchObject({ webhookInput: { orderId: 'A-17' } });
	});

	it('is sent for failures unless switched off, and for renders of previews', async () => {
		const preview = await client.preview();
		await client.finish(preview);
		await simulator.control.planJobs({ outcome: { kind: 'failure', code: 'X' } });
		const path = `/v2/video/render/${preview.body.data?.jobId}`;
		await client.finish(await client.send('PUT', path, { webhook: receiver.url }));
		expect((await receiver.next()).body).toMatchObject({ success: false });
		await simulator.control.setSwitches('pictory', { webhookOnFailure: false });
		await client.finish(await client.send('PUT', path, { webhook: receiver.url }));
		expect(receiver.received).toEqual([]);
	});

	it('may be late', async () => {
		await simulator.control.setSwitches('pictory', { webhookDelaySeconds: 30 });
		await client.finish(await client.render(withInput()));
		await simulator.control.advance(29);
		expect(receiver.received).toEqual([]);
		await simulator.control.advance(1);
		expect((await receiver.next()).path).toBe('/done');
	});
});
