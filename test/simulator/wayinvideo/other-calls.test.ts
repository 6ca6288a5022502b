import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyWayinClient, VIDEO_URL } from './third-party-client';

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

async function finishedText(kind: 'summaries' | 'transcripts', body: object = {}) {
	const { data } = (await client.post(`/${kind}`, { video_url: VIDEO_URL, ...body })).body;
	const early = (await client.get(`/${kind}/results/${data?.id}`)).body.data;
	await simulator.control.finishJob('wayinvideo', String(data?.id));
	return { early, done: (await client.get(`/${kind}/results/${data?.id}`)).body.data };
}

describe('WayinVideo texts', () => {
	it('are summaries with highlights', async () => {
		const { early, done } = await finishedText('summaries');
		expect(early).not.toHaveProperty('summary');
		expect(done).toMatchObject({
			status: 'SUCCEEDED',
			title: expect.any(String),
			summary: expect.any(String),
			tags: expect.any(Array),
			highlights: [
				{
					start: expect.any(Number),
					end: expect.any(Number),
					desc: expect.any(String),
					events: [{ timestamp: expect.any(Number), desc: expect.any(String) }],
				},
			],
		});
	});

	it.each([
		['number', 400],
		['text', '400'],
	])('are transcripts with speakers and times as %s', async (transcriptTimes, start) => {
		await switchTo({ transcriptTimes });
		const { early, done } = await finishedText('transcripts', { target_lang: 'de' });
		expect(early).not.toHaveProperty('transcript');
		const [first] = done?.transcript as object[];
		expect(first).toMatchObject({ start, speaker: 'Speaker 1', language: 'de' });
	});
});

describe('WayinVideo upload', () => {
	const clipOf = async (video_url: string) => {
		const { body, status } = await client.clip({ video_url });
		if (status !== 200) return { status: String(status) };
		await simulator.control.finishJob('wayinvideo', String(body.data?.id));
		return (await client.results(body.data?.id)).body.data ?? {};
	};

	it('gives an address for a PUT without a key, and an identity', async () => {
		const identity = await client.uploaded('council.mp4');
		expect(identity).toMatch(/^upl_/);
		expect((await clipOf(identity)).status).toBe('SUCCEEDED');
	});

	it('can be used once, or as often as the switch says', async () => {
		const identity = await client.uploaded('council.mp4');
		await clipOf(identity);
		expect(await clipOf(identity)).toMatchObject({
			status: 'FAILED',
			error_message: 'the uploaded file has been used already',
		});
		await switchTo({ identityUse: 'often' });
		expect((await clipOf(identity)).status).toBe('SUCCEEDED');
	});

	it('is not used up by a submit that is refused', async () => {
		const identity = await client.uploaded('council.mp4');
		await simulator.control.setAccount('wayinvideo', { unitsLeft: 0 });
		expect(await clipOf(identity)).toEqual({ status: '402' });
		await simulator.control.setAccount('wayinvideo', { unitsLeft: 1000 });
		expect((await clipOf(identity)).status).toBe('SUCCEEDED');
	});

	it('takes other formats, which fail later', async () => {
		expect(await clipOf(await client.uploaded('council.mkv'))).toMatchObject({
			status: 'FAILED',
			error_message: 'unsupported video format',
		});
	});

	it('without a file fails later, or is refused', async () => {
		const { data } = (await client.post('/upload/single-file', { name: 'a.mp4' })).body;
		expect((await clipOf(String(data?.identity))).error_message).toBe('the file was not uploaded');
		await switchTo({ unknownIdentity: 'refuse' });
		expect(await clipOf('upl_unheard_of')).toEqual({ status: '400' });
	});

	it('has an address that works for an hour', async () => {
		const { data } = (await client.post('/upload/single-file', { name: 'a.mp4' })).body;
		await simulator.control.advance(3600);
		const put = await fetch(String(data?.upload_url), { method: 'PUT', body: 'film' });
		expect(put.status).toBe(403);
	});

	it('needs a name and the Standard plan', async () => {
		expect((await client.post('/upload/single-file', {})).status).toBe(400);
		await simulator.control.setAccount('wayinvideo', { plan: 'free' });
		expect((await client.post('/upload/single-file', { name: 'a.mp4' })).status).toBe(403);
	});

	it('is needed for plain files when links to them fail', async () => {
		const link = 'https://media.example.org/council.mp4';
		expect((await clipOf(link)).status).toBe('SUCCEEDED');
		await switchTo({ directFileUrls: 'fail-later' });
		expect((await clipOf(link)).status).toBe('FAILED');
	});
});

