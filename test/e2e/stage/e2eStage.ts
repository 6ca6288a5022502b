import { N8nApi, type Execution, type StoredCredential, type Workflow } from '../../../host';
import { withCredentials } from '../../../demo/exampleWorkflow';
import { credentialFor } from '../../../demo/credential';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { KITS } from '../../providers';
import { fromSetup, N8N_URL_VARIABLE } from '../setup/runningHost';
import { START } from './workflows';

/** What an end-to-end test works with: an n8n, most often the shared one, and a simulator of its own. */
export interface E2eStage {
	api: N8nApi;
	simulator: Simulator;
	/** Holds the key that the simulated Vizard accepts. */
	credential: StoredCredential;
	storeKey(apiKey: string): Promise<StoredCredential>;
	/** A credential for each simulated provider. */
	storeAllKeys(): Promise<StoredCredential[]>;
	/** Creates the workflow with credentials in the nodes of this package, and runs it to its end. */
	run(workflow: Workflow, ...credentials: StoredCredential[]): Promise<Execution>;
	/** The same without waiting; the id of the execution. */
	begin(workflow: Workflow, ...credentials: StoredCredential[]): Promise<string>;
	close(): Promise<void>;
}

/** Far more than an execution needs, on a busy machine as well. What it came to says how it ended. */
export const PATIENCE_SECONDS = 300;

/** Connects to the n8n of this test run and starts a simulator. */
export async function openStage(): Promise<E2eStage> {
	const api = new N8nApi(fromSetup(N8N_URL_VARIABLE));
	await api.signIn();
	return await stageOn(api);
}

/** A stage on another n8n than the shared one. */
export async function stageOn(api: N8nApi): Promise<E2eStage> {
	const simulator = await startSimulator();

	const storeKey = async (apiKey: string) =>
		await api.createCredential({
			name: 'Vizard of the tests',
			type: 'vizardApi',
			data: { apiKey, baseUrl: simulator.baseUrl('vizard') },
		});
	const credential = await storeKey(simulator.apiKey('vizard'));
	const storeAllKeys = async () =>
		await Promise.all(
			KITS.map(async (kit) => await api.createCredential(credentialFor(kit, simulator))),
		);
	const begin = async (workflow: Workflow, ...chosen: StoredCredential[]) => {
		const credentials = chosen.length === 0 ? [credential] : chosen;
		return await api.run(await api.createWorkflow(withCredentials(workflow, credentials)), START);
	};

	return {
		api,
		simulator,
		credential,
		storeKey,
		storeAllKeys,
		run: async (workflow, ...chosen) =>
			await api.executionReaching(await begin(workflow, ...chosen), PATIENCE_SECONDS),
		begin,
		close: async () => await simulator.close(),
	};
}
