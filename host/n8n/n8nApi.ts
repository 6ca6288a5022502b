import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { parseExecution, type BinaryReference, type Execution } from './execution';
import { N8nRequestError, RestClient } from './restClient';

/** The one user of every n8n started here. Nothing but this machine can reach it. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Video-jobs-1',
	firstName: 'Video',
	lastName: 'Jobs',
} as const;

const POLL_MS = 250;
/** Each look at an execution costs n8n time, so those that take long are looked at rarely. */
const RARE_POLL_MS = 2_000;
const POLLED_SHARE = 0.1;
const REGISTERED_WITHIN_MS = 240_000;
const FINISHED = new Set(['success', 'error', 'canceled', 'crashed']);

const COMMUNITY_PACKAGES = '/rest/community-packages';

const identified = z.object({ id: z.string() });
const credentialTest = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
/** What n8n answers to the login of an owner whom it does not have yet. */
const UNKNOWN_USER = 401;

export interface Credential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export const listedExecution = z.object({
	id: z.string(),
	workflowId: z.string(),
	status: z.string(),
});

/** An execution without its data. */
export type ListedExecution = z.output<typeof listedExecution>;

export interface StoredCredential extends Credential {
	id: string;
}

const communityPackage = z.object({
	packageName: z.string(),
	installedVersion: z.string(),
	installedNodes: z.array(z.object({ name: z.string(), type: z.string() })),
});

/** A package as n8n's Community Nodes page lists it. */
export type CommunityPackage = z.output<typeof communityPackage>;

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	/** Output of nodes that is taken as given in runs by hand: the items that a trigger starts with. */
	pinData?: Record<string, { json: Record<string, unknown> }[]>;
}

export interface WorkflowNode {
	name: string;
	type: string;
	credentials?: Record<string, { id?: string | null; name: string }>;
	[field: string]: unknown;
}

const savedWorkflow = z.object({
	name: z.string(),
	nodes: z.array(z.object({ name: z.string(), type: z.string() }).passthrough()),
	connections: z.record(z.unknown()),
});

/** What a user does in n8n's editor, by the requests that the editor makes. */
export class N8nApi {
	private readonly client: RestClient;
	/** Workflows by their ids, as they were created. */
	private readonly created = new Map<string, object>();

	constructor(readonly baseUrl: string) {
		this.client = new RestClient(baseUrl);
	}

	/** Signs in as the owner, whom it creates in a new n8n. */
	async signIn(): Promise<void> {
		try {
			await this.logIn();
		} catch (error) {
			if (!(error instanceof N8nRequestError && error.status === UNKNOWN_USER)) throw error;
			await this.client.request(z.unknown(), 'POST', '/rest/owner/setup', OWNER);
			await this.logIn();
		}
	}

	private async logIn(): Promise<void> {
		await this.client.request(z.unknown(), 'POST', '/rest/login', {
			emailOrLdapLoginId: OWNER.email,
			password: OWNER.password,
		});
	}

	async createCredential(credential: Credential): Promise<StoredCredential> {
		const { id } = await this.client.request(identified, 'POST', '/rest/credentials', credential);
		return { ...credential, id };
	}

	/** What the editor shows after a credential was saved: n8n runs the credential's own test. */
	async testCredential(credential: StoredCredential): Promise<z.output<typeof credentialTest>> {
		return await this.client.request(credentialTest, 'POST', '/rest/credentials/test', {
			credentials: credential,
		});
	}

	/** @returns the id of the new workflow */
	async createWorkflow(workflow: Workflow): Promise<string> {
		const { name, nodes, connections, settings = {}, pinData = {} } = workflow;
		const body = { name, nodes, connections, settings, pinData, active: false };
		const { id } = await this.client.request(identified, 'POST', '/rest/workflows', body);
		this.created.set(id, { id, ...body });
		return id;
	}

	/** Publishes the workflow as it is saved: its triggers run from now on. */
	async activateWorkflow(id: string): Promise<void> {
		const saved = z.object({ versionId: z.string() });
		const path = `/rest/workflows/${id}`;
		const { versionId } = await this.client.request(saved, 'GET', path);
		await this.client.request(z.unknown(), 'POST', `${path}/activate`, { versionId });
	}

	/**
	 * Presses the editor's "Execute workflow".
	 *
	 * @returns the id of the execution that has begun
	 */
	async run(workflowId: string, trigger: string): Promise<string> {
		const started = z.object({ executionId: z.string() });
		const { executionId } = await this.client.request(
			started,
			'POST',
			`/rest/workflows/${workflowId}/run`,
			{
				triggerToStartFrom: { name: trigger },
				// n8n 1 runs what the editor sends with it, n8n 2 what is saved.
				workflowData: this.created.get(workflowId),
			},
		);
		return executionId;
	}

	/** Presses the editor's "Listen for test event": the next call to the test URL of the trigger runs the workflow. */
	async listen(workflowId: string, trigger: string): Promise<void> {
		const listening = z.object({ waitingForWebhook: z.literal(true) });
		const path = `/rest/workflows/${workflowId}/run`;
		await this.client.request(listening, 'POST', path, { triggerToStartFrom: { name: trigger } });
	}

	async execution(id: string): Promise<Execution> {
		return parseExecution(await this.client.request(z.unknown(), 'GET', `/rest/executions/${id}`));
	}

