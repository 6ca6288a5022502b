import { askJob } from '../shared/read/readJob';
import type { Observation } from '../shared/waiting/watch';
import type { WaitingJob } from './waitingJob';

/**
 * Asks the provider once about a job; a finished one is asked for its result as well where the provider
 * has a separate call for it.
 *
 * @throws Stopped when the execution is stopped
 */
export async function checkJob(waiting: WaitingJob): Promise<Observation> {
	const { jobType } = waiting.named;
	const ask = async (what: 'readStatus' | 'readResult'): Promise<Observation> => {
		const outcome = await askJob(waiting, what);
		return outcome.ok
			? { kind: 'reading', reading: outcome.reading }
			: { kind: 'trouble', trouble: outcome.trouble };
	};
	const status = await ask('readStatus');
	const finished = status.kind === 'reading' && status.reading.job.status === 'completed';
	return finished && jobType.readResult !== jobType.readStatus ? await ask('readResult') : status;
}
