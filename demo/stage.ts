import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	type QueueCluster,
	type StoredCredential,
	type Workflow,
} from '../host';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { KITS } from '../test/providers';
import { isCalled, publishCalled, withWebhookUrl } from './calledExample';
import {
	exampleNames,
	readExample,
	withCredentials,
	withExpectedDuration,
	withSourcesFrom,
} from './exampleWorkflow';
import type { Narrator } from './narrator';
import type { DemoOptions } from './options';
import { credentialFor } from './credential';
import { startInQueueMode } from './queue';
import { SourceHost } from './sourceHost';

/** What a provider needs for about 30 minutes of talk. Other jobs last as long as they usually do. */
const CLIPPING_SECONDS = 600;

/** An example in n8n, ready to be run. */
export interface StagedExample {
	/** Of its file. */
	name: string;
	workflow: Workflow;
	workflowId: string;
}

/** Everything the demo has set up before the run. */
export interface Stage {
	simulator: Simulator;
	sources: SourceHost;
	/** In queue mode, the main process. */
	n8n: N8nServer;
	/** In queue mode, all processes. */
	cluster?: QueueCluster;
	examples: StagedExample[];
}

/** Stores a credential for each provider and has n8n test it. @throws when n8n's test refuses one */
async function storeCredentials(
	simulator: Simulator,
	n8n: N8nServer,
	{ tell }: Narrator,
): Promise<StoredCredential[]> {
	const stored: StoredCredential[] = [];
	for (const kit of KITS) {
		const credential = await n8n.api.createCredential(credentialFor(kit, simulator));
		const verdict = await n8n.api.testCredential(credential);
		tell(`Credential "${credential.name}": n8n's test says "${verdict.message}"`);
		if (verdict.status !== 'OK') throw new Error(`n8n refused the credential: ${verdict.message}`);
		stored.push(credential);
	}
	return stored;
}

/** The examples to run: all, or those whose name contains what was asked for. */
async function chosenExamples({ only }: DemoOptions): Promise<string[]> {
	const names = await exampleNames();
	const chosen = names.filter((name) => only === undefined || name.includes(only));
	if (chosen.length > 0) return chosen;
	throw new Error(`There is no example "${only}". There are: ${names.join(', ')}`);
}

/** Installs what is missing, starts simulator and n8n, and puts credentials and workflows into it. */
export async function setTheStage(options: DemoOptions, narrator: Narrator): Promise<Stage> {
	const { tell } = narrator;
	const names = await chosenExamples(options);
	narrator.chapter('Setting up');
	const host = await ensureHost(tell);
	const tarball = await packPackage(await createTemporaryFolder('package'), tell);
	const sources = await SourceHost.start();
	const simulator = await startSimulator({ speed: options.speed, seed: options.seed });
	await simulator.control.planJobs({ jobType: 'clipping', durationSeconds: CLIPPING_SECONDS });
	const realSeconds = Math.round(CLIPPING_SECONDS / options.speed);
	const simulated = KITS.map(({ provider }) => provider.displayName).join(', ');
	tell(`A simulator answers at ${simulator.url} for ${simulated}`);
	tell(`Clipping takes ten minutes, which here pass in ${realSeconds} s`);
	tell('Starting n8n with the packed package in it ...');
	const { port, queue } = options;
	const cluster = queue ? await startInQueueMode(host, tarball, port, narrator) : undefined;
	const n8n = cluster?.main ?? (await N8nServer.start({ host, tarball, port }));
	tell(`n8n is ready at ${n8n.editorUrl}`);

	const credentials = await storeCredentials(simulator, n8n, narrator);
	const imported: Pick<StagedExample, 'name' | 'workflow'>[] = [];
	for (const name of names) {
		const example = withSourcesFrom(await readExample(name), sources.origin);
		const workflow = withCredentials(withExpectedDuration(example, realSeconds), credentials);
		imported.push({ name, workflow });
	}
	const examples = await createExamples(n8n, imported);
	for (const { name, workflow } of examples)
		tell(`Workflow "${workflow.name}" (${name}): ${describeNodes(workflow.nodes)}`);
	return { simulator, sources, n8n, ...(cluster && { cluster }), examples };
}

/** Puts the examples into n8n: first those that are called, whose URL the others hand to their provider. */
async function createExamples(
	{ api, baseUrl }: N8nServer,
	imported: readonly Pick<StagedExample, 'name' | 'workflow'>[],
): Promise<StagedExample[]> {
	const examples: StagedExample[] = [];
	let webhookUrl: string | undefined;
	for (const example of imported.filter(({ workflow }) => isCalled(workflow))) {
		const { workflowId, url } = await publishCalled(api, baseUrl, example.workflow);
		webhookUrl = url;
		examples.push({ ...example, workflowId });
	}
	for (const example of imported.filter(({ workflow }) => !isCalled(workflow))) {
		const { name, workflow } = example;
		const own = webhookUrl === undefined ? workflow : withWebhookUrl(workflow, webhookUrl);
		examples.push({ name, workflow: own, workflowId: await api.createWorkflow(own) });
	}
	return examples;
}

/** Ends n8n and the simulator. */
export async function closeStage({ n8n, cluster, simulator, sources }: Stage): Promise<void> {
	await (cluster ?? n8n).stop();
	await simulator.close();
	await sources.close();
}

function describeNodes(nodes: readonly { name: string; type: string }[]): string {
	return nodes
		.filter(({ type }) => !type.endsWith('.stickyNote'))
		.map(({ name }) => name)
		.join(', ');
}
