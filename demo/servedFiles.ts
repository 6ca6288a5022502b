import type { Simulator } from '../simulator/simulator';
import { demoProvider } from './providers';

/** How the simulator itself is asked for the videos of a job. */
interface Question {
	path: (job: { jobType: string; jobId: string }) => string;
	headers: (key: string) => Record<string, string>;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

const QUESTIONS: Readonly<Record<string, Question>> = {
	vizard: {
		path: ({ jobId }) => `/project/query/${jobId}`,
		headers: (key) => ({ VIZARDAI_API_KEY: key }),
	},
	// The engine names a file of its own disk; what it sends is at its download route.
	clipzy: { path: ({ jobId }) => `/api/v1/jobs/${jobId}/download`, headers: bearer },
	pictory: { path: ({ jobId }) => `/v1/jobs/${jobId}`, headers: (key) => ({ authorization: key }) },
	wayinVideo: {
		path: ({ jobType, jobId }) =>
			jobType === 'clipExport' ? `/clips/export/${jobId}` : `/clips/results/${jobId}`,
		headers: (key) => ({ ...bearer(key), 'x-wayinvideo-api-version': 'v2' }),
	},
	globalAiOpc: { path: ({ jobId }) => `/v1/result/${jobId}`, headers: bearer },
};

/**
 * The bytes of each video of a job, in the order of the answer, as the simulator itself tells: what came
 * out of n8n is held against this, so it must not come from n8n.
 */
export async function servedSizes(
	simulator: Simulator,
	job: { provider: string; jobType: string; jobId: string },
): Promise<number[]> {
	const question = QUESTIONS[job.provider];
	if (question === undefined) throw new Error(`Nobody knows how to ask ${job.provider}`);
	const { simulated } = demoProvider(job.provider);
	const url = simulator.baseUrl(simulated) + question.path(job);
	const response = await fetch(url, { headers: question.headers(simulator.apiKey(simulated)) });
	if (!response.ok) throw new Error(`The simulator answered ${url} with ${response.status}`);
	if (response.headers.get('content-type') === 'video/mp4') {
		return [(await response.arrayBuffer()).byteLength];
	}
	const links = videoLinks(await response.json(), simulator.filesUrl);
	return await Promise.all(links.map(sizeOf));
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
