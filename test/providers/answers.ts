import type { JobStatus } from '../../nodes/shared/job/videoJob';

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
	saysCompleted(answer: { httpStatus: number; body: unknown }, jobType: string): boolean;
	/** The ids of the job, in every place where the answer may give it. */
	idsIn(body: unknown, jobType: string): unknown[];
}

/** The answers that a provider documents, all about one job, and the list in which jobs have these answers. */
export interface DocumentedAnswers extends Truth {
	jobId: string;
	/** Which answer says where a job stands, where a look may take two requests; the last unless told otherwise. */
	decides?: 'first';
	documented: readonly Documented[];
	/** Absent where there is no list. */
	listOf?(answers: readonly unknown[]): object;
}
