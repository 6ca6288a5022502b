import type { StoredCredential, Workflow } from '../../../host';
import type { Simulator } from '../../../simulator/simulator';
import { PATIENCE_SECONDS, type E2eStage } from './e2eStage';

/** An execution that waits suspended, and the three that n8n runs for it. */
export interface ParkedRun {
	parent: string;
	supervisor: string;
	guard: string;
	child: string;
}

type Source = { videoUrl: string };

/** Starts a workflow and lets it run until it is parked. */
export async function parked(
	stage: E2eStage,
	workflow: Workflow,
	...credentials: StoredCredential[]
): Promise<ParkedRun> {
	return await onceParked(stage, await stage.begin(workflow, ...credentials));
}

/**
 * Lets an execution run until it is parked.
 *
 * @throws when it ends instead, or has not the three executions behind it
 */
export async function onceParked(stage: E2eStage, parent: string): Promise<ParkedRun> {
	const { workflowId } = await stage.api.executionReaching(
		parent,
		PATIENCE_SECONDS,
		new Set(['waiting']),
	);
	// As they were started. n8n lists them by a time that those of one moment share.
	const behind = (await stage.api.executionsOf(workflowId))
		.filter((id) => id !== parent)
		.sort((a, b) => Number(a) - Number(b));
	const [supervisor, guard, child] = behind;
	if (!supervisor || !guard || !child || behind.length > 3) {
		throw new Error(`Behind execution ${parent} are ${behind.length} others`);
	}
	return { parent, supervisor, guard, child };
}

/** How often each of these sources has been submitted to Vizard. */
export async function submitsOf(
	simulator: Simulator,
	sources: readonly Source[],
): Promise<number[]> {
	const requests = await simulator.control.requests({ provider: 'vizard', method: 'POST' });
	const bodies = requests.map(({ body }) => JSON.stringify(body));
	return sources.map(({ videoUrl }) => bodies.filter((body) => body.includes(videoUrl)).length);
}

/** How often Vizard has been asked about the jobs of these sources. */
export async function queriesOf(
	simulator: Simulator,
	sources: readonly Source[],
): Promise<number[]> {
	const jobs = await simulator.control.jobs({ provider: 'vizard' });
	const queries = await simulator.control.requests({ url: '/project/query/' });
	return sources.map(({ videoUrl }) => {
		const job = jobs.find(({ request }) => JSON.stringify(request).includes(videoUrl));
		return queries.filter(({ url }) => job !== undefined && url.endsWith(`/${job.id}`)).length;
	});
}
