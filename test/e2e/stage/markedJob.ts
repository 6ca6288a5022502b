import { setTimeout as sleep } from 'node:timers/promises';
import type { JobView } from '../../../simulator/core/job';
import type { LoggedRequest } from '../../../simulator/core/request-log';
import type { Simulator } from '../../../simulator/simulator';
import type { JobKind } from './jobKinds';

const POLL_MS = 200;

/** A job of a kind, by what stands in its submit. */
export interface MarkedJob {
	kind: JobKind;
	mark: string;
}

const mentions = (value: unknown, mark: string) =>
	value !== undefined && JSON.stringify(value).includes(mark);

/** The submits that have reached the provider. */
export async function submitsOf(
	{ control }: Simulator,
	{ kind, mark }: MarkedJob,
): Promise<LoggedRequest[]> {
	const sent = await control.requests({ provider: kind.simulatorId, method: 'POST' });
	return sent.filter(({ body }) => mentions(body, mark));
}

/** The jobs that came of them. */
export async function jobsOf(
	{ control }: Simulator,
	{ kind, mark }: MarkedJob,
): Promise<JobView[]> {
	const jobs = await control.jobs({ provider: kind.simulatorId });
	return jobs.filter(({ request }) => mentions(request, mark));
}

/** What the provider has been asked about the job, of which there may be none yet. */
export async function questionsAbout(
	simulator: Simulator,
	marked: MarkedJob,
): Promise<LoggedRequest[]> {
	const [job] = await jobsOf(simulator, marked);
	if (!job) return [];
	const asked = await simulator.control.requests({
		provider: marked.kind.simulatorId,
		target: 'api',
		method: 'GET',
	});
	return asked.filter(({ url }) => url.includes(job.id));
}

/**
 * Waits until the provider has told for the first time where the job stands.
 *
 * @throws when it has not been asked within the time
 */
export async function askedAbout(
	simulator: Simulator,
	marked: MarkedJob,
	timeoutSeconds: number,
): Promise<void> {
	const deadline = Date.now() + timeoutSeconds * 1000;
	const answered = async () =>
		(await questionsAbout(simulator, marked)).some(({ finished }) => finished);
	while (!(await answered())) {
		if (Date.now() > deadline) {
			throw new Error(`${marked.kind.provider} was not asked within ${timeoutSeconds} s`);
		}
		await sleep(POLL_MS);
	}
}

/** Ends the one job of the mark now: well, or as failed with this code of the provider. */
export async function endJob(
	simulator: Simulator,
	marked: MarkedJob,
	failureCode?: string,
): Promise<void> {
	const { control } = simulator;
	const [job, ...others] = await jobsOf(simulator, marked);
	if (!job || others.length > 0) {
		throw new Error(`${marked.kind.provider} has ${job ? 'several jobs' : 'no job'} of this mark`);
	}
	await (failureCode === undefined
		? control.finishJob(job.provider, job.id)
		: control.failJob(job.provider, job.id, failureCode));
}
