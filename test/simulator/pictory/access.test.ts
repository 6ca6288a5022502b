import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyPictoryClient } from './third-party-client';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const QUOTA = '/v1/quota';
const CLIENT = { client_id: 'sim-client-id', client_secret: 'sim-client-secret' };

async function statusWith(headers: Record<string, string>): Promise<number> {
	return (await new ThirdPartyPictoryClient(simulator, headers).send('GET', QUOTA)).status;
}

async function newToken(): Promise<string> {
	const { body } = await new ThirdPartyPictoryClient(simulator, {}).send(
		'POST',
		'/v1/oauth2/token',
		CLIENT,
	);
	return String(body.access_token);
}

describe('Pictory lets in', () => {
	it('the raw key', async () => {
		expect(await statusWith({ Authorization: 'pictai_sim_key' })).toBe(200);
	});

	it.each<[string, Record<string, string>]>([
		['no key', {}],
		['another key', { Authorization: 'pictai_other' }],
		['Bearer', { Authorization: 'Bearer pictai_sim_key' }],
		['the key in another header', { 'X-Api-Key': 'pictai_sim_key' }],
	])('nobody with %s', async (_what, headers) => {
		const client = new ThirdPartyPictoryClient(simulator, headers);
		const { status, body } = await client.send('GET', QUOTA);
		expect(status).toBe(401);
		expect(body).toEqual({ message: 'Unauthorized' });
	});

	it('Bearer when told to', async () => {
		await simulator.control.setSwitches('pictory', { bearerPrefix: 'accept' });
		expect(await statusWith({ Authorization: 'Bearer pictai_sim_key' })).toBe(200);
	});

	it('no client that says it is Python urllib', async () => {
		const headers = { Authorization: 'pictai_sim_key', 'User-Agent': 'Python-urllib/3.12' };
		const response = await fetch(`${simulator.baseUrl('pictory')}${QUOTA}`, { headers });
		expect(response.status).toBe(403);
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(await response.text()).toContain('1010');
		await simulator.control.setSwitches('pictory', { blockedAgents: false });
		expect(await statusWith(headers)).toBe(200);
	});
});

describe('a token of the old scheme', () => {
	it('is bought with id and secret', async () => {
		const client = new ThirdPartyPictoryClient(simulator, {});
		const { status, body } = await client.send('POST', '/v1/oauth2/token', CLIENT);
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^[0-9a-f]{96}$/),
			expires_in: 3600,
			token_type: 'Bearer',
		});
	});

	it('is not sold for a wrong secret', async () => {
		const client = new ThirdPartyPictoryClient(simulator, {});
		const wrong = { ...CLIENT, client_secret: 'wrong' };
		expect((await client.send('POST', '/v1/oauth2/token', wrong)).status).toBe(401);
		await simulator.control.setSwitches('pictory', { tokenRefusal: 'http-400' });
		expect((await client.send('POST', '/v1/oauth2/token', wrong)).status).toBe(400);
	});

	it.each(['X-Pictory-User-Id', 'X-Pictory-Customer-Id'])('works bare, with %s', async (name) => {
		const token = await newToken();
		expect(await statusWith({ Authorization: token, [name]: 'sim-user-id' })).toBe(200);
		expect(await statusWith({ Authorization: token, [name]: 'somebody' })).toBe(401);
		expect(await statusWith({ Authorization: `Bearer ${token}`, [name]: 'sim-user-id' })).toBe(401);
	});

	it('may need the user id beside it', async () => {
		const token = await newToken();
		expect(await statusWith({ Authorization: token })).toBe(200);
		await simulator.control.setSwitches('pictory', { userIdHeader: 'required' });
		expect(await statusWith({ Authorization: token })).toBe(401);
	});

	it('lives for one hour', async () => {
		const token = await newToken();
		await simulator.control.advance(3599);
		expect(await statusWith({ Authorization: token })).toBe(200);
		await simulator.control.advance(1);
		expect(await statusWith({ Authorization: token })).toBe(401);
		expect(await statusWith({ Authorization: await newToken() })).toBe(200);
	});
});

it('limits the rate when told to, and says how long', async () => {
	await simulator.control.setSwitches('pictory', { rateLimitPerMinute: 2, retryAfterHeader: true });
	const client = new ThirdPartyPictoryClient(simulator);
	const answers = [];
	for (let count = 0; count < 3; count++) answers.push(await client.send('GET', QUOTA));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
	expect(answers[2]?.headers.get('retry-after')).toBe('60');
	await simulator.control.advance(60);
	expect((await client.send('GET', QUOTA)).status).toBe(200);
});
