import type { JobView } from '../../simulator/core/job';
import type { Order } from '../providers/workflowJobs';

/** The jobs that a provider has made for one item. */
export function jobsOf(jobs: readonly JobView[], { token }: Order): JobView[] {
	return jobs.filter(({ request }) => mentions(request, token));
}

/** Tokens are counted through: one must not be taken for the beginning of another. */
function mentions(request: unknown, token: string): boolean {
	return new RegExp(`${token}(?!\\d)`).test(JSON.stringify(request));
}
