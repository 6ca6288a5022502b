import { startSimulator, type Simulator } from '../../simulator/simulator';
// First of all that loads n8n, which reads these settings when it is loaded.
import './downloadProtectedEnvironment';
import { runWorkflow } from '../harness/runWorkflow';
import { startDownloadHost, type DownloadHost } from './downloadHost';
import { sha256, startDownload, VIDEO } from './downloadProbe';

const FORBIDDEN = /was not asked at 127\.0\.0\.1:\d+: this n8n does not allow requests/;

let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
beforeEach(() => host.answer((response) => response.end(VIDEO)));
afterAll(async () => await host.close());

/** The same host under the one name that the settings allow. */
const allowed = () => host.url.replace('127.0.0.1', 'localhost');

describe("n8n's protection against requests into private networks", () => {
	it('refuses a link to a private address, and the message says who can allow it', async () => {
		const source = { kind: 'link', url: `${host.url}/clip.mp4` } as const;
		const { trouble } = await startDownload(source, allowed()).done;
		expect(trouble).toMatchObject({
			kind: 'refused',
			message: expect.stringMatching(FORBIDDEN),
			advice: expect.stringContaining('administrator of n8n'),
		});
		expect(host.requests).toHaveLength(0);
	});

	it('lets a link pass that is allowed', async () => {
		const source = { kind: 'link', url: `${allowed()}/clip.mp4` } as const;
		const { bytes } = await startDownload(source, allowed()).done;
		expect(sha256(bytes)).toBe(sha256(VIDEO));
	});

	it('refuses a redirect into the private network', async () => {
		const location = `${host.url}/clip.mp4`;
		host.answer((response) => response.writeHead(302, { location }).end());
		const source = { kind: 'link', url: `${allowed()}/clip.mp4` } as const;
		const { trouble } = await startDownload(source, allowed()).done;
		expect(trouble?.message).toMatch(FORBIDDEN);
		expect(host.requests).toHaveLength(1);
	});

	it('refuses a redirect of the API into the private network', async () => {
		const location = `${host.url}/clip.mp4`;
		host.answer((response) => response.writeHead(307, { location }).end());
		const request = { purpose: 'read', method: 'GET', path: '/download' } as const;
		const { trouble } = await startDownload({ kind: 'providerRoute', request }, allowed()).done;
		expect(trouble?.message).toMatch(FORBIDDEN);
		expect(host.requests).toHaveLength(1);
	});

	it('refuses the API itself, as something that was never sent', async () => {
		const request = { purpose: 'read', method: 'GET', path: '/download' } as const;
		const { trouble } = await startDownload({ kind: 'providerRoute', request }, host.url).done;
		expect(trouble).toMatchObject({
			kind: 'refused',
			message: expect.stringMatching(/^Vizard was not asked at 127\.0\.0\.1/),
		});
		expect(host.requests).toHaveLength(0);
	});
});

describe('Export', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		// The API under the name that is allowed, its links under the address that is not.
		simulator = await startSimulator({ speed: 0 });
	});
	afterAll(async () => await simulator.close());

	it('fails at once with the job, the file and the reason, and is not tried three times', async () => {
		const baseUrl = simulator.baseUrl('vizard').replace('127.0.0.1', 'localhost');
		const about = { jobId: '={{ $json.jobId }}', jobType: 'fromInput' };
		const credentials = { vizardApi: { apiKey: simulator.apiKey('vizard'), baseUrl } };
		await simulator.control.planJobs({ durationSeconds: 0 });
		const { error } = await runWorkflow({
			items: [{ json: {} }],
			nodes: [
				{
					name: 'Submit',
					type: 'vizard',
					parameters: {
						resource: 'videoJob',
						operation: 'submit',
						jobType: 'clipping',
						videoUrl: 'https://media.example.org/a.mp4',
						language: 'auto',
					},
				},
				{
					name: 'Export',
					type: 'vizard',
					parameters: { resource: 'videoJob', operation: 'export', step: 'download', ...about },
				},
			],
			credentials,
		});

		expect(error?.message).toMatch(/^Vizard job '\d+', video 1: The file host was not asked/);
		expect(error?.message).toMatch(FORBIDDEN);
		expect(error?.description).toContain('N8N_SSRF_ALLOWED_HOSTNAMES');
		await expect(simulator.control.requests({ target: 'files' })).resolves.toEqual([]);
		await expect(simulator.control.requests({ url: '/project/query/' })).resolves.toHaveLength(1);
	});
});
