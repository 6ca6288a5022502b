import { readExample, withExpectedDuration } from '../../demo/exampleWorkflow';
import { itemsOf, type StoredCredential, type Workflow } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';

const TYPE = 'pictoryClientCredentialsApi';
const TOKEN_LIFETIME_SECONDS = 3600;

/** The example with the older way to authenticate chosen in each of its nodes. */
async function workflow(): Promise<Workflow> {
	const example = withExpectedDuration(await readExample('pictory-generate-clip'), 1);
	const nodes = example.nodes.map((node) => ({
		...node,
		parameters: {
			...(node.parameters as Record<string, unknown>),
			...(node.type.endsWith('.pictory') && { authentication: TYPE }),
			...(node.type.endsWith('.waitForVideoJob') && { pictoryAuthentication: TYPE }),
		},
	}));
	return { ...example, nodes };
}

describe("Pictory's client ID and secret in a real n8n", () => {
	let stage: E2eStage;
	let credential: StoredCredential;

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.planJobs({ provider: 'pictory', durationSeconds: 0 });
		await stage.simulator.control.setSwitches('pictory', { userIdHeader: 'required' });
		credential = await stage.api.createCredential({
			name: 'Pictory of the tests, older scheme',
			type: TYPE,
			data: {
				clientId: 'sim-client-id',
				clientSecret: 'sim-client-secret',
				userId: 'sim-user-id',
				baseUrl: stage.simulator.baseUrl('pictory'),
			},
		});
	});

	afterAll(async () => await stage.close());

	const requests = async (url: string) => await stage.simulator.control.requests({ url });

	it('buy one token, with which everything else is asked for', async () => {
		const execution = await stage.run(await workflow(), credential);
		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Download Clip')).toHaveLength(1);
		expect(await requests('/v1/oauth2/token')).toHaveLength(1);
		const calls = await requests('/v1/jobs/|/v1/aistudio/');
		expect(calls.length).toBeGreaterThan(2);
		for (const { headers, status } of calls) {
			expect(status).toBe(200);
			expect(headers['x-pictory-user-id']).toBe('sim-user-id');
		}
		expect(JSON.stringify(calls)).not.toContain('sim-client-secret');
		expect(await stage.api.executionText(execution.id)).not.toContain('sim-client-secret');
	});

	it('buy another one when it has run out, and submit once all the same', async () => {
		await stage.simulator.control.advance(TOKEN_LIFETIME_SECONDS + 60);
		await stage.simulator.control.clearRequests();
		// The list of jobs is read before a submit, and would be the first to need a new token.
		await stage.simulator.control.injectFault({ path: '/v1/jobs$', effect: { kind: 'reset' } });
		const execution = await stage.run(await workflow(), credential);
		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Download Clip')).toHaveLength(1);
		expect(await requests('/v1/oauth2/token')).toHaveLength(1);
		const submits = await requests('/v1/aistudio/');
		expect(submits.map(({ status }) => status)).toEqual([401, 200]);
		expect(await stage.simulator.control.jobs({ provider: 'pictory' })).toHaveLength(2);
	});
});
