import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { STORYBOARD_BODY, ThirdPartyPictoryClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyPictoryClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyPictoryClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

describe('jobs', () => {
	it('that do not exist answer 404, in the form of the switch', async () => {
		const unknown = await client.job('4a1c7d20-93b5-4e6f-8d01-5c2e9f7b6a38');
		expect(unknown).toMatchObject({
			status: 404,
			body: { error_code: '5000', error_message: 'JOB_NOT_FOUND' },
		});
		await simulator.control.setSwitches('pictory', { notFoundBody: 'message' });
		expect((await client.job('x')).body).toEqual({ message: 'Job not found' });
	});

	it('may be unknown shortly after submit', async () => {
		await simulator.control.setSwitches('pictory', { newJobNotFoundSeconds: 5 });
		const { body } = await client.generate();
		expect((await client.job(body.data?.jobId)).status).toBe(404);
		await simulator.control.advance(5);
		expect((await client.job(body.data?.jobId)).status).toBe(200);
	});

	it('whose data is gone are cleaned, or not found', async () => {
		const created = await client.generate();
		await client.finish(created);
		const jobId = created.body.data?.jobId ?? '';
		await simulator.control.expireJob('pictory', jobId);
		expect((await client.job(jobId)).body).toEqual({
			job_id: jobId,
			success: true,
			data: { status: 'cleaned' },
		});
		await simulator.control.setSwitches('pictory', { cleanedJob: 'not-found' });
		expect((await client.job(jobId)).status).toBe(404);
	});

	it('are listed by pages, newest first, with the id inside data', async () => {
		await simulator.control.setSwitches('pictory', { jobsPageSize: 2 });
		const ids = [];
		for (let count = 0; count < 3; count++) {
			ids.unshift((await client.generate()).body.data?.jobId);
		}
		const first = (await client.send('GET', '/v1/jobs')).body;
		expect(first.items).toEqual(
			ids.slice(0, 2).map((jobId) => ({ success: true, data: { jobId, status: 'in-progress' } })),
		);
		const key = encodeURIComponent(String(first.nextPageKey));
		const second = (await client.send('GET', `/v1/jobs?nextPageKey=${key}`)).body;
		expect(second.items).toHaveLength(1);
		expect(second).not.toHaveProperty('nextPageKey');
		expect((await client.send('GET', '/v1/jobs?nextPageKey=nonsense')).status).toBe(400);
	});

	it.each([
		['project-renders', 'in-progress', 'pending'],
		['all', 'pending', 'pending'],
		['never', 'in-progress', 'in-progress'],
	])('with the switch %s are %s and %s while queued', async (pendingStatus, clip, project) => {
		await simulator.control.setSwitches('pictory', { pendingStatus });
		const created = [
			await client.generate(),
			await client.send('POST', '/v2/projects/300411/render'),
		];
		const answers = await Promise.all(created.map(({ body }) => client.job(body.data?.jobId)));
		expect(answers.map(({ body }) => body.data?.status)).toEqual([clip, project]);
	});
});

describe('projects', () => {
	it('are kept by saveProject, beside an old one with a number for an id', async () => {
		await client.render({ ...STORYBOARD_BODY, saveProject: true });
		const { body } = await client.send('GET', '/v2/projects');
		expect(body.pageKey).toBeNull();
		expect(body.items?.map(({ id }) => typeof id)).toEqual(['string', 'number']);
		const [{ id } = {}] = body.items ?? [];
		const { body: project } = await client.send('GET', `/v2/projects/${String(id)}`);
		expect(project).toMatchObject({
			project_id: id,
			projectName: 'harbour-morning',
			videoURL: null,
		});
	});

	it('know their last render, under their own names', async () => {
		const render = await client.send('POST', '/v2/projects/300411/render', {});
		const { data } = await client.finish(render);
		const { body } = await client.send('GET', '/v2/projects/300411');
		expect(body).toMatchObject({ videoURL: data?.videoURL, shareVideoURL: data?.videoShareURL });
	});

	it('are updated as a whole: what is left out is lost', async () => {
		const path = '/v2/projects/300411';
		const { body: project } = await client.send('GET', path);
		const renamed = { ...project, projectName: 'New harbour' };
		expect((await client.send('PUT', path, renamed)).body).toEqual({
			success: true,
			message: expect.any(String),
			project: renamed,
		});
		expect((await client.send('GET', path)).body).toEqual(renamed);
		const { items } = (await client.send('GET', '/v2/projects')).body;
		expect(items).toContainEqual(expect.objectContaining({ id: 300411, name: 'New harbour' }));
		await client.send('PUT', path, { projectName: 'A name alone' });
		expect((await client.send('GET', path)).body).toEqual({ projectName: 'A name alone' });
		expect((await client.send('PUT', path, {})).status).toBe(400);
		expect((await client.send('PUT', '/v2/projects/300999', renamed)).status).toBe(403);
	});

	it('serve as templates, unless they are somebody else’s', async () => {
		const video = (templateId: string) => client.render({ videoName: 'a', templateId });
		expect((await video('300411')).status).toBe(200);
		expect((await video('300999')).status).toBe(400);
	});

	it('are deleted for good, unless they are somebody else’s', async () => {
		expect((await client.send('DELETE', '/v2/projects/300999')).status).toBe(403);
		expect((await client.send('DELETE', '/v2/projects/300411')).body).toMatchObject({
			success: true,
		});
		expect((await client.send('GET', '/v2/projects/300411')).status).toBe(404);
	});
});

describe('credits', () => {
	it('have a history, newest first', async () => {
		await simulator.control.planJobs({ outcome: { kind: 'failure', code: 'X' }, times: 1 });
		await client.finish(await client.generate());
		const usage = (await client.send('GET', '/v1/aicredits/usage')).body as unknown;
		expect(usage).toEqual([
			expect.objectContaining({ type: 'credit', amount: 12.8 }),
			{
				transactionId: expect.any(String),
				type: 'debit',
				amount: 12.8,
				source: 'studioVideo',
				description: expect.any(String),
				plan: 'Teams',
				transactionDate: expect.stringMatching(/Z$/),
			},
		]);
	});

	it('are asked for by month, or not by date at all', async () => {
		await client.generate();
		const year = new Date().getUTCFullYear();
		const refused = await client.send('GET', `/v1/aicredits/usage?year=${year}`);
		expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
		const other = await client.send('GET', `/v1/aicredits/usage?year=${year - 1}&month=1`);
		expect(other.body).toEqual([]);
	});

	it('and minutes are in the quota', async () => {
		await client.finish(await client.render());
		expect((await client.send('GET', '/v1/quota')).body).toEqual({
			videoMinutes: { used: 1, limit: 600 },
			transcriptionMinutes: { used: 0, limit: 600 },
			elevenLabsVoiceOverMinutes: { used: 0, limit: 60 },
			aiCredits: { used: 0, limit: 2000 },
		});
	});
});
