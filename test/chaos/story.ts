import type { Execution, N8nApi } from '../../host';
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
	/** From the end of its last job until its own, if it has waited for all of them. */
	lateSeconds?: number;
}

export async function tellStories({ n8n, simulator, journeys }: Scene): Promise<Story[]> {
	const jobs = await simulator.control.jobs();
	const log = n8n.log();
	const stories: Story[] = [];
	for (const journey of journeys) stories.push(await tell(n8n.api, log, jobs, journey));
	return stories;
}

async function tell(
	api: N8nApi,
	log: string,
	jobs: readonly JobView[],
	journey: Journey,
): Promise<Story> {
	const { executionId, workflowId, orders } = journey;
	const jobIds = orders.map((order) => jobsOf(jobs, order).map(({ id }) => id));
	const execution = await api.execution(executionId);
	const otherIds = (await api.executionsOf(workflowId)).filter((id) => id !== executionId);
	return {
		journey,
		execution,
		others: await Promise.all(otherIds.map(async (id) => await api.execution(id))),
		jobIds,
		otherTexts: await Promise.all(otherIds.map(async (id) => await api.executionText(id))),
		loggedIds: jobIds.flat().filter((id) => log.includes(id)),
		...(execution.status === 'success' && {
			lateSeconds: lateness(execution, jobs, jobIds.flat()),
		}),
	};
}

function lateness({ stoppedAt }: Execution, jobs: readonly JobView[], ids: readonly string[]) {
	const ends = jobs
		.filter(({ id }) => ids.includes(id))
		.map(({ endsAt }) => Date.parse(endsAt ?? ''));
	return (Date.parse(stoppedAt ?? '') - Math.max(...ends)) / 1000;
}
