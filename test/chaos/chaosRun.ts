import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution, N8nServer, StoredCredential } from '../../host';
import { withCredentials } from '../../demo/exampleWorkflow';
import type { Simulator } from '../../simulator/simulator';
import { download, inARow, START, submit, wait } from '../e2e/stage/workflows';
import { randomFrom } from './randomFrom';

/** Workflows that are under way when n8n is killed, each in a stage of its own. */
const WORKFLOWS = 20;

/**
 * They begin spread over this stretch. A parked wait is first checked after a minute, so that at its end some are
 * being submitted, most are parked, and some are being checked, delivered or exported.
 */
const STRETCH_SECONDS = 75;

/** Jobs last so long at the provider, seconds. */
const SHORTEST_JOB = 5;
const LONGEST_JOB = 90;

const ENDED = new Set(['success', 'error', 'canceled', 'crashed']);

/** Two checks of a parked wait, and n8n's look for due ones before each. */
const PATIENCE_SECONDS = 300;

/** What became of one workflow. */
export interface Fate {
	videoUrl: string;
	/** What n8n said just before it was killed; undefined when it had not begun it. */
	statusAtKill: string | undefined;
	execution: Execution;
	/** Ids of the jobs that the provider has made for it. */
	jobIds: string[];
	/** Whether n8n was running its execution, or the one that checks for it, when it was killed. */
	wasRunning: boolean;
}

/** A kill of n8n among workflows that submit, wait suspended and export. */
export async function killAmongWorkflows(
	n8n: N8nServer,
	simulator: Simulator,
	credential: StoredCredential,
	seed: number,
): Promise<Fate[]> {
	const random = randomFrom(seed);
	await simulator.control.reset();
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
	const beginnings = Array.from({ length: WORKFLOWS }, (_, index) => ({
		videoUrl: `https://example.com/${seed}-${index}.mp4?sim-duration=${Math.round(SHORTEST_JOB + random() * (LONGEST_JOB - SHORTEST_JOB))}&x=.mp4`,
		// The last one begins right before the kill, so that one is always hit while it submits or parks.
		atSeconds: index === WORKFLOWS - 1 ? STRETCH_SECONDS : random() * STRETCH_SECONDS,
	})).sort((a, b) => a.atSeconds - b.atSeconds);

	const begun = Date.now();
	const running: { videoUrl: string; executionId: string }[] = [];
	for (const { videoUrl, atSeconds } of beginnings) {
		await sleep(Math.max(0, begun + atSeconds * 1000 - Date.now()));
		running.push({ videoUrl, executionId: await begin(n8n, credential, videoUrl) });
	}
	await sleep(random() * 150);
	const before = await Promise.all(
		running.map(async ({ executionId }) => (await n8n.api.execution(executionId)).status),
	);
	await n8n.kill();
	await n8n.startProcess();
	await n8n.api.signIn();

	const fates: Fate[] = [];
	for (const [index, { videoUrl, executionId }] of running.entries()) {
		const execution = await n8n.api.executionReaching(executionId, PATIENCE_SECONDS, ENDED);
		const jobs = await simulator.control.jobs({ provider: 'vizard' });
		const jobIds = jobs
			.filter(({ request }) => (request as { videoUrl?: unknown }).videoUrl === videoUrl)
			.map(({ id }) => id);
		const wasRunning = await hasCrashed(n8n, execution.workflowId);
		fates.push({ videoUrl, statusAtKill: before[index], execution, jobIds, wasRunning });
	}
	return fates;
}

/** n8n marks what it was running as crashed when it starts again. */
async function hasCrashed(n8n: N8nServer, workflowId: string): Promise<boolean> {
	const ids = await n8n.api.executionsOf(workflowId);
	const executions = await Promise.all(ids.map(async (id) => await n8n.api.execution(id)));
	return executions.some(({ status }) => status === 'crashed');
}

async function begin(
	n8n: N8nServer,
	credential: StoredCredential,
	videoUrl: string,
): Promise<string> {
	const nodes = [submit(), wait(undefined, { mode: 'suspend' }), download()];
	const workflow = withCredentials(inARow([{ videoUrl }], nodes), [credential]);
	return await n8n.api.run(await n8n.api.createWorkflow(workflow), START);
}
