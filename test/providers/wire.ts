import type { FaultInput } from '../../simulator/core/fault';

/** A change to a right answer, as the simulator takes it. */
export type Rewrite = Omit<Extract<NonNullable<FaultInput['effect']>, { kind: 'rewrite' }>, 'kind'>;

/** A request that starts a job. */
export interface StartOfJob {
	method: 'POST' | 'PUT';
	/** Regular expression over path and query, as the simulator takes it. */
	path: string;
}

/**
 * Where the things that faults are about stand in a provider's answers, from its documentation. All of
 * them change the answer about a job that is finished.
 */
export interface ProviderWire {
	/** The requests that start a job, by Submit and by Export's step Render. */
	submits: StartOfJob;
	renders?: StartOfJob;
	/** The request that ends a running job; absent where none does. */
	cancels?: { method: 'POST'; path: string };
	/** The request for the list of jobs, as a regular expression over path and query; absent where there is none. */
	list?: string;
	/** The request for a video's file, where that is not on a file host. */
	file?: { target: 'api'; path: string };
	/** As if it were still running. */
	running: Rewrite;
	/** As if it had not begun; absent where the provider has no such status. */
	queued?: Rewrite;
	/** In a status that no page knows. */
	unknownStatus: Rewrite;
	/** Finished, but without anything to download. */
	withoutLinks: Rewrite;
	/** Finished, with no videos at all; absent where a job has one video. */
	empty?: Rewrite;
	/** Running, with the videos listed that are there so far; absent where a job has one video. */
	partial?: Rewrite;
	/** A share of the work done, in percent; absent where none is reported. */
	progress?(percent: number): Rewrite;
	/** How the provider answers about a job that it does not know. */
	notFound: { status: number; body: unknown };
	/** HTTP status for a key that is not accepted. */
	refusedKeyStatus: number;
	/**
	 * What becomes of a job that is finished and never shows a link: it is believed at once unless told otherwise,
	 * after two more looks, or taken for failed after two more looks.
	 */
	linksNeverCome?: 'believedLater' | 'failed' | 'rendering';
	/** Whether the result of a finished job has a request of its own, beside that for the status. */
	hasResultRequest?: boolean;
}
