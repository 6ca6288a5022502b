import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { CLIPPING_BODY, ThirdPartyVizardClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;
let finalVideoId: number;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
	await simulator.control.setAccount('vizard', { captionSeconds: 0 });
	finalVideoId = (await client.firstClip()).videoId;
});
afterAll(() => simulator.close());

const posts = async () => {
	const inside = await simulator.control.inspect('vizard');
	return (inside as { posts: Record<string, unknown>[] }).posts;
};
const publish = (body: Record<string, unknown>) =>
	client.send('POST', '/project/publish-video', { finalVideoId, ...body });
const caption = (body: Record<string, unknown>) =>
	client.send('POST', '/project/ai-social', { finalVideoId, ...body });

describe('GET /project/social-accounts', () => {
	it('lists the accounts without a code', async () => {
		const { body } = await client.send('GET', '/project/social-accounts');
		expect(body).toMatchObject({ total: 5 });
		expect(body).not.toHaveProperty('code');
		expect(body['accounts']).toContainEqual({
			id: '88233',
			platform: 'Facebook',
			username: 'harbour',
			page: 'Harbour Council',
			profilePic: expect.any(String),
			pageProfilePic: expect.any(String),
			expiresAt: expect.any(Number),
			status: 'active',
		});
	});
});

describe('POST /project/publish-video', () => {
	it('publishes at once or at a time in milliseconds', async () => {
		const { nowMs } = await simulator.control.clock();
		expect((await publish({ socialAccountId: '88231' })).body).toEqual({ code: 2000 });
		await publish({ socialAccountId: '88232', publishTime: nowMs + 3_600_000, post: 'Later' });
		expect((await posts()).map(({ state }) => state)).toEqual(['posted', 'scheduled']);
		await simulator.control.advance(3600);
		expect((await posts()).map(({ state }) => state)).toEqual(['posted', 'posted']);
	});

	it('accepts a time in seconds and never posts', async () => {
		const { nowMs } = await simulator.control.clock();
		const publishTime = Math.floor(nowMs / 1000) + 60;
		expect((await publish({ socialAccountId: '88231', publishTime })).body.code).toBe(2000);
		await simulator.control.advance(3600);
		expect(await posts()).toMatchObject([{ state: 'dropped' }]);
	});

	it('takes 10 credits for a link on X, and drops the post when there are none', async () => {
		await simulator.control.setAccount('vizard', { credits: 15 });
		const post = 'See https://a.org and https://b.org';
		await publish({ socialAccountId: '88234', post });
		await publish({ socialAccountId: '88234', post });
		expect((await posts()).map(({ state }) => state)).toEqual(['posted', 'dropped']);
	});

	it.each<[string, Record<string, unknown>, number]>([
		['an unknown account', { socialAccountId: '1' }, 4011],
		['an unknown clip', { socialAccountId: '88231', finalVideoId: 1 }, 4006],
		['no clip', { socialAccountId: '88231', finalVideoId: null }, 4006],
	])('refuses %s', async (_name, body, code) => {
		expect((await publish(body)).body.code).toBe(code);
	});

	it('needs a plan', async () => {
		await simulator.control.setAccount('vizard', { plan: 'free' });
		expect((await publish({ socialAccountId: '88231' })).body.code).toBe(4004);
	});

	it('has an older path that knows TikTok only', async () => {
		const old = (socialAccountId: string) =>
			client.send('POST', '/project/publish', { finalVideoId, socialAccountId });
		expect((await old('88231')).body.code).toBe(2000);
		expect((await old('88232')).body.code).toBe(4011);
	});

	it('takes the only fields that samples of the older path send', async () => {
		const { nowMs } = await simulator.control.clock();
		const body = { finalVideoId, publishTime: nowMs + 3_600_000 };
		expect((await client.send('POST', '/project/publish', body)).body.code).toBe(2000);
		expect(await posts()).toMatchObject([{ platform: 'TikTok', state: 'scheduled' }]);
		expect((await publish({})).body.code).toBe(4011);
	});

	it('refuses a body that is no JSON and a wrong key', async () => {
		const path = '/project/publish-video';
		expect((await client.send('POST', path, 'post it')).body.code).toBe(-1000);
		const stranger = new ThirdPartyVizardClient(simulator, 'x');
		expect((await stranger.send('POST', path, {})).body.code).toBe(4001);
	});
});

describe('POST /project/ai-social', () => {
	it('writes a caption, with a title for YouTube only', async () => {
		expect((await caption({})).body).toEqual({
			code: 2000,
			aiSocialContent: expect.any(String),
		});
		expect((await caption({ aiSocialPlatform: 4 })).body).toHaveProperty('aiSocialTitle');
	});

	it.each([{ aiSocialPlatform: 8 }, { tone: 5 }, { voice: 2 }, { finalVideoId: 1 }])(
		'refuses %j',
		async (body) => {
			expect((await caption(body)).body.code).toBe(4006);
		},
	);

	it('finds no speech in a silent clip', async () => {
		const videoUrl = 'https://media.example.org/waves.mp4?sim-speech=none';
		finalVideoId = (await client.firstClip({ ...CLIPPING_BODY, videoUrl })).videoId;
		expect((await caption({})).body.code).toBe(4002);
	});

	it('takes its time', async () => {
		await simulator.control.setAccount('vizard', { captionSeconds: 90 });
		let answered = false;
		const pending = caption({}).then((answer) => {
			answered = true;
			return answer;
		});
		await simulator.control.advance(60);
		expect(answered).toBe(false);
		await simulator.control.setSpeed(10_000);
		expect((await pending).body.code).toBe(2000);
	});
});
