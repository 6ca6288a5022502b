import type { VideoProvider } from '../../../nodes/shared/provider/contract';
import type { JobStatus } from '../../../nodes/shared/job/videoJob';

/** An answer as a provider documents it, about the job that is asked about. */
export interface Documented {
	state: string;
	jobType: string;
	httpStatus: number;
	body: unknown;
	/** What a look at the status tells; undefined when that is trouble, or not settled yet. */
	status?: JobStatus;
}

/** What the documentation says, told without a look at what the nodes make of it. */
export interface Truth {
	/** Whether an answer says that the job is completed. */
	saysCompleted(answer: { httpStatus: number; body: unknown }): boolean;
	/** The ids of the job, in every place where the answer may give it. */
	idsIn(body: unknown): unknown[];
}

export interface ProviderAnswers extends Truth {
	provider: VideoProvider;
	nodeType: string;
	/** Of a credential; `key` is to be found nowhere but in requests. */
	credential: Record<string, string>;
	jobId: string;
	documented: readonly Documented[];
}

export const KEY = 'fuzz-key-7f3a91c2d4';

/** Ids of other jobs, which may turn up in answers. */
export const OTHER_IDS = [
	'40417734',
	'job_000000000000',
	'prj_other',
	'proj_99999',
	'1',
	'e7c0a7b2',
];
