import type { Job } from '../core/job';
import type { ProviderContext } from '../core/provider';
import type { globalAiOpcAccount } from './account';
import type { Family } from './families';
import type { globalAiOpcSwitches } from './switches';

/** What is to be made, as far as the result depends on it. */
export interface TaskRequest {
	readonly model: string;
	readonly seconds: number;
	/** Such as `16:9`. */
	readonly ratio: string;
}

/** What the service knows of a task beyond the job. */
export interface GlobalAiOpcTask {
	readonly family: Family;
	readonly request: TaskRequest;
	readonly price: number;
}

export type TaskJob = Job<GlobalAiOpcTask>;
export type GlobalAiOpcContext = ProviderContext<
	typeof globalAiOpcSwitches,
	typeof globalAiOpcAccount,
	GlobalAiOpcTask
>;
