import type { Execution, N8nServer } from '../../host';
import type { JobView } from '../../simulator/core/job';
import type { Journey } from './journey';
import { jobsOf } from './providerJobs';
import type { Scene } from './scene';

/** What became of a journey: all that n8n and the provider know about it in the end. */
export interface Story {
	journey: Journey;
	execution: Execution;
	/** The executions that have checked for it. */
	others: Execution[];
	/** Ids of the jobs that the provider has made, for each item. */
	jobIds: string[][];
	/** All that n8n has stored about the others, to look for references in. */
	otherTexts: string[];
}

export async function tellStories({ n8n, simulator, journeys }: Scene): Promise<Story[]> {
	const jobs = await simulator.control.jobs();
	const stories: Story[] = [];
	for (const journey of journeys) stories.push(await tell(n8n, jobs, journey));
	return stories;
}

async function tell(
	{ api }: N8nServer,
	jobs: readonly JobView[],
	journey: Journey,
): Promise<Story> {
	const { executionId, workflowId, orders } = journey;
	const otherIds = (await api.executionsOf(workflowId)).filter((id) => id !== executionId);
	return {
		journey,
		execution: await api.execution(executionId),
		others: await Promise.all(otherIds.map(async (id) => await api.execution(id))),
		jobIds: orders.map((order) => jobsOf(jobs, order).map(({ id }) => id)),
		otherTexts: await Promise.all(otherIds.map(async (id) => await api.executionText(id))),
	};
}
