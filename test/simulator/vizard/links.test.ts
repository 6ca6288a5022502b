import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { eventually } from '../eventually';
import { ThirdPartyVizardClient } from './third-party-client';

const DAY = 24 * 3600;
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

describe('Vizard video link', () => {
	it('leads to an MP4 of the announced length on another origin than the API', async () => {
		const clip = await client.firstClip();
		expect(new URL(clip.videoUrl).origin).toBe(simulator.filesUrl);
		expect(simulator.filesUrl).not.toBe(simulator.url);
		const response = await fetch(clip.videoUrl);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('video/mp4');
		const bytes = Buffer.from(await response.arrayBuffer());
		expect(bytes.length).toBe(Number(response.headers.get('content-length')));
		expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
		// mvhd, version 0: time scale and duration follow 12 bytes of flags and dates.
		const header = bytes.indexOf('mvhd') + 4 + 12;
		const seconds = bytes.readUInt32BE(header + 4) / bytes.readUInt32BE(header);
		expect(seconds * 1000).toBeCloseTo(clip.videoMsDuration, -3);
	});

	it('works for 7 days and is renewed by querying again', async () => {
		const { projectId, videos } = await client.finished();
		const old = videos?.[0]?.videoUrl ?? '';
		await simulator.control.advance(7 * DAY - 5);
		expect((await fetch(old)).status).toBe(200);
		await simulator.control.advance(10);
		const refused = await fetch(old);
		expect(refused.status).toBe(403);
		expect(refused.headers.get('content-type')).toContain('xml');
		expect(await refused.text()).toContain('<Code>AccessDenied</Code>');

		const fresh = (await client.query(projectId)).body.videos?.[0]?.videoUrl ?? '';
		expect(fresh).not.toBe(old);
		expect(fresh.split('?')[0]).toBe(old.split('?')[0]);
		expect((await fetch(fresh)).status).toBe(200);
	});

	it.each([
		['without its signature', (url: string) => url.split('?')[0] ?? ''],
		['with a later end', (url: string) => url.replace(/Expires=\d/, 'Expires=9')],
		['with another signature', (url: string) => url.replace('Signature=', 'Signature=0')],
	])('is refused %s', async (_name, forge) => {
		expect((await fetch(forge((await client.firstClip()).videoUrl))).status).toBe(403);
	});

	it('shows each download in the timeline of the job', async () => {
		const clip = await client.firstClip();
		await (await fetch(clip.videoUrl, { headers: { range: 'bytes=0-9' } })).arrayBuffer();
		await eventually(async () => {
			const [job] = await simulator.control.jobs();
			expect(job?.timeline.map(({ event }) => event)).toEqual([
				'submitted',
				'finished',
				'queried',
				'download',
			]);
			expect(job?.timeline.at(-1)?.detail).toContain('bytes=0-9: 206, complete');
		});
	});

	it('shows in the request log what a client sent to the file host', async () => {
		const clip = await client.firstClip();
		await fetch(clip.videoUrl, { headers: { VIZARDAI_API_KEY: 'leaked' } });
		const [request] = await simulator.control.requests({ target: 'files' });
		expect(request).toMatchObject({ provider: 'vizard', status: 200, method: 'GET' });
		expect(request?.headers['vizardai_api_key']).toBe('leaked');
	});
});
