import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	partOf,
	providersOf,
	readExample,
	withCredentials,
	withExpectedDuration,
	withSourcesFrom,
} from '../../demo/exampleWorkflow';
import { credentialFor } from '../../demo/credential';
import { SourceHost } from '../../demo/sourceHost';
import {
	itemsOf,
	type Execution,
	type N8nServer,
	type StoredCredential,
	type Workflow,
} from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startRecordingServer, type RecordingServer } from '../harness/recordingServer';
import { keysIn } from '../harness/keyForms';
import { KITS } from '../providers';
import type { ProviderKit } from '../providers/kit';
import { startOwnN8n } from './stage/ownN8n';
import { RepeatingProxy } from './stage/repeatingProxy';
import { inARow, START, submit, wait } from './stage/workflows';

const PATIENCE_SECONDS = 200;

/** Those about the providers. The others combine the same nodes with n8n's own. */
const EXAMPLES = [
	...KITS.flatMap(({ examples }) => Object.keys(examples)),
	'one-recording-three-providers',
	'publish-when-finished-1-submit',
];

/** Everything that a workflow comes to is kept, n8n logs as much as it can, also to a file. */
const TALKATIVE = { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file' };

/** Lets the nodes of this package continue after an error, so that what they say about it becomes items. */
function goingOn(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) =>
		partOf(node) === undefined ? node : { ...node, onError: 'continueRegularOutput' },
	);
	return { ...workflow, nodes };
}

/** Asks for the provider's own answer wherever a node can add it to its output. */
function withRawAnswers(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (partOf(node) !== 'wait') return node;
		const parameters = node.parameters as { options?: Record<string, unknown> };
		const options = { ...parameters.options, includeRaw: true };
		return { ...node, parameters: { ...parameters, options } };
	});
	return { ...workflow, nodes };
}

