import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyWayinClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyWayinClient;
const switchTo = (changes: Record<string, unknown>) =>
	simulator.control.setSwitches('wayinvideo', changes);

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyWayinClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

describe('WayinVideo export', () => {
	it('renders chosen clips of a task, on a path without /results/', async () => {
		const { id, clips = [] } = await client.finished();
		const submitted = await client.post('/clips/export', {
			project_id: id,
			clip_indices: [0, 2],
			resolution: 'UHD_4K',
			enable_ai_reframe: true,
			ratio: 'RATIO_9_16',
		});
		expect(submitted.body).toEqual({
			data: { export_task_id: expect.stringMatching(/^exp_/), name: '', status: 'CREATED' },
		});
		const taskId = String(submitted.body.data?.export_task_id);
		await simulator.control.finishJob('wayinvideo', taskId);
		const { data } = (await client.get(`/clips/export/${taskId}`)).body;
		expect(data).toMatchObject({ export_task_id: taskId, status: 'SUCCEEDED', cost_usage: 48 });
		expect(data).not.toHaveProperty('id');
		expect(data?.clips).toMatchObject([
			{ idx: 0, title: clips[0]?.title, export_link: expect.stringMatching(/\.mp4\?/) },
			{ idx: 2, title: clips[2]?.title, export_link: expect.stringMatching(/\.mp4\?/) },
		]);
		expect((await client.get(`/clips/export/results/${taskId}`)).status).toBe(404);
	});

	it('renders all clips when none are named', async () => {
		const { id, clips = [] } = await client.finished();
		const { data } = (await client.post('/clips/export', { project_id: id })).body;
		await simulator.control.finishJob('wayinvideo', String(data?.export_task_id));
		const done = await client.get(`/clips/export/${data?.export_task_id}`);
		expect(done.body.data?.clips).toHaveLength(clips.length);
	});

	it('of a task that runs is taken, or refused', async () => {
		const id = await client.clippingId();
		expect((await client.post('/clips/export', { project_id: id })).status).toBe(200);
		await switchTo({ exportBeforeSuccess: 'refuse' });
		expect((await client.post('/clips/export', { project_id: id })).status).toBe(400);
	});

	it.each([
		['fails-export', 'FAILED', undefined],
		['lacks-link', 'SUCCEEDED', [false, true]],
		['left-out', 'SUCCEEDED', [true]],
	])('of which one clip fails: %s', async (failedClip, status, links) => {
		await switchTo({ failedClip });
		const { id } = await client.finished({ limit: 2 });
		const { data } = (await client.post('/clips/export', { project_id: id })).body;
		await simulator.control.failJob('wayinvideo', String(data?.export_task_id), 'one-clip');
		const done = (await client.get(`/clips/export/${data?.export_task_id}`)).body.data;
		expect(done?.status).toBe(status);
		if (links)
			expect(done?.clips?.map(({ export_link }) => export_link !== undefined)).toEqual(links);
	});

	it.each(['prj0000', 'hmtask1'])('of the unknown task %s is refused', async (project_id) => {
		expect((await client.post('/clips/export', { project_id })).status).toBe(404);
	});
});
