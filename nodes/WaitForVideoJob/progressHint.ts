import type { NodeExecutionHint } from 'n8n-workflow';
import { describeJob } from '../shared/job/jobReference';
import { runningJobs } from './entries';
import type { Entry } from './parkedItem';
import type { WaitingJob } from './waitingJob';

/** More would make the hint longer than the output that it stands beside. */
const JOBS_SHOWN = 5;

/**
 * How far a wait is, for a person who looks at a parked execution.
 *
 * @param due when the next check is, epoch milliseconds
 */
export function progressHint(entries: readonly Entry[], due: number): NodeExecutionHint {
	const running = runningJobs(entries);
	const ended = entries.length - running.length;
	const shown = running.slice(0, JOBS_SHOWN).map(describe);
	const more = running.length - shown.length;
	const list = [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
	const time = new Date(due).toISOString().slice(11, 19);
	return {
		type: 'info',
		location: 'outputPane',
		message: `${ended} of ${entries.length} jobs have ended. Still running: ${list}. The next check is at ${time} UTC.`,
	};
}

function describe({ provider, watch }: WaitingJob): string {
	const percent = watch.progress.at(-1)?.percent;
	const known = [
		watch.lastStatus ?? 'not seen yet',
		...(percent === undefined ? [] : [`${Math.round(percent)} %`]),
		...(watch.lastStage === undefined ? [] : [watch.lastStage]),
	];
	return `${describeJob(provider.displayName, watch.reference.jobId)} (${known.join(', ')})`;
}
