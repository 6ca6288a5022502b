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
	/** Ids of its jobs that n8n has written into its log. */
	loggedIds: string[];
}

export async function tellStories({ n8n, simulator, journeys }: Scene): Promise<Story[]> {
	const jobs = await simulator.control.jobs();
	const stories: Story[] = [];
	for (const journey of journeys) stories.push(await tell(n8n, jobs, journey));
	return stories;
}

async function tell(n8n: N8nServer, jobs: readonly JobView[], journey: Journey): Promise<Story> {
	const { api } = n8n;
	const { executionId, workflowId, orders } = journey;
	const jobIds = orders.map((order) => jobsOf(jobs, order).map(({ id }) => id));
	const otherIds = (await api.executionsOf(workflowId)).filter((id) => id !== executionId);
	return {
		journey,
		execution: await api.execution(executionId),
		others: await Promise.all(otherIds.map(async (id) => await api.execution(id))),
		jobIds,
		otherTexts: await Promise.all(otherIds.map(async (id) => await api.executionText(id))),
		loggedIds: jobIds.flat().filter((id) => n8n.log().includes(id)),
	};
}
