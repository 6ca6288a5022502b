import { createFalClient } from '@fal-ai/client';
import RunwayML from '@runwayml/sdk';
import LumaAI from 'lumaai';
import OpenAI from 'openai';
import Replicate from 'replicate';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

/** The services' own clients from npm, pointed at the simulator: each runs a job to its end. */

const ID = 'videoservice';

const PROMPT = 'A paper boat crosses a rain puddle';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
	await simulator.control.reset();
});

const at = (path: string) => simulator.baseUrl(ID) + path;
const key = () => simulator.apiKey(ID);

async function end(jobId: string, message?: string): Promise<void> {
	const failure = { kind: 'failure' as const, code: '1', message };
	await simulator.control.finishJob(ID, jobId, message === undefined ? undefined : failure);
}

/** How a video file begins. */
async function beginningOf(file: Promise<Response> | Response): Promise<string> {
	const bytes = Buffer.from(await (await file).arrayBuffer());
	return bytes.subarray(4, 8).toString('latin1');
}

describe('the client of Replicate', () => {
	const client = () => new Replicate({ auth: key(), baseUrl: at('/replicate/v1') });

	it('gets the output of a prediction', async () => {
		const begun = await client().predictions.create({
			model: 'google/veo-3-fast',
			input: { prompt: PROMPT },
		});
		expect(begun.status).toBe('starting');
		await end(begun.id);
		const ended = await client().wait(begun, { interval: 10 });
		expect(ended.status).toBe('succeeded');
		const [link = ''] = ended.output as string[];
		expect(await beginningOf(fetch(link))).toBe('ftyp');
	});

	it('sees why one has failed, and cancels one', async () => {
		const first = await client().predictions.create({ version: 'v1', input: { prompt: PROMPT } });
		await end(first.id, 'CUDA out of memory');
		const failed = await client().predictions.get(first.id);
		expect(failed).toMatchObject({ status: 'failed', error: 'CUDA out of memory' });
		const second = await client().predictions.create({ version: 'v1', input: { prompt: PROMPT } });
		await client().predictions.cancel(second.id);
		expect((await client().predictions.get(second.id)).status).toBe('canceled');
		const { results } = await client().predictions.list();
		expect(results.map(({ id, status }) => [id, status])).toEqual([
			[second.id, 'canceled'],
			[first.id, 'failed'],
		]);
	});

	it('is refused with another key', async () => {
		const stranger = new Replicate({ auth: 'another', baseUrl: at('/replicate/v1') });
		await expect(stranger.predictions.get('rp1')).rejects.toThrow(/401/);
	});
});

describe('the client of fal', () => {
	const client = () =>
		createFalClient({
			credentials: key(),
			requestMiddleware: async (request) => ({
				...request,
				url: request.url.replace('https://queue.fal.run', at('/fal')),
			}),
		});

	it('gets the result of a request', async () => {
		const { queue } = client();
		// Its requests are found without the last part of its name.
		const model: string = 'fal-ai/veo3/fast';
		const { request_id: requestId } = await queue.submit(model, { input: { prompt: PROMPT } });
		expect((await queue.status(model, { requestId })).status).toBe('IN_QUEUE');
		await end(`fal-ai/veo3/requests/${requestId}`);
		expect((await queue.status(model, { requestId })).status).toBe('COMPLETED');
		const { data } = (await queue.result(model, { requestId })) as {
			data: { video: { url: string } };
		};
		expect(await beginningOf(fetch(data.video.url))).toBe('ftyp');
	});

	it('sees a failed request only in its result', async () => {
		const { queue } = client();
		const { request_id: requestId } = await queue.submit('fal-ai/veo3', {
			input: { prompt: PROMPT },
		});
		await end(`fal-ai/veo3/requests/${requestId}`, 'Runner ended the request');
		expect((await queue.status('fal-ai/veo3', { requestId })).status).toBe('COMPLETED');
		await expect(queue.result('fal-ai/veo3', { requestId })).rejects.toMatchObject({ status: 422 });
	});
});

test('the client of Runway gets the output of a task', async () => {
	const client = new RunwayML({ apiKey: key(), baseURL: at('/runway'), maxRetries: 0 });
	const { id } = await client.textToVideo.create({
		model: 'veo3.1',
		promptText: PROMPT,
		ratio: '1280:720',
		duration: 4,
	});
	expect((await client.tasks.retrieve(id)).status).toBe('PENDING');
	await end(id);
	const task = await client.tasks.retrieve(id);
	const [link = ''] = task.status === 'SUCCEEDED' ? task.output : [];
	expect(await beginningOf(fetch(link))).toBe('ftyp');
});

test('the client of Luma gets the assets of a generation', async () => {
	const client = new LumaAI({
		authToken: key(),
		baseURL: at('/luma/dream-machine/v1'),
		maxRetries: 0,
	});
	const { id = '', state } = await client.generations.video.create({
		model: 'ray-2',
		prompt: PROMPT,
	});
	expect(state).toBe('queued');
	await end(id);
	const ended = await client.generations.get(id);
	expect(ended.state).toBe('completed');
	expect(await beginningOf(fetch(ended.assets?.video ?? ''))).toBe('ftyp');
	const { generations } = await client.generations.list();
	expect(generations).toMatchObject([{ id, state: 'completed' }]);
});

test('the client of OpenAI gets the bytes of a video', async () => {
	const client = new OpenAI({ apiKey: key(), baseURL: at('/openaiVideos/v1'), maxRetries: 0 });
	const { id, status } = await client.videos.create({ prompt: PROMPT });
	expect(status).toBe('queued');
	await end(id);
	expect(await client.videos.retrieve(id)).toMatchObject({ status: 'completed', progress: 100 });
	expect(await beginningOf(await client.videos.downloadContent(id))).toBe('ftyp');
	expect((await client.videos.list()).data).toMatchObject([{ id, status: 'completed' }]);
});
