import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyClipzyClient, videoFile } from './third-party-client';

const EARLIER = 'vid_0a1b2c3d4e5f';
const CONSOLE = 'https://console.example.org';

let simulator: Simulator;
let client: ThirdPartyClipzyClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyClipzyClient(simulator);
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

const setSwitches = (switches: Record<string, unknown>) =>
	simulator.control.setSwitches('clipzy', switches);
const call = (method: string, path: string, headers: Record<string, string> = {}) =>
	fetch(client.url(path), {
		method,
		headers: { ...client.headers(), ...headers },
		redirect: 'manual',
	});

describe('a page in a browser', () => {
	const preflight = (path: string) =>
		fetch(client.url(path), {
			method: 'OPTIONS',
			headers: {
				origin: CONSOLE,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'authorization,content-type',
			},
		});

	it.each(['required', 'open'])('may ask first, without a token (auth %s)', async (auth) => {
		await setSwitches({ auth });
		const response = await preflight('/jobs');
		expect([response.status, await response.text()]).toEqual([200, 'OK']);
		expect(response.headers.get('access-control-allow-origin')).toBe(CONSOLE);
		expect(response.headers.get('access-control-allow-methods')).toContain('POST');
		expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
		expect(response.headers.get('access-control-allow-credentials')).toBe('true');
	});

	it('may read answers and refusals of the engine', async () => {
		for (const path of ['/health', '/jobs/job_000000000000', '/nothing']) {
			const { headers } = await call('GET', path, { origin: CONSOLE });
			expect([path, headers.get('access-control-allow-origin')]).toEqual([path, '*']);
		}
	});

	it('gets nothing where no page asks', async () => {
		const { headers } = await call('GET', '/health');
		expect(headers.get('access-control-allow-origin')).toBeNull();
	});
});

describe('methods and paths', () => {
	it.each([
		['DELETE', '/jobs/job_000000000000', 'GET'],
		['HEAD', '/jobs', 'POST'],
		['HEAD', '/jobs/job_000000000000/download', 'GET'],
		['OPTIONS', '/jobs', 'POST'],
		['GET', '/videos/upload', 'POST'],
	])('%s %s is not allowed', async (method, path, allow) => {
		const response = await call(method, path);
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe(allow);
		if (method !== 'HEAD') expect(await response.json()).toEqual({ detail: 'Method Not Allowed' });
	});

	it.each([
		['POST', '/jobs/job_000000000000/cancel'],
		['GET', '/videos'],
	])('%s %s is not found', async (method, path) => {
		expect(await client.send(method, path)).toMatchObject({
			status: 404,
			body: { detail: 'Not Found' },
		});
	});

	it('redirects a trailing slash', async () => {
		const response = await call('GET', '/jobs/?page=2');
		expect(response.status).toBe(307);
		expect(response.headers.get('location')).toBe(`${client.url('/jobs')}?page=2`);
		expect((await call('GET', '/nothing/')).status).toBe(404);
	});

	it('follows the slash only for those who have a token', async () => {
		const response = await fetch(client.url('/jobs/'), { redirect: 'manual' });
		expect(response.status).toBe(401);
	});
});

describe('the wire', () => {
	it('has no charset in the type of JSON', async () => {
		const { headers } = await call('GET', '/health');
		expect(headers.get('content-type')).toBe('application/json');
	});

	it('keeps the decimals of floats', async () => {
		const { data } = (await client.upload()).body;
		const text = await (await call('GET', `/videos/info/${String(data.video_id)}`)).text();
		expect(text).toContain('"duration_seconds":60.0,"frame_rate":30.0');
	});

	it('names the local path of an upload', async () => {
		const storageUrl = async () =>
			(await client.upload(videoFile('a b.mp4'))).body.data.storage_url;
		expect(await storageUrl()).toBe('file:////app/storage/videos/a b.mp4');
		await setSwitches({ variant: 'engine-a' });
		expect(await storageUrl()).toBe('storage/videos/a b.mp4');
	});

	it('does not name a video that it does not know', async () => {
		expect((await client.get('/videos/info/vid_000000000000')).body).toEqual({
			detail: 'Video not found',
		});
	});
});

describe('what crashes the handler of the engine', () => {
	const asText = () =>
		fetch(client.url('/jobs'), {
			method: 'POST',
			headers: { ...client.headers(), 'content-type': 'text/plain', origin: CONSOLE },
			body: JSON.stringify({ video_id: EARLIER }),
		});

	it('is JSON that is sent as text', async () => {
		const response = await asText();
		expect(response.status).toBe(500);
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(response.headers.get('access-control-allow-origin')).toBeNull();
		expect(await response.text()).toMatch(/^Traceback/);
		await setSwitches({ debug: false });
		expect(await (await asText()).json()).toMatchObject({
			success: false,
			error: { detail: 'Internal error' },
		});
	});

	it('is a text where the file must be', async () => {
		const form = new FormData();
		form.append('file', 'beach.mp4');
		const init = { method: 'POST', headers: client.headers(), body: form };
		const response = await fetch(client.url('/videos/upload'), init);
		expect(response.status).toBe(500);
		expect(await response.text()).toMatch(/^Traceback/);
	});

	it.each(['application/json; charset=utf-8', 'application/vnd.api+json'])(
		'is not JSON that is sent as %s',
		async (type) => {
			const response = await fetch(client.url('/jobs'), {
				method: 'POST',
				headers: { ...client.headers(), 'content-type': type },
				body: JSON.stringify({ video_id: EARLIER }),
			});
			expect(response.status).toBe(200);
		},
	);
});
