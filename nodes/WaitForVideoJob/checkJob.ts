import { converse } from '../shared/http/conversation';
import type { Observation } from '../shared/waiting/watch';
import type { WaitingJob } from './waitingJob';

/**
 * Asks the provider once about a job; a finished one is asked for its result as well where the provider
 * has a separate call for it.
 *
 * @throws Stopped when the execution is stopped
 */
export async function checkJob({
	provider,
	clock,
	sender,
	named,
}: WaitingJob): Promise<Observation> {
	const { reference, jobType } = named;
	const ask = async (read: typeof jobType.readStatus): Promise<Observation> => {
		const outcome = await converse(provider, read(reference, { now: clock.now() }), sender);
		return outcome.ok
			? { kind: 'reading', reading: outcome.value }
			: { kind: 'trouble', trouble: outcome.trouble };
	};
	const status = await ask(jobType.readStatus);
	const finished = status.kind === 'reading' && status.reading.job.status === 'completed';
	return finished && jobType.readResult !== jobType.readStatus
		? await ask(jobType.readResult)
		: status;
}
