import {
	jsonStringify,
	type ICredentialDataDecryptedObject,
	type INodeParameters,
} from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { keysIn, repetitionsOf } from '../harness/keyForms';
import { startRecordingServer } from '../harness/recordingServer';
import { runWorkflow, type TestNode, type WorkflowRun } from '../harness/runWorkflow';

const OLD_SCHEME = 'pictoryClientCredentialsApi';
const SECRET = 'sim-client-secret';
const TOKEN_LIFETIME_SECONDS = 3600;

const SUBMIT: INodeParameters = {
	operation: 'submit',
	jobType: 'videoGeneration',
	prompt: 'A harbour at dawn',
};

const STATUS: INodeParameters = {
	operation: 'getStatus',
	jobId: '={{ $json.jobId }}',
	jobType: 'fromInput',
};

let simulator: Simulator;
/** Stands for the credential in n8n's database: a fetched token is kept in it. */
let credential: ICredentialDataDecryptedObject;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	credential = {
		clientId: 'sim-client-id',
		clientSecret: SECRET,
		userId: 'sim-user-id',
		baseUrl: simulator.baseUrl('pictory'),
	};
});
afterAll(async () => await simulator.close());

function pictory(name: string, parameters: INodeParameters): TestNode {
	return {
		name,
		type: 'pictory',
		parameters: { authentication: OLD_SCHEME, resource: 'videoJob', ...parameters },
	};
}

async function run(nodes: TestNode[], items = [{ json: {} }]): Promise<WorkflowRun> {
	return await runWorkflow({ items, nodes, credentials: { [OLD_SCHEME]: credential } });
}

async function tokenRequests() {
	return await simulator.control.requests({ provider: 'pictory', url: '/v1/oauth2/token' });
}

async function submits() {
	return await simulator.control.requests({ method: 'POST', url: '/v1/aistudio/videos' });
}

describe('a token of the old scheme', () => {
	it('is fetched once and used for all items and nodes after that', async () => {
		const { error } = await run(
			[pictory('Submit', SUBMIT), pictory('Status', STATUS)],
			[{ json: {} }, { json: {} }],
		);
		expect(error).toBeUndefined();
		expect(await tokenRequests()).toHaveLength(1);

		const [{ error: later }] = [await run([pictory('Submit', SUBMIT)])];
		expect(later).toBeUndefined();
		expect(await tokenRequests()).toHaveLength(1);
	});

	it('goes bare into Authorization, with the user id beside it', async () => {
		await run([pictory('Submit', SUBMIT)]);
		const [sent] = await submits();
		expect(sent?.headers.authorization).toBe(credential.accessToken);
		expect(sent?.headers.authorization).toMatch(/^[0-9a-f]{96}$/);
		expect(sent?.headers['x-pictory-user-id']).toBe('sim-user-id');
	});

	it('is fetched again when it has expired, and the refused submit is sent a second time', async () => {
		await run([pictory('Submit', SUBMIT)]);
		const first = credential.accessToken;
		await simulator.control.advance(TOKEN_LIFETIME_SECONDS + 1);
		// The list of jobs is read before a submit, and would be the first to need a new token.
		await simulator.control.injectFault({ path: '/v1/jobs$', effect: { kind: 'reset' } });

		const { error } = await run([pictory('Submit', SUBMIT)]);
		expect(error).toBeUndefined();
		expect(credential.accessToken).not.toBe(first);
		expect(await tokenRequests()).toHaveLength(2);
		expect((await submits()).map(({ status }) => status)).toEqual([200, 401, 200]);
		expect(await simulator.control.jobs()).toHaveLength(2);
	});

	it('serves the Wait node as well, which asks for the same choice', async () => {
		const { outputs, error } = await run([
			pictory('Submit', SUBMIT),
			{
				name: 'Finish at once',
				type: 'waitForVideoJob',
				parameters: {
					providers: ['pictory'],
					mode: 'keepRunning',
					pictoryAuthentication: OLD_SCHEME,
					options: { timeLimitMinutes: 0.001, onTimeout: 'returnItem' },
				},
			},
		]);
		expect(error).toBeUndefined();
		expect(outputs('Finish at once')[0]?.[0]?.json).toMatchObject({ provider: 'pictory' });
		expect(await tokenRequests()).toHaveLength(1);
	});
});

