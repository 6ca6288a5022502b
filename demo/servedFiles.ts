import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../simulator/simulator';
import { kitOf } from '../test/providers';

/** A little longer than the minute of a rate limit. */
const MOST_TRIES = 14;
const PAUSE_MS = 5_000;

/**
 * The bytes of each video of a job, in the order of the answer, as the simulator itself reports them: what came
 * out of n8n is held against this, so it must not come from n8n.
 */
export async function servedSizes(
	simulator: Simulator,
	job: { provider: string; jobType: string; jobId: string },
): Promise<number[]> {
	const { simulatorId, files } = kitOf(job.provider);
	const url = simulator.baseUrl(simulatorId) + files.path(job);
	const response = await patientFetch(url, files.headers(simulator.apiKey(simulatorId)));
	if (!response.ok) throw new Error(`The simulator answered ${url} with ${response.status}`);
	if (response.headers.get('content-type') === 'video/mp4') {
		return [(await response.arrayBuffer()).byteLength];
	}
	const links = videoLinks(await response.json(), simulator.filesUrl);
	return await Promise.all(links.map(sizeOf));
}

/** The workflows share the rate limit of the account, so it may have to be waited for. */
async function patientFetch(url: string, headers: Record<string, string>): Promise<Response> {
	for (let tries = 1; ; tries++) {
		const response = await fetch(url, { headers });
		if (response.status !== 429 || tries === MOST_TRIES) return response;
		await sleep(PAUSE_MS);
	}
}

async function sizeOf(url: string): Promise<number> {
	const response = await fetch(url, { method: 'HEAD' });
	if (!response.ok) throw new Error(`The simulator answered HEAD ${url} with ${response.status}`);
	return Number(response.headers.get('content-length'));
}

/** Every link to a video anywhere in an answer, each once. */
function videoLinks(answer: unknown, filesUrl: string): string[] {
	const links = new Set<string>();
	const search = (value: unknown): void => {
		if (typeof value === 'object' && value !== null) Object.values(value).forEach(search);
		if (typeof value !== 'string' || !value.startsWith(`${filesUrl}/`)) return;
		if (new URL(value).pathname.endsWith('.mp4')) links.add(value);
	};
	search(answer);
	return [...links];
}
