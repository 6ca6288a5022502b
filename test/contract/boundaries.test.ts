import { jsonStringify, type INodeParameters } from 'n8n-workflow';
import { startRecordingServer, type RecordingServer } from '../harness/recordingServer';
import { keysIn, repetitionsOf } from '../harness/keyForms';
import type { WorkflowRun } from '../harness/runWorkflow';
import { KITS } from '../providers';
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

/** Ids that would lead elsewhere, were they put into an address as they are. */
const TRICKY_IDS = [
	'../../../admin',
	'x/../../y',
	'//elsewhere.example/x',
	'http://elsewhere.example/',
	'@elsewhere.example',
	':80@elsewhere.example',
	'x?admin=1',
	'x#y',
	'..%2f..%2fadmin',
	'%2e%2e',
	'..\\..\\admin',
	'a;b=c',
	'a b',
];

/** Ids that no encoding makes harmless, or that belong into no request. */
const REFUSED_IDS = ['.', '..', 'x\r\nHost: elsewhere.example', 'x\u0000'];

describe.each(KITS)('$provider.displayName', (kit) => {
	let contract: ContractRun;
	let elsewhere: RecordingServer;
	const [jobType = ''] = Object.entries(kit.jobs)
		.filter(([, { start }]) => start.by === 'submit')
		.map(([type]) => type);

	beforeAll(async () => {
		contract = await ContractRun.start(kit);
		elsewhere = await startRecordingServer(() => ({ status: 200, body: '{}' }));
	});
	beforeEach(async () => {
		await contract.simulator.control.reset();
	});
	afterAll(async () => {
		await elsewhere.close();
		await contract.stop();
	});

	const key = () => contract.simulator.apiKey(kit.simulatorId);
	const requests = async () => await contract.simulator.control.requests();

	async function submit(onError: 'stopWorkflow' | 'continueRegularOutput'): Promise<WorkflowRun> {
		const { start } = contract.job(jobType);
		if (start.by === 'render') throw new Error('Renders need a job before them');
		const parameters = { operation: 'submit', jobType, ...start.parameters };
		return await contract.run(parameters, { item: start.item, settings: { onError } });
	}

	async function ask(
		operation: 'getStatus' | 'getResult' | 'export',
		jobId: string,
		parameters: INodeParameters = {},
	): Promise<WorkflowRun> {
		const step = operation === 'export' ? { step: 'download' } : {};
		return await contract.run({ operation, jobType, jobId, ...step, ...parameters });
	}

	describe.each([301, 302, 303, 307, 308])('redirected with %i', (status) => {
		it.each(['submit', 'getStatus', 'export'] as const)(
			'does not follow: the key stays with the Base URL (%s)',
			async (operation) => {
				await contract.simulator.control.injectFault({
					times: 0,
					effect: { kind: 'respond', status, headers: { location: `${elsewhere.url}/moved` } },
				});
				const { error } =
					operation === 'submit'
						? await submit('stopWorkflow')
						: await ask(operation, kit.unknownJobId);
				expect(error?.message).toContain(
					`redirected the request to ${new URL(elsewhere.url).host}`,
				);
				expect(elsewhere.arrived).toEqual([]);
			},
		);
	});

	describe.each([200, 400, 401, 404, 422, 500])(
		'answered HTTP %i with the key repeated',
		(status) => {
			const texts = () => repetitionsOf(key());

			/** In every field that providers explain themselves in. */
			const explained = (text: string) => ({
				code: text,
				message: text,
				msg: text,
				errMsg: text,
				detail: text,
				[text]: text,
				error: { code: text, message: text, detail: text, details: [{ loc: [text], msg: text }] },
				data: { message: text, status: text, error: text },
			});

			it.each(['JSON', 'text'])('keeps it to itself (%s)', async (form) => {
				const whole = texts().join(' ');
				// Escaped, as JSON may be written and as no search in its text would find it.
				const json = JSON.stringify(explained(whole)).replaceAll('-', '\\u002d');
				const body = form === 'JSON' ? json : whole;
				const headers = {
					location: `${elsewhere.url}/?key=${key()}`,
					'www-authenticate': `Bearer realm="${key()}"`,
					'retry-after': key(),
				};
				await contract.simulator.control.injectFault({
					times: 0,
					effect: { kind: 'respond', status, body, headers },
				});
				const options = { includeRaw: true };
				const runs = [
					await submit('continueRegularOutput'),
					await submit('stopWorkflow'),
					await ask('getStatus', kit.unknownJobId, { options }),
					await ask('export', kit.unknownJobId),
				];
				const stored = runs.map(({ run }) => jsonStringify(run, { replaceCircularRefs: true }));
				for (const text of stored) expect(keysIn(text, [key()])).toEqual([]);
				expect(elsewhere.arrived).toEqual([]);
			});
		},
	);

	describe('asked about an id that is none', () => {
		const PLAIN = 'plain';

		/** What is asked, with the id in place of its encoded form. */
		async function asked(jobId: string): Promise<string[]> {
			await contract.simulator.control.clearRequests();
			for (const operation of ['getStatus', 'getResult', 'export'] as const) {
				await ask(operation, jobId);
			}
			return (await requests()).map(({ method, url }) =>
				[method, url.replaceAll(encodeURIComponent(jobId), '(id)')].join(' '),
			);
		}

		it.each(TRICKY_IDS)('keeps to the Base URL and the path below it: %j', async (jobId) => {
			const usual = await asked(PLAIN);
			const basePath = new URL(contract.simulator.baseUrl(kit.simulatorId)).pathname;
			expect(usual.length).toBeGreaterThan(0);
			for (const request of usual) expect(request).toMatch(`GET ${basePath}/`);
			expect(await asked(jobId)).toEqual(usual);
		});

		it.each(REFUSED_IDS)('asks no one about %j', async (jobId) => {
			for (const operation of ['getStatus', 'getResult', 'export'] as const) {
				const { error } = await ask(operation, jobId);
				expect(error?.message).toContain("'Job ID'");
			}
			expect(await requests()).toEqual([]);
		});
	});
});
