import { pauseAfterTrouble } from '../shared/waiting/errorBudget';
import type { Observation } from '../shared/waiting/watch';
import { checkJob } from './checkJob';
import type { WaitingJob } from './waitingJob';

/** A job that has ended will say so again; passing trouble is ridden out this often. */
const TRIES = 5;

/**
 * Asks a provider about a job that is known to have ended.
 *
 * @throws Stopped when the execution is stopped
 */
export async function askUntilAnswered(job: WaitingJob): Promise<Observation> {
	for (let tries = 1; ; tries++) {
		const observation = await checkJob(job);
		if (observation.kind === 'reading') return observation;
		const pause = pauseAfterTrouble(observation.trouble, tries, Infinity, Math.random());
		if (pause === undefined || tries === TRIES) return observation;
		await job.clock.sleep(pause * 1000);
	}
}
