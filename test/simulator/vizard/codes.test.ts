import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { CLIPPING_BODY, EDITING_BODY, ThirdPartyVizardClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const failing = (code: number) => ({
	...CLIPPING_BODY,
	videoUrl: `https://media.example.org/talk.mp4?sim-fail=${code}`,
});

describe('a path that no one serves', () => {
	const answer = () => client.send('GET', '/project/list');

	it('is answered by the framework behind the service', async () => {
		expect(await answer()).toMatchObject({
			status: 404,
			body: {
				...{ timestamp: expect.any(String), status: 404, error: 'Not Found' },
				path: '/hvizard-server-front/open-api/v1/project/list',
			},
		});
	});

	it('may be answered with a code', async () => {
		await simulator.control.setSwitches('vizard', { unknownPath: 'code' });
		expect(await answer()).toMatchObject({ status: 200, body: { code: -1000 } });
	});
});

describe('Vizard codes', () => {
	const OF_SOURCES = [4002, 4004, 4005, 4007, 4008, 4009, 4010];

	it.each(OF_SOURCES)('%i shows on query when the source URL asks for it', async (code) => {
		const { body } = await client.create(failing(code));
		expect(body.code).toBe(2000);
		expect((await client.query(body.projectId)).body.code).toBe(1000);
		await simulator.control.advance(3 * 3600);
		expect((await client.query(body.projectId)).body).toMatchObject({
			code,
			projectId: body.projectId,
			errMsg: expect.any(String),
			videos: [],
		});
	});

	it.each(OF_SOURCES)('%i shows on create when switched to', async (code) => {
		await simulator.control.setSwitches('vizard', { sourceFaults: 'on-create' });
		expect((await client.create(failing(code))).body).toEqual({
			code,
			errMsg: expect.any(String),
		});
		expect(await simulator.control.jobs()).toEqual([]);
	});

	it('of a planned failure carries the planned text', async () => {
		await simulator.control.planJobs({
			provider: 'vizard',
			times: 1,
			outcome: { kind: 'failure', code: 4008, message: 'host is down' },
		});
		expect(await client.finished()).toMatchObject({ code: 4008, errMsg: 'host is down' });
		expect((await client.finished()).code).toBe(2000);
	});

	it('of a failed project may come bare', async () => {
		await simulator.control.setSwitches('vizard', { failedQueryBody: 'bare' });
		expect(await client.finished(failing(4002))).toEqual({
			code: 4002,
			errMsg: expect.any(String),
		});
	});

	it.each(['create', 'query'])('4001 answers a wrong key on %s', async (call) => {
		const stranger = new ThirdPartyVizardClient(simulator, 'another-key');
		const answer = call === 'create' ? await stranger.create() : await stranger.query(1);
		expect(answer).toMatchObject({ status: 200, body: { code: 4001 } });
	});

	it('come with an HTTP status of their own when switched to', async () => {
		const stranger = new ThirdPartyVizardClient(simulator, 'another-key');
		await simulator.control.setSwitches('vizard', { httpStatus: 'conventional' });
		expect((await stranger.create()).status).toBe(401);
		expect((await client.create({})).status).toBe(400);
		await simulator.control.setSwitches('vizard', { httpStatusByCode: { 4001: 403 } });
		expect((await stranger.create()).status).toBe(403);
	});

	it.each([
		['shorter than 3 minutes', 179, 2000],
		['of 3 minutes', 180, 4005],
	])('judge a source in editing mode that is %s', async (_name, durationSeconds, code) => {
		await simulator.control.describeSource(EDITING_BODY.videoUrl, { durationSeconds });
		expect((await client.finished(EDITING_BODY)).code).toBe(code);
	});

	it.each([
		['of half a minute', 30, 4002],
		['of 10 hours', 36_000, 2000],
		['longer than 10 hours', 36_001, 4002],
	])('judge a source in clipping mode that is %s', async (_name, durationSeconds, code) => {
		await simulator.control.describeSource(CLIPPING_BODY.videoUrl, { durationSeconds });
		expect((await client.finished()).code).toBe(code);
	});
});

describe('Vizard minutes', () => {
	const minutesLeft = async () => (await simulator.control.account('vizard')).values['minutesLeft'];

	beforeEach(async () => {
		await simulator.control.describeSource(CLIPPING_BODY.videoUrl, { durationSeconds: 601 });
		await simulator.control.setAccount('vizard', { minutesLeft: 15 });
	});

	it('are taken by source length until 4007', async () => {
		expect((await client.create()).body.code).toBe(2000);
		expect(await minutesLeft()).toBe(4);
		expect((await client.create()).body.code).toBe(4007);
	});

	it('may be found missing later, on query', async () => {
		await simulator.control.setSwitches('vizard', { minutesCheck: 'on-query' });
		await client.create();
		expect((await client.finished()).code).toBe(4007);
		expect(await minutesLeft()).toBe(4);
	});

	it.each([
		[true, 15],
		[false, 4],
	])('come back from a failed project: %s', async (refundFailed, left) => {
		await simulator.control.setSwitches('vizard', { refundFailed });
		await simulator.control.planJobs({ outcome: { kind: 'failure', code: 4002 } });
		await client.finished();
		expect(await minutesLeft()).toBe(left);
	});
});
