import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialFor } from '../../demo/credential';
import { withCredentials } from '../../demo/exampleWorkflow';
import {
	N8nServer,
	type InstalledHost,
	type StoredCredential,
	type Workflow,
	type WorkflowNode,
} from '../../host';
import { watchMemory } from '../../host/process/processMemory';
import { processSeconds } from '../../host/process/processTime';
import type { Simulator } from '../../simulator/simulator';
import { fromWebhook, node } from '../../test/e2e/stage/workflows';
import { kitOf } from '../../test/providers';
import { KEY_HEADER, PROVIDER } from './simulatedJobs';

const MOST_LOOKS = 200;
const LOOK_MS = 100;

/** A look at the executions of n8n is work for it. */
const SELDOM_MS = 2000;
const UNDER_WAY = ['new', 'running', 'waiting', 'unknown'];

/** A request gets to n8n after a signal that was sent this long before it. */
const SIGNAL_MS = 100;

/** Less than that is freed when the heap has settled. */
const SETTLED_BYTES = 2 ** 18;

/** The environment of an n8n that measures its event loop and its heap. */
export const WITH_METRICS = {
	N8N_METRICS: 'true',
	NODE_OPTIONS: `--require "${join(__dirname, 'collectGarbage.cjs')}"`,
};

/** The environment of an n8n that stores binary data in files. */
export const FILES_ON_DISK = { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' };

/** A real n8n, and this package as a release would be. */
export interface Prepared {
	host: InstalledHost;
	tarball: string;
}

/** What a stretch of work took of n8n. */
export interface Cost {
	seconds: number;
	/** Computed by n8n's process. */
	cpuSeconds: number;
	/** Resident memory at its largest, above that at the beginning. */
	growthBytes: number;
}

/** A real n8n with the package in it and credentials for the simulated provider. */
export class MeasuredN8n {
	private constructor(
		readonly server: N8nServer,
		/** For the nodes of this package. */
		private readonly own: StoredCredential,
		/** For n8n's HTTP Request node. */
		private readonly header: StoredCredential,
		private readonly serverIsOurs: boolean,
	) {}

	/** Starts an n8n, which {@link close} ends. */
	static async start(
		prepared: Prepared,
		simulator: Simulator,
		environment: Record<string, string> = {},
	): Promise<MeasuredN8n> {
		const server = await N8nServer.start({ ...prepared, environment });
		return await MeasuredN8n.on(server, simulator, true);
	}

	/** @throws on systems other than Linux, because the figures come from the Linux kernel */
	static async on(
		server: N8nServer,
		simulator: Simulator,
		serverIsOurs = false,
	): Promise<MeasuredN8n> {
		if (process.platform !== 'linux') {
			throw new Error("Time and memory of n8n's process come from the Linux kernel: use Linux");
		}
		const own = await server.api.createCredential(credentialFor(kitOf(PROVIDER), simulator));
		const header = await server.api.createCredential({
			name: 'Key in a header',
			type: 'httpHeaderAuth',
			data: { name: KEY_HEADER, value: simulator.apiKey(PROVIDER) },
		});
		return new MeasuredN8n(server, own, header, serverIsOurs);
	}

	/** Ends the n8n if it was started for this. */
	async close(): Promise<void> {
		if (this.serverIsOurs) await this.server.stop();
	}

	/**
	 * n8n's HTTP Request node with the provider's key.
	 *
	 * @param options as the node has them
	 */
	httpRequest(
		name: string,
		parameters: Record<string, unknown>,
		changes: Record<string, unknown> = {},
	): WorkflowNode {
		const all = {
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			...parameters,
		};
		const { id, name: credential } = this.header;
		return {
			...node(name, 'n8n-nodes-base.httpRequest', all),
			typeVersion: 4.2,
			credentials: { httpHeaderAuth: { id, name: credential } },
			...changes,
		};
	}

	/**
	 * Publishes a workflow that a call begins with the items in the field `items` of its body.
	 *
	 * @param change arranges the nodes, which are in a row, in another way
	 */
	async publish(
		nodes: WorkflowNode[],
		{ respond, change = (workflow) => workflow }: Publication,
	): Promise<Published> {
		const path = randomUUID();
		const webhook =
			respond === 'atTheEnd'
				? { responseMode: 'lastNode', responseData: 'noData' }
				: { responseMode: 'onReceived' };
		const split = node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.items' });
		const workflow = change(fromWebhook(path, [split, ...nodes], webhook));
		const workflowId = await this.server.api.createWorkflow(withCredentials(workflow, [this.own]));
		await this.server.api.activateWorkflow(workflowId);
		await this.isRegistered(path);
		return { path };
	}

	/** n8n registers a webhook a little after its workflow was published. Another method than its own asks. */
	private async isRegistered(path: string): Promise<void> {
		for (let tries = 0; tries < MOST_LOOKS; tries++) {
			const response = await fetch(`${this.server.baseUrl}/webhook/${path}`);
			if ((await response.text()).includes('POST')) return;
			await sleep(LOOK_MS);
		}
		throw new Error('n8n has not registered the webhook of a published workflow');
	}

	/** Runs a published workflow that responds at its end. @throws what n8n answers when it fails */
	async run({ path }: Published, items: readonly object[]): Promise<Cost> {
		const cost = await this.watch();
		const response = await this.server.api.callWebhook(path, { items });
		await response.text();
		return await cost();
	}

	/** Starts an execution for these items, and does not wait for its end. */
	async begin({ path }: Published, items: readonly object[]): Promise<void> {
		const response = await this.server.api.callWebhook(path, { items });
		await response.text();
	}

	/**
	 * Waits until no execution is under way any more.
	 *
	 * @throws when that takes too long
	 */
	async allEnded(withinSeconds: number): Promise<void> {
		const deadline = Date.now() + withinSeconds * 1000;
		for (;;) {
			const left = await this.server.api.executionsThatAre(UNDER_WAY);
			if (left.length === 0) return;
			if (Date.now() > deadline) {
				throw new Error(`${left.length} executions have not ended after ${withinSeconds} s`);
			}
			await sleep(SELDOM_MS);
		}
	}

	/**
	 * How late n8n's event loop was at worst and in one of a hundred cases, milliseconds, since it was asked
	 * last. Needs {@link WITH_METRICS}.
	 */
	async eventLoopDelay(): Promise<{ p99Ms: number; worstMs: number }> {
		const [p99 = NaN, worst = NaN] = await this.metrics(
			'nodejs_eventloop_lag_p99_seconds',
			'nodejs_eventloop_lag_max_seconds',
		);
		return { p99Ms: p99 * 1000, worstMs: worst * 1000 };
	}

	/**
	 * What n8n's heap holds once its garbage is collected, bytes. The collection counts as a delay of the event loop.
	 * Needs {@link WITH_METRICS}.
	 */
	async heapInUse(): Promise<number> {
		process.kill(Number(this.server.pid), 'SIGUSR2');
		await sleep(SIGNAL_MS);
		const [bytes = NaN] = await this.metrics('nodejs_heap_size_used_bytes');
		return bytes;
	}

	/** The same, once further collections free hardly anything: V8 gives up unused code only after several of them. */
	async settledHeap(): Promise<number> {
		for (let before = await this.heapInUse(); ; ) {
			const now = await this.heapInUse();
			if (before - now < SETTLED_BYTES) return now;
			before = now;
		}
	}

	private async metrics(...names: readonly string[]): Promise<number[]> {
		const response = await fetch(`${this.server.baseUrl}/metrics`);
		const metrics = await response.text();
		return names.map((name) => {
			const found = new RegExp(`^n8n_${name} (\\S+)$`, 'm').exec(metrics);
			if (found === null) throw new Error(`n8n does not measure ${name}`);
			return Number(found[1]);
		});
	}

	/** Begins to measure. @returns ends it */
	async watch(): Promise<() => Promise<Cost>> {
		const pid = Number(this.server.pid);
		const grown = await watchMemory(pid);
		const cpuBefore = await processSeconds(pid);
		const startedAt = performance.now();
		return async () => {
			const seconds = (performance.now() - startedAt) / 1000;
			const cpuSeconds = (await processSeconds(pid)) - cpuBefore;
			const { baseline, peak } = await grown();
			return { seconds, cpuSeconds, growthBytes: peak - baseline };
		};
	}
}

/** How a workflow is called. */
export interface Publication {
	respond: 'atOnce' | 'atTheEnd';
	change?: (workflow: Workflow) => Workflow;
}

/** A workflow that can be called. */
export interface Published {
	path: string;
}
