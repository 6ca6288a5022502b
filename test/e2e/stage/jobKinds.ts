import type { WorkflowNode } from '../../../host';
import { KITS } from '../../providers';
import type { ProviderKit } from '../../providers/kit';
import { vizardKit } from '../../providers/vizard';
import type { MarkedJob } from '../../providers/workflowJobs';
import { submitTo } from './workflows';

/** A kind of job that Submit starts. */
export interface JobKind extends MarkedJob {
	/** As in job references. */
	provider: string;
	/** Its id in the simulator. */
	simulatorId: string;
	/** Requests in which a job is seen to have ended: two where the result has a request of its own. */
	requestsForEnd: 1 | 2;
}

/** The kind of job that the users of each provider start most. */
export const KIND_OF_EACH_PROVIDER: readonly JobKind[] = KITS.map((kit) =>
	kindOf(kit, kit.markedJobs[0]),
);

/** The kind of job in tests that do not depend on it. */
export const USUAL_KIND = kindOf(vizardKit, vizardKit.markedJobs[0]);

export const JOB_KINDS: readonly JobKind[] = KITS.flatMap((kit) =>
	kit.markedJobs.map((job) => kindOf(kit, job)),
);

function kindOf({ provider, simulatorId, wire }: ProviderKit, job: MarkedJob): JobKind {
	const requestsForEnd = wire.hasResultRequest ? 2 : 1;
	return { ...job, provider: provider.id, simulatorId, requestsForEnd };
}

/** A node that submits one job of this kind. */
export function submitKind(kind: JobKind, mark: string, name?: string): WorkflowNode {
	return submitTo(kind.provider, { jobType: kind.jobType, ...kind.parameters(mark) }, name);
}
