import { z } from 'zod';
import type { Simulator } from '../../simulator/simulator';

/** The simulated provider of the benchmarks: it has callbacks, and no limit for checks. */
export const PROVIDER = 'vizard';

/** The header that its API takes the key in. */
export const KEY_HEADER = 'VIZARDAI_API_KEY';

const MANY = 1_000_000_000;
const created = z.object({ projectId: z.number() });

/** Gives the account an arrangement under which any number of jobs can be submitted at once. */
export async function withoutLimits({ control }: Simulator): Promise<void> {
	await control.setAccount(PROVIDER, {
		createsPerMinute: MANY,
		createsPerHour: MANY,
		minutesLeft: MANY,
	});
}

/** A source whose job lasts so long; the simulator reads it out of the link. */
export function sourceOf({ seconds, clips = 1, bytes }: JobPlan): string {
	const size = bytes === undefined ? '' : `&sim-bytes=${bytes}`;
	return `https://media.example.org/talk.mp4?sim-source-seconds=120&sim-duration=${seconds}&sim-clips=${clips}${size}`;
}

/** How a simulated job behaves. */
export interface JobPlan {
	/** From the submit to the end. */
	seconds: number;
	clips?: number;
	/** Of each clip. */
	bytes?: number;
}

/** The body of a request that submits a job, as the provider's documentation has it. */
export function submitBody(plan: JobPlan): Record<string, unknown> {
	return { videoUrl: sourceOf(plan), videoType: 1, ext: 'mp4', lang: 'en', preferLength: [0] };
}

/** Submits a job without n8n. @returns its id */
export async function submitJob(simulator: Simulator, plan: JobPlan): Promise<string> {
	const response = await fetch(`${simulator.baseUrl(PROVIDER)}/project/create`, {
		method: 'POST',
		headers: { [KEY_HEADER]: simulator.apiKey(PROVIDER), 'content-type': 'application/json' },
		body: JSON.stringify(submitBody(plan)),
	});
	return String(created.parse(await response.json()).projectId);
}

/** Submits jobs without n8n, some at a time. @returns their ids, in the order of the plans */
export async function submitJobs(
	simulator: Simulator,
	plans: readonly JobPlan[],
	atOnce = 20,
): Promise<string[]> {
	const ids: string[] = [];
	for (let first = 0; first < plans.length; first += atOnce) {
		const some = plans.slice(first, first + atOnce);
		ids.push(...(await Promise.all(some.map(async (plan) => await submitJob(simulator, plan)))));
	}
	return ids;
}

/** Where a job is asked about; an expression of n8n may stand for its id. */
export function queryUrl(simulator: Simulator, jobId: string): string {
	return `${simulator.baseUrl(PROVIDER)}/project/query/${jobId}`;
}