describe('WayinVideo social media', () => {
	it('lists the accounts, bare or inside data', async () => {
		const bare = await client.get('/social-media/accounts?active_only=true');
		expect(bare.body).toEqual([
			{ id: '5101', platform: 'youtube', platform_username: 'Harbour Clips', token_valid: true },
			{ id: '5102', platform: 'tiktok', platform_username: 'harbour.clips', token_valid: true },
		]);
		await switchTo({ socialAccountsForm: 'data' });
		const inside = await client.get('/social-media/accounts');
		expect(inside.body.data).toHaveLength(3);
	});

	it('publishes a clip of a project that was rendered', async () => {
		const { id } = await client.finished({ enable_export: true });
		const publish = (more: object = {}) =>
			client.post('/social-media/publish', {
				project_id: id,
				idx: 0,
				resolution: '720p',
				publish_configs: { 5101: { title: 'Ferries', visibility: 'public' } },
				scheduled_at: null,
				...more,
			});
		expect((await publish()).status).toBe(200);
		expect(await simulator.control.inspect('wayinvideo')).toMatchObject({
			posts: [{ projectId: id, idx: 0, accounts: ['5101'], scheduledAt: null }],
		});
		expect((await publish({ idx: 99 })).status).toBe(400);
		expect((await publish({ publish_configs: { 5103: {} } })).status).toBe(400);
		expect((await publish({ scheduled_at: '2199-01-01T00:00:00Z' })).status).toBe(400);
		const plain = await client.finished();
		expect((await publish({ project_id: plain.id })).status).toBe(400);
	});
});

describe('The name of a text task', () => {
	it.each(['/summaries', '/transcripts'])('of %s is the title of the video', async (path) => {
		const name = async (video_url: string) => {
			const { id } = (await client.post(path, { video_url })).body.data ?? {};
			await simulator.control.finishJob('wayinvideo', String(id));
			return (await client.get(`${path}/results/${String(id)}`)).body.data?.name;
		};
		expect(await name(VIDEO_URL)).toMatch(/\w+ \w+/);
		expect(await name('https://media.example.org/harbour-council.mp4')).toBe('harbour-council');
		expect(await name(await client.uploaded('council meeting.mp4'))).toBe('council meeting');
	});

	it('goes with a picture in a summary', async () => {
		const { id } = (await client.post('/summaries', { video_url: VIDEO_URL })).body.data ?? {};
		await simulator.control.finishJob('wayinvideo', String(id));
		const { data } = (await client.get(`/summaries/results/${String(id)}`)).body;
		const picture = await fetch(String(data?.['video_thumbnail']));
		expect(picture.headers.get('content-type')).toBe('image/jpeg');
	});
});

describe('An upload', () => {
	const address = async (name: string) =>
		String((await client.post('/upload/single-file', { name })).body.data?.['upload_url']);

	it.each(['council meeting.mp4', 'Fähre 100%.mp4', 'a+b?c#d.mov'])('takes %s', async (name) => {
		const identity = await client.uploaded(name);
		expect(await simulator.control.inspect('wayinvideo')).toMatchObject({
			uploads: [{ identity, name, received: { bytes: 4 } }],
		});
		const { id } = (await client.clip({ video_url: identity })).body.data ?? {};
		await simulator.control.finishJob('wayinvideo', String(id));
		expect((await client.results(id)).body.data?.status).toBe('SUCCEEDED');
	});

	it.each([
		['any', 200, 200],
		['s3', 501, 400],
	])('of the host %s', async (uploadHost, chunkedStatus, authorizedStatus) => {
		await switchTo({ uploadHost });
		const put = async (init: object) =>
			(await fetch(await address('a.mp4'), { method: 'PUT', ...init })).status;
		expect(await put({ body: 'film' })).toBe(200);
		const headers = { authorization: 'Bearer sim-wayinvideo-key' };
		expect(await put({ body: 'film', headers })).toBe(authorizedStatus);
		const chunks = new Blob(['film']).stream();
		expect(await put({ body: chunks, duplex: 'half' })).toBe(chunkedStatus);
	});
});