describe('the client secret', () => {
	it('is sent to the token call below the Base URL and nowhere else', async () => {
		await run([pictory('Submit', SUBMIT)]);
		const [job] = await simulator.control.jobs();
		await simulator.control.finishJob('pictory', job?.id ?? '');
		const { error } = await run(
			[
				pictory('Export', {
					operation: 'export',
					step: 'download',
					jobId: job?.id ?? '',
					jobType: 'videoGeneration',
				}),
			],
			[{ json: {} }],
		);
		expect(error).toBeUndefined();

		const requests = await simulator.control.requests();
		expect(requests.some(({ target }) => target === 'files')).toBe(true);
		const withSecret = requests.filter((request) => JSON.stringify(request).includes(SECRET));
		expect(withSecret.map(({ url }) => url)).toEqual(['/pictory/pictoryapis/v1/oauth2/token']);
		const files = requests.filter(({ target }) => target === 'files');
		expect(JSON.stringify(files)).not.toContain(credential.accessToken);
	});

	it('does not follow a redirect of the token call', async () => {
		const elsewhere = `${simulator.url}/elsewhere`;
		await simulator.control.injectFault({
			path: '/v1/oauth2/token',
			times: 0,
			effect: { kind: 'respond', status: 307, headers: { location: elsewhere } },
		});
		const { error } = await run([pictory('Submit', SUBMIT)]);
		expect(error?.message).toMatch(/token service/);
		const requests = await simulator.control.requests();
		expect(new Set(requests.map(({ url }) => url))).toEqual(
			new Set(['/pictory/pictoryapis/v1/oauth2/token']),
		);
	});

	it('is not repeated in a message, even when the service echoes it', async () => {
		await simulator.control.injectFault({
			path: '/v1/oauth2/token',
			times: 0,
			effect: { kind: 'respond', status: 500, body: { message: `bad secret ${SECRET}` } },
		});
		const { error } = await run([pictory('Submit', SUBMIT)]);
		expect(error).toBeDefined();
		expect(JSON.stringify({ ...error })).not.toContain(SECRET);
		expect(`${error?.message} ${error?.description}`).not.toContain(SECRET);
	});
});

describe('a token that has just been fetched', () => {
	const JOB = { jobId: '4a1c7d20-93b5', jobType: 'videoGeneration' };
	const TOKEN = 'eyJhbGciOiJub25lIn0.c2ltdWxhdGVk.4711';

	it.each([400, 401])(
		'is not repeated in what is stored, when HTTP %i echoes it',
		async (status) => {
			const server = await startRecordingServer((path) =>
				path.endsWith('/oauth2/token')
					? { status: 200, body: JSON.stringify({ access_token: TOKEN, expires_in: 3600 }) }
					: { status, body: JSON.stringify({ message: repetitionsOf(TOKEN).join(' ') }) },
			);
			credential.baseUrl = server.url;
			const { run: stored } = await run([pictory('Status', { ...STATUS, ...JOB })]);
			await server.close();
			const sent = server.arrived.map(({ headers }) => headers.authorization);
			expect(sent).toContain(TOKEN);
			const text = jsonStringify(stored, { replaceCircularRefs: true });
			expect(keysIn(text, [TOKEN, SECRET])).toEqual([]);
		},
	);
});

describe('without a token', () => {
	it('a wrong secret is named as such, and nothing was submitted', async () => {
		credential.clientSecret = 'not-the-secret';
		const { error } = await run([pictory('Submit', SUBMIT)]);
		expect(error?.message).toMatch(/did not accept the client ID and secret \(HTTP 401\)/);
		expect(error?.description).toMatch(/Client Secret.*nothing was billed/);
		// One for the list of jobs and one for the submit.
		expect(await tokenRequests()).toHaveLength(2);
		expect(await submits()).toHaveLength(0);
	});

	it.each<[string, Parameters<Simulator['control']['injectFault']>[0]['effect']]>([
		['is down', { kind: 'respond', status: 503, body: { message: 'busy' } }],
		['resets the connection', { kind: 'reset' }],
		['answers with a web page', { kind: 'html', status: 200 }],
		['answers without a token', { kind: 'respond', status: 200, body: { ok: true } }],
	])('a token service that %s never leaves a submit in doubt', async (_what, effect) => {
		await simulator.control.injectFault({ path: '/v1/oauth2/token', times: 0, effect });
		const { error } = await run([pictory('Submit', SUBMIT)]);
		expect(error?.message).toMatch(/token service/);
		expect(error?.description).toMatch(/not accepted and nothing was billed/);
		expect(await submits()).toHaveLength(0);
	});

	it('a new token that is refused as well ends in advice, after two requests', async () => {
		await simulator.control.injectFault({
			path: '/v1/aistudio',
			times: 0,
			effect: { kind: 'respond', status: 401, body: { message: 'Unauthorized' } },
		});
		const { error } = await run([pictory('Submit', SUBMIT)]);
		expect(error?.message).toMatch(/HTTP 401: the API key or token was not accepted/);
		expect(error?.description).toMatch(/credential.*nothing was billed/);
		expect(await submits()).toHaveLength(2);
		expect(await tokenRequests()).toHaveLength(2);
	});
});
