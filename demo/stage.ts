import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	type StoredCredential,
} from '../host';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { readExample, withCredential, withExpectedDuration } from './exampleWorkflow';
import type { Narrator } from './narrator';
import type { DemoOptions } from './options';

/** What Vizard needs for about 30 minutes of talk. */
const JOB_SECONDS = 600;

/** Everything the demo has set up before the run. */
export interface Stage {
	simulator: Simulator;
	n8n: N8nServer;
	workflowId: string;
}

async function storeCredential(simulator: Simulator, n8n: N8nServer): Promise<StoredCredential> {
	return await n8n.api.createCredential({
		name: 'Vizard (simulator)',
		type: 'vizardApi',
		data: { apiKey: simulator.apiKey('vizard'), baseUrl: simulator.baseUrl('vizard') },
	});
}

/** Installs what is missing, starts simulator and n8n, and puts credential and workflow into it. */
export async function setTheStage(options: DemoOptions, narrator: Narrator): Promise<Stage> {
	const { tell } = narrator;
	narrator.chapter('Setting up');
	const host = await ensureHost(tell);
	const tarball = await packPackage(await createTemporaryFolder('package'), tell);
	const simulator = await startSimulator({ speed: options.speed, seed: options.seed });
	await simulator.control.planJobs({ provider: 'vizard', durationSeconds: JOB_SECONDS });
	const realSeconds = Math.round(JOB_SECONDS / options.speed);
	tell(`A simulated Vizard answers at ${simulator.baseUrl('vizard')}`);
	tell(`Its jobs take ten minutes, which here pass in ${realSeconds} s`);
	tell('Starting n8n with the packed package in it ...');
	const n8n = await N8nServer.start({ host, tarball, port: options.port });
	tell(`n8n is ready at ${editorAddress(n8n)}`);

	const credential = await storeCredential(simulator, n8n);
	const verdict = await n8n.api.testCredential(credential);
	tell(`Credential "${credential.name}": n8n's test says "${verdict.message}"`);
	if (verdict.status !== 'OK') throw new Error(`n8n refused the credential: ${verdict.message}`);

	const example = withExpectedDuration(await readExample(), realSeconds);
	const workflow = withCredential(example, credential);
	const workflowId = await n8n.api.createWorkflow(workflow);
	tell(`Workflow "${workflow.name}": ${describeNodes(workflow.nodes)}`);
	return { simulator, n8n, workflowId };
}

/** Ends n8n and the simulator. */
export async function closeStage({ n8n, simulator }: Stage): Promise<void> {
	await n8n.stop();
	await simulator.close();
}

function describeNodes(nodes: readonly { name: string; type: string }[]): string {
	return nodes
		.filter(({ type }) => !type.endsWith('.stickyNote'))
		.map(({ name }) => name)
		.join(' -> ');
}

/** Where a person opens the editor. `localhost`, because browsers treat it as safe without TLS. */
export function editorAddress(n8n: N8nServer): string {
	return n8n.baseUrl.replace('127.0.0.1', 'localhost');
}
