import { OTHER_FAMILIES } from '../../../simulator/globalaiopc/families';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { SAMPLE_BODY, ThirdPartyGlobalAiOpcClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyGlobalAiOpcClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyGlobalAiOpcClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const setSwitches = (changes: Record<string, unknown>) =>
	simulator.control.setSwitches('globalaiopc', changes);

describe('The key', () => {
	const strangers = () => [new ThirdPartyGlobalAiOpcClient(simulator, 'another-key')] as const;

	it('is refused with HTTP 401 when it is another one', async () => {
		const [stranger] = strangers();
		expect(await stranger.create()).toMatchObject({ status: 401, body: { code: '401' } });
		expect(await stranger.result('proj_1')).toMatchObject({ status: 401 });
		expect(await simulator.control.jobs()).toEqual([]);
	});

	it('is refused under HTTP 200 when switched to', async () => {
		await setSwitches({ wrongKey: 'code', codeForm: 'number' });
		const [stranger] = strangers();
		expect(await stranger.create()).toMatchObject({ status: 200, body: { code: 401 } });
	});

	it('is missed when there is no header', async () => {
		const response = await fetch(`${simulator.baseUrl('globalaiopc')}/v1/result/proj_1`);
		expect(response.status).toBe(401);
	});
});

describe('Headers', () => {
	it('need no content type unless switched to', async () => {
		const plain = { 'Content-Type': 'text/plain' };
		const send = () => client.send('POST', '/v1/videos/videos', SAMPLE_BODY, plain);
		expect((await send()).status).toBe(200);
		await setSwitches({ contentType: 'required' });
		expect((await send()).status).toBe(415);
		expect((await client.create()).status).toBe(200);
	});

	it('with an idempotency key give the first task again when switched to', async () => {
		const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'a' };
		const send = async () =>
			(await client.send('POST', '/v1/videos/videos', SAMPLE_BODY, headers)).body.id;
		expect(await send()).toEqual(expect.any(String));
		expect(await send()).not.toBe(await send());
		await setSwitches({ idempotencyKey: 'honoured' });
		expect(await send()).toBe(await send());
	});
});

describe('Addresses that no one serves', () => {
	it.each(['/v1/models', '/v1/balance', '/v1/v1/result/1'])('%s has no handler', async (path) => {
		expect(await client.send('GET', path)).toMatchObject({
			status: 404,
			body: { message: `No handler found for GET /kyyReactApiServer${path}` },
		});
	});
});

describe('The other families', () => {
	it.each(OTHER_FAMILIES.map(({ path, object, media }) => ({ path, object, media })))(
		'$path answers with a task, asked for like all others',
		async ({ path, object, media }) => {
			const { body } = await client.send('POST', path, { model: 'some-model', prompt: 'boat' });
			expect(body).toMatchObject({ id: expect.any(String), object, status: 'queued', error: null });
			await simulator.control.finishJob('globalaiopc', String(body.id));
			const result = (await client.result(body.id)).body;
			expect(result).toMatchObject({ id: body.id, status: 'completed', model: 'some-model' });
			const link = media === 'image' ? result.image_url : result.video_url;
			const file = await fetch(String(link));
			expect(file.headers.get('content-type')).toBe(media === 'image' ? 'image/png' : 'video/mp4');
		},
	);

	it('refuse a request without a model', async () => {
		expect((await client.send('POST', '/v1/sora/videos', { prompt: 'boat' })).body.code).toBe('1');
	});
});

describe('The model center', () => {
	const TASKS = '/v2/model-center/tasks';
	const BODY = { model: 'videos_stable', prompt: 'boat', duration: 5, aspect_ratio: '16:9' };

	it('shows progress, tokens and two links', async () => {
		await simulator.control.planJobs({ durationSeconds: 200 });
		const { body } = await client.send('POST', TASKS, BODY);
		await simulator.control.advance(105);
		expect((await client.send('GET', `${TASKS}/${body.id}`)).body).toMatchObject({
			id: body.id,
			status: 'processing',
			progress: 50,
			result_url: null,
		});
		await simulator.control.advance(100);
		const done = (await client.send('GET', `${TASKS}/${body.id}`)).body;
		expect(done).toMatchObject({
			status: 'completed',
			progress: 100,
			amount: 1.2,
			actualDuration: 5,
			totalTokens: expect.any(Number),
			error: null,
		});
		expect(done.result_url).toBe(done.video_url);
	});

	it('may wrap them in data', async () => {
		await setSwitches({ modelCenterShape: 'in-data' });
		const { body } = await client.send('POST', TASKS, BODY);
		const answer = await client.send('GET', `${TASKS}/${body.id}`);
		expect(answer.body).toMatchObject({ code: '0', data: { status: 'queued' } });
	});
});

describe('The review of assets', () => {
	it('takes several, and makes them active in time', async () => {
		const { body } = await client.send('POST', '/asset/sd2Manxue/assetUpload', {
			imageUrls: ['https://media.example.org/face.png', 'face.png'],
			videoUrls: [],
			audioUrls: ['https://media.example.org/voice.mp3'],
		});
		expect(body).toMatchObject({
			code: '0',
			data: { items: [{ status: 'submitted' }, { assetType: 'Audio' }], failedItems: [{}] },
		});
		const data = body.data as { items: { assetId: string }[] };
		const assetIds = data.items.map(({ assetId }) => assetId);
		const statuses = async () => {
			const answer = await client.send('POST', '/asset/sd2Manxue/assetStatus', { assetIds });
			return (answer.body.data as { items: { status: string }[] }).items.map(
				({ status }) => status,
			);
		};
		await simulator.control.advance(10);
		expect(await statuses()).toEqual(['Processing', 'Processing']);
		await simulator.control.advance(30);
		expect(await statuses()).toEqual(['Active', 'Active']);
		expect(await simulator.control.inspect('globalaiopc')).toMatchObject({ assets: [{}, {}] });
	});

	it('knows two more generations of the calls', async () => {
		const one = { assetType: 'Image', url: 'https://media.example.org/face.png', name: 'face' };
		const single = await client.send('POST', '/kyyVideo2/asset/upload', one);
		const assetId = single.body.data?.assetId;
		expect(assetId).toEqual(expect.any(String));
		const detail = await client.send('POST', '/asset/seedance2/assetDetail', { assetId });
		expect(detail.body).toMatchObject({ code: '0', data: { assetId, assetType: 'Image' } });
		const upload = await client.send('POST', '/asset/seedance2/assetUpload', {
			imageUrls: [one.url],
		});
		expect(upload.body).toMatchObject({ data: { items: [{ assetType: 'Image' }] } });
	});

	it.each(['assetUpload', 'assetStatus'])('refuses a body of another form in %s', async (call) => {
		const path = `/asset/sd2Manxue/${call}`;
		const body = { imageUrls: 'x', assetIds: 'x' };
		expect((await client.send('POST', path, body)).body).toMatchObject({ code: '1' });
	});
});
