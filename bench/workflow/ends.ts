import { itemsOf, type Execution, type N8nApi } from '../../host';
import type { JobView } from '../../simulator/core/job';
import type { Simulator } from '../../simulator/simulator';
import { PROVIDER } from '../frame/simulatedJobs';
import { NEXT } from './alternatives';

/** How the wait of an execution for its job ended. */
export interface End {
	/** Of the execution. */
	id: string;
	submittedAt: Date;
	/** Of the job. */
	endedAt: Date;
	/** When the node behind the wait began. */
	nextAt: Date;
	/** From the end of the job to the start of the next node. */
	latenessSeconds: number;
	/** Of what the provider said of the finished job. */
	payloadBytes: number;
}

/** The executions that came to the node behind the wait. Those that only check are not among them. */
export async function endsOf(
	api: N8nApi,
	simulator: Simulator,
	executionIds: readonly string[],
): Promise<End[]> {
	const jobs = await simulator.control.jobs({ provider: PROVIDER });
	const byId = new Map(jobs.map((job) => [job.id, job]));
	const ends: End[] = [];
	for (const id of executionIds) {
		const end = endOf(await api.execution(id), byId);
		if (end !== undefined) ends.push(end);
	}
	return ends;
}

/** The simulator's clock runs as fast as the real one. */
function endOf(execution: Execution, jobs: ReadonlyMap<string, JobView>): End | undefined {
	const [run] = execution.runs[NEXT] ?? [];
	const [item] = itemsOf(execution, NEXT);
	const job = jobs.get(String(item?.json.jobId ?? item?.json.projectId));
	if (run === undefined || item === undefined || !job?.finishedAt) return undefined;
	const endedAt = new Date(job.finishedAt);
	return {
		id: execution.id,
		submittedAt: new Date(job.submittedAt),
		endedAt,
		nextAt: new Date(run.startTime),
		latenessSeconds: (run.startTime - endedAt.getTime()) / 1000,
		payloadBytes: Buffer.byteLength(JSON.stringify(item.json)),
	};
}
