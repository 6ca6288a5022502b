import { startRecordingServer, type RecordingServer } from '../harness/recordingServer';
import { keysIn } from '../harness/keyForms';
import { clipzyKit } from '../providers/clipzy';
import { ContractRun } from './contractRun';
import { SkippedTime } from '../harness/skippedTime';

// Pauses between tries are not under test here.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

/** Clipzy alone has links that are asked for with the key: those to the API's own host, port and scheme. */
describe('a result of Clipzy that lies elsewhere', () => {
	let contract: ContractRun;
	let elsewhere: RecordingServer;
	beforeAll(async () => {
		contract = await ContractRun.start(clipzyKit);
	});
	beforeEach(async () => {
		await contract.simulator.control.reset();
		elsewhere = await startRecordingServer(() => ({
			status: 200,
			headers: { 'content-type': 'video/mp4' },
			body: 'a video',
		}));
	});
	afterEach(async () => await elsewhere.close());
	afterAll(async () => await contract.stop());

	const key = () => contract.simulator.apiKey('clipzy');

	async function exported(): Promise<void> {
		const job = await contract.start('styleTransfer');
		await contract.finish(job);
		await contract.about('export', job);
	}

	function expectAskedWithoutKey(): void {
		expect(elsewhere.arrived.length).toBeGreaterThan(0);
		const asked = elsewhere.arrived.map(({ method, path, headers }) => ({ method, path, headers }));
		expect(keysIn(JSON.stringify(asked), [key()])).toEqual([]);
		for (const { headers } of asked) expect(headers.authorization ?? '').not.toContain('Bearer');
	}

	it.each([
		['on another port of the same host', (host: string) => `http://${host}/a.mp4`],
		[
			'behind an address that begins like the Base URL',
			(host: string) => `http://${new URL(contract.simulator.url).host}@${host}/a.mp4`,
		],
		[
			'where the key is put into the address',
			(host: string) => `http://${host}/a.mp4?token=${encodeURIComponent(key())}`,
		],
	])('is asked for without the key %s', async (_where, link) => {
		await contract.simulator.control.injectFault({
			times: 0,
			effect: {
				kind: 'rewrite',
				set: { 'data.output_video_url': link(new URL(elsewhere.url).host) },
			},
		});
		await exported();
		expectAskedWithoutKey();
	});

	it.each([301, 302, 303, 307, 308])(
		'is asked for without the key after a redirect with %i, which names it',
		async (status) => {
			await contract.simulator.control.injectFault({
				path: '/download$',
				times: 0,
				effect: {
					kind: 'respond',
					status,
					headers: { location: `${elsewhere.url}/a.mp4?token=${key()}` },
				},
			});
			await exported();
			expectAskedWithoutKey();
		},
	);
});