describe('keys, in an n8n whose providers repeat them in every answer', () => {
	let simulator: Simulator;
	let proxy: RepeatingProxy;
	let sources: SourceHost;
	let elsewhere: RecordingServer;
	let n8n: N8nServer;
	let keys: string[];
	let credentials: StoredCredential[];
	const verdicts: string[] = [];
	const executions: Execution[] = [];
	/** All that n8n has stored of all executions, by their ids. */
	const stored = new Map<string, string>();
	let exampleCount: number;
	let suspended: { parent: string; all: string[] };

	beforeAll(async () => {
		simulator = await startSimulator();
		keys = KITS.map(({ simulatorId }) => simulator.apiKey(simulatorId));
		proxy = await RepeatingProxy.start(simulator.url, keys);
		sources = await SourceHost.start();
		elsewhere = await startRecordingServer(() => ({ status: 200, body: '{}' }));
		n8n = await startOwnN8n(TALKATIVE);
		credentials = await Promise.all(KITS.map(storedCredential));

		const parked = await begin(
			inARow(
				[{ videoUrl: 'https://media.example.org/long.mp4?sim-duration=10' }],
				[submit(), wait(undefined, { mode: 'suspend', options: { includeRaw: true } })],
			),
		);
		await n8n.api.executionReaching(parked.id, 60, new Set(['waiting']));

		await simulator.control.planJobs({ durationSeconds: 0 });
		const written = await Promise.all(EXAMPLES.map(async (name) => await readExample(name)));
		const examples = written.map((example) =>
			withRawAnswers(withExpectedDuration(withSourcesFrom(example, sources.origin), 1)),
		);
		exampleCount = examples.length;
		await runAll(examples);
		await testCredentials();
		for (const fault of [
			{ status: 400, body: { message: 'No', error: { code: 'NO', message: 'No' } } },
			{ status: 401, body: { detail: 'Not you' } },
			{ status: 403, body: 'Not you' },
			{ status: 302, headers: { location: `${elsewhere.url}/login` } },
		]) {
			await simulator.control.injectFault({
				target: 'api',
				times: 0,
				effect: { kind: 'respond', ...fault },
			});
			await runAll(examples.flatMap((example) => [example, goingOn(example)]));
			await testCredentials();
			await simulator.control.clearFaults();
		}
		await n8n.api.executionReaching(parked.id, PATIENCE_SECONDS);
		// n8n deletes the one that guards at its end.
		const underWay = async () => await n8n.api.executionsThatAre(['new', 'running', 'waiting']);
		while ((await underWay()).some(({ workflowId }) => workflowId === parked.workflowId))
			await sleep(250);
		const all = await n8n.api.executionsOf(parked.workflowId);
		suspended = { parent: parked.id, all };
		for (const id of [...all, ...executions.map(({ id: own }) => own)]) {
			stored.set(id, await n8n.api.executionText(id));
		}
		await n8n.halt();
	}, 600_000);

	afterAll(async () => {
		await n8n.stop();
		await elsewhere.close();
		await sources.close();
		await proxy.close();
		await simulator.close();
	});

	async function storedCredential(kit: ProviderKit) {
		const { data, ...credential } = credentialFor(kit, simulator);
		const baseUrl = String(data.baseUrl).replace(simulator.url, proxy.url);
		const moved = { ...data, [kit.baseUrlField()]: baseUrl };
		return await n8n.api.createCredential({ ...credential, data: moved });
	}

	async function begin(workflow: Workflow): Promise<{ id: string; workflowId: string }> {
		const workflowId = await n8n.api.createWorkflow(withCredentials(workflow, credentials));
		return { id: await n8n.api.run(workflowId, START), workflowId };
	}

	async function runAll(workflows: readonly Workflow[]): Promise<void> {
		const begun = await Promise.all(workflows.map(begin));
		for (const { id } of begun) {
			executions.push(await n8n.api.executionReaching(id, PATIENCE_SECONDS));
		}
	}

	async function testCredentials(): Promise<void> {
		for (const credential of credentials) {
			verdicts.push(JSON.stringify(await n8n.api.testCredential(credential)));
		}
	}

	it('were repeated, and hidden wherever answers are shown', () => {
		expect(proxy.repeated).toBeGreaterThan(100);
		const waits = executions.flatMap((execution) =>
			Object.keys(execution.runs).flatMap((node) => itemsOf(execution, node)),
		);
		const raw = waits.flatMap(({ json }) => (json.raw === undefined ? [] : [json.raw]));
		expect(raw.length).toBeGreaterThan(5);
		for (const answer of raw) expect(JSON.stringify(answer)).toContain('***');
	});

	it('do not keep the examples from running', () => {
		const statuses = executions.slice(0, exampleCount).map(({ status }) => status);
		expect(statuses).toEqual(Array(exampleCount).fill('success'));
		expect(executions.slice(exampleCount).some(({ status }) => status === 'error')).toBe(true);
	});

	it('are in no stored execution, not in that of a suspended wait either', () => {
		expect(suspended.all.length).toBeGreaterThan(1);
		expect(suspended.all).toContain(suspended.parent);
		expect(stored.size).toBe(executions.length + suspended.all.length);
		for (const text of stored.values()) {
			expect(text.length).toBeGreaterThan(1000);
			expect(keysIn(text, keys)).toEqual([]);
		}
	});

	it('are in nothing that n8n has logged, with everything told', () => {
		expect(n8n.log()).toMatch(/debug/i);
		expect(keysIn(n8n.log(), keys)).toEqual([]);
	});

	it('are in no file that n8n has written: database, log, downloads', async () => {
		const entries = await readdir(n8n.userFolder, { recursive: true, withFileTypes: true });
		const written = entries.filter(
			({ name, parentPath }) => name !== '' && !parentPath.includes('node_modules'),
		);
		const files = written.filter((entry) => entry.isFile());
		const names = files.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['database.sqlite', 'n8n.log']));
		for (const { name, parentPath } of files) {
			const text = await readFile(join(parentPath, name), 'latin1');
			expect([name, keysIn(text, keys)]).toEqual([name, []]);
		}
	});

	it('are in no verdict on a credential', () => {
		expect(verdicts).toHaveLength(5 * KITS.length);
		expect(verdicts.filter((verdict) => verdict.includes('"OK"')).length).toBeGreaterThan(4);
		for (const verdict of verdicts) expect(keysIn(verdict, keys)).toEqual([]);
	});

	it('reach the API of their own provider alone, and that in a header', async () => {
		const requests = await simulator.control.requests();
		for (const {
			provider: { id },
			simulatorId,
		} of KITS) {
			const key = simulator.apiKey(simulatorId);
			const shown = requests.filter(({ headers }) => keysIn(JSON.stringify(headers), [key]).length);
			expect([id, shown.length > 5]).toEqual([id, true]);
			const others = shown.filter(
				({ provider, target }) => provider !== simulatorId || target !== 'api',
			);
			expect([id, others]).toEqual([id, []]);
		}
		const addresses = requests.map(({ url, body }) => JSON.stringify([url, body ?? null]));
		expect(keysIn(addresses.join('\n'), keys)).toEqual([]);
		expect(requests.some(({ target }) => target === 'files')).toBe(true);
		expect(elsewhere.arrived).toEqual([]);
	});

	it('belong to providers that the examples use, every one of them', async () => {
		const examples = await Promise.all(EXAMPLES.map(readExample));
		const used = examples.flatMap(({ nodes }) => nodes.flatMap(providersOf));
		expect([...new Set(used)].sort()).toEqual(KITS.map(({ provider }) => provider.id).sort());
	});
});