	/** All that n8n has stored about an execution, as text: to look for what must not be in it. */
	async executionText(id: string): Promise<string> {
		return await (await this.client.fetch('GET', `/rest/executions/${id}`)).text();
	}

	/** The ids of the executions of a workflow, newest first. */
	async executionsOf(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.client.request(
			z.object({ results: z.array(identified) }),
			'GET',
			`/rest/executions?filter=${filter}`,
		);
		return results.map(({ id }) => id);
	}

	/** The newest hundred executions that have one of these statuses, newest first. */
	async executionsThatAre(statuses: readonly string[]): Promise<ListedExecution[]> {
		const filter = encodeURIComponent(JSON.stringify({ status: statuses }));
		const { results } = await this.client.request(
			z.object({ results: z.array(listedExecution) }),
			'GET',
			`/rest/executions?limit=100&filter=${filter}`,
		);
		return results;
	}

	/**
	 * Waits for an execution to reach one of these statuses: by default, for its end.
	 *
	 * @param onLook gets every state seen on the way
	 * @throws when it has not within the time, with the status it has instead
	 */
	async executionReaching(
		id: string,
		timeoutSeconds: number,
		statuses: ReadonlySet<string> = FINISHED,
		onLook?: (execution: Execution) => void,
	): Promise<Execution> {
		const startedAt = Date.now();
		const deadline = startedAt + timeoutSeconds * 1000;
		for (;;) {
			const execution = await this.execution(id);
			onLook?.(execution);
			if (statuses.has(execution.status)) return execution;
			if (FINISHED.has(execution.status) || Date.now() > deadline) {
				throw new Error(
					`Execution ${id} is ${execution.status} (last node: ${execution.lastNodeExecuted ?? 'none'}) after waiting up to ${timeoutSeconds} s for ${[...statuses].join(' or ')}. ${execution.error?.message ?? ''}`,
				);
			}
			const elapsed = Date.now() - startedAt;
			await sleep(Math.min(Math.max(POLL_MS, elapsed * POLLED_SHARE), RARE_POLL_MS));
		}
	}

	async runToEnd(workflowId: string, trigger: string, timeoutSeconds = 300): Promise<Execution> {
		return await this.executionReaching(await this.run(workflowId, trigger), timeoutSeconds);
	}

	async stopExecution(id: string): Promise<void> {
		await this.client.request(z.unknown(), 'POST', `/rest/executions/${id}/stop`);
	}

	/** Deletes executions in the executions list. */
	async deleteExecutions(...ids: string[]): Promise<void> {
		await this.client.request(z.unknown(), 'POST', '/rest/executions/delete', { ids });
	}

	/** The Community Nodes page. */
	async communityPackages(): Promise<CommunityPackage[]> {
		return await this.client.request(z.array(communityPackage), 'GET', COMMUNITY_PACKAGES);
	}

	/** Installs a version of a package on that page. */
	async installPackage(name: string, version: string): Promise<CommunityPackage> {
		const body = { name, version };
		return await this.client.request(communityPackage, 'POST', COMMUNITY_PACKAGES, body);
	}

	/** Updates an installed package there to this version. */
	async updatePackage(name: string, version: string): Promise<CommunityPackage> {
		const body = { name, version };
		return await this.client.request(communityPackage, 'PATCH', COMMUNITY_PACKAGES, body);
	}

	async uninstallPackage(name: string): Promise<void> {
		await this.client.fetch('DELETE', `${COMMUNITY_PACKAGES}?name=${name}`);
	}

	/** The types of nodes that the editor knows; it shows any other as an unknown node. */
	async nodeTypes(): Promise<string[]> {
		const types = await (await this.client.fetch('GET', '/types/nodes.json')).json();
		return z
			.array(z.object({ name: z.string() }))
			.parse(types)
			.map(({ name }) => name);
	}

	async workflow(id: string): Promise<Workflow> {
		return await this.client.request(savedWorkflow, 'GET', `/rest/workflows/${id}`);
	}

	/**
	 * Calls a production webhook of an active workflow, as a caller in the internet would. n8n registers it
	 * a little after the workflow was published, and is called again until then.
	 */
	async callWebhook(path: string, body: unknown = {}): Promise<Response> {
		const deadline = Date.now() + REGISTERED_WITHIN_MS;
		for (;;) {
			try {
				return await this.client.fetch('POST', `/webhook/${path}`, body);
			} catch (error) {
				const isMissing = error instanceof N8nRequestError && error.status === 404;
				if (!isMissing || Date.now() > deadline) throw error;
				await sleep(POLL_MS);
			}
		}
	}

	/** Downloads a file from n8n's binary store, as the editor's Download button does. */
	async saveBinary(reference: BinaryReference, file: string): Promise<void> {
		if (reference.id === undefined) {
			throw new Error('This binary data lies inside the execution, not in a store of n8n');
		}
		const query = new URLSearchParams({ id: reference.id, action: 'download' });
		const response = await this.client.fetch('GET', `/rest/binary-data?${query.toString()}`);
		if (response.body === null) throw new Error(`n8n sent no bytes for ${reference.id}`);
		await pipeline(Readable.from(response.body), createWriteStream(file));
	}
}
