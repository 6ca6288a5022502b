import { request } from 'node:http';
import { startSimulator, type Simulator } from '../../simulator/simulator';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
afterAll(() => simulator.close());

const CREATES = [
	['vizard', '/project/create'],
	['clipzy', '/api/v1/jobs'],
	['globalaiopc', '/v1/videos/videos'],
	['wayinvideo', '/clips'],
	['pictory', '/v1/aistudio/videos'],
] as const;
const OF_THE_FRAMEWORK = /FST_ERR|statusCode|Route \w+:/;
const TOO_LARGE = 'x'.repeat(11 * 1024 * 1024);

/** fetch would mend the address before it is sent. */
function statusAndBody(path: string): Promise<{ status: number | undefined; body: string }> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(simulator.url);
		request({ hostname, port, path }, (response) => {
			let body = '';
			response.on('data', (chunk) => (body += String(chunk)));
			response.on('end', () => resolve({ status: response.statusCode, body }));
		})
			.on('error', reject)
			.end();
	});
}

describe.each(CREATES)('%s', (provider, create) => {
	const headers = () => {
		const key = simulator.apiKey(provider);
		const authorization = provider === 'pictory' ? key : `Bearer ${key}`;
		return { authorization, vizardai_api_key: key };
	};

	it('does not answer an unknown path in the words of the framework', async () => {
		const response = await fetch(`${simulator.baseUrl(provider)}/no/such/path`, {
			headers: headers(),
		});
		expect(response.status).toBe(404);
		expect(await response.text()).not.toMatch(OF_THE_FRAMEWORK);
	});

	it('does not refuse a large body in the words of the framework', async () => {
		const response = await fetch(`${simulator.baseUrl(provider)}${create}`, {
			method: 'POST',
			headers: { ...headers(), 'content-type': 'application/json' },
			body: JSON.stringify({ prompt: TOO_LARGE }),
		});
		expect(response.status).toBe(413);
		const body = await response.text();
		expect(body).toContain('<h1>413 Payload Too Large</h1>');
		expect(body).not.toMatch(OF_THE_FRAMEWORK);
	});

	it('does not refuse an address that is none in the words of the framework', async () => {
		const { pathname } = new URL(simulator.baseUrl(provider));
		const { status, body } = await statusAndBody(`${pathname}/%zz`);
		expect(status).toBe(400);
		expect(body).not.toMatch(OF_THE_FRAMEWORK);
	});
});
