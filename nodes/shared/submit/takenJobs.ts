import type { IExecuteFunctions } from 'n8n-workflow';
import { flowMemory } from '../http/sendingContext';
import type { VideoProvider } from '../provider/contract';

/** The jobs of one provider that items of this execution have got, in whichever of its nodes. */
export interface TakenJobs {
	has(jobId: string): boolean;
	add(jobId: string): void;
}

/** Kept with the execution: one job must never be taken for that of two items. */
export function takenJobs(context: IExecuteFunctions, { id }: VideoProvider): TakenJobs {
	const flow = flowMemory(context);
	const entry = `videoJobs.taken.${id}`;
	const all = (): unknown[] => (Array.isArray(flow[entry]) ? flow[entry] : []);
	return {
		has: (jobId) => all().includes(jobId),
		add(jobId) {
			flow[entry] = [...all(), jobId];
		},
	};
}
