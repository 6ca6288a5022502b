import type { Costs } from './costs';
import { MINUTES_A_DAY } from './loadCurve';
import type { Scenario } from './scenario';

/** What one minute asks of n8n. */
export interface Minute {
	executionsBegun: number;
	/** Waits that are parked. */
	parkedWaits: number;
	/** Times that an execution takes a slot. */
	turns: number;
	slotSeconds: number;
	/** CPU seconds. */
	main: number;
	workers: number;
	postgres: number;
	redis: number;
	/** How long n8n's look at the parked executions takes. */
	lookSeconds: number;
}

/**
 * A day of suspended waits, minute by minute, when it is like the day before.
 *
 * @param curve the share of the day's jobs that begins in each minute
 */
export function simulateDay(costs: Costs, scenario: Scenario, curve: readonly number[]): Minute[] {
	const { jobsADay, jobsAnExecution, jobMinutes, answerSeconds, megabytes } = scenario;
	const executions = curve.map((share) => (share * jobsADay) / jobsAnExecution);
	const begun = (minute: number) =>
		executions[((minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY] ?? 0;
	/** Executions that began between `from` and `to` minutes ago. */
	const recent = (minute: number, from: number, to: number) => {
		let sum = 0;
		for (let ago = from; ago <= to; ago++) sum += begun(minute - ago);
		return sum;
	};
	return executions.map((executionsBegun, minute) => {
		// n8n resumes a check a minute after the one before, and the last one sees the end.
		const checks = recent(minute, 1, jobMinutes);
		const parkedWaits = recent(minute, 0, jobMinutes);
		const downloads = begun(minute - jobMinutes) * jobsAnExecution;
		const turns = executionsBegun * costs.turnsToBegin + checks;
		// Each item of an execution beyond the first is one more submit, and one more question in each check.
		const moreRequests = (executionsBegun + checks) * (jobsAnExecution - 1);
		const answers = (executionsBegun + checks) * Math.ceil(jobsAnExecution / costs.requestsAtOnce);
		const looks = parkedWaits * costs.parkedAWait;
		return {
			executionsBegun,
			parkedWaits,
			turns,
			slotSeconds:
				turns * costs.slotSecondsATurn +
				answers * answerSeconds +
				downloads * megabytes * costs.slotSecondsAMegabyte,
			main: (turns * costs.mainMsATurn + looks * costs.lookMainMs) / 1000,
			workers:
				(turns * costs.workersMsATurn +
					moreRequests * costs.requestMs +
					downloads * megabytes * costs.downloadMsAMegabyte) /
				1000,
			postgres: (turns * costs.postgresMsATurn + looks * costs.lookPostgresMs) / 1000,
			redis: (turns * costs.redisMsATurn) / 1000,
			lookSeconds: (looks * (costs.lookMainMs + costs.lookPostgresMs)) / 1000,
		};
	});
}
