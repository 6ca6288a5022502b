import { z } from 'zod';
import type { Simulator } from '../../simulator/simulator';
import { KEY_HEADER, PROVIDER, queryUrl, submitJobs } from '../frame/simulatedJobs';

export const MIB = 1024 ** 2;

/** Files of one size. */
export interface FileSet {
	name: string;
	count: number;
	bytes: number;
}

export const ONE_FILE: FileSet = { name: 'One file of 2 GiB', count: 1, bytes: 2048 * MIB };
export const MANY_FILES: FileSet = {
	name: '100 files of 20 MiB',
	count: 100,
	bytes: 20 * MIB,
};

/** A finished job with one video, and the link to it for those who do not ask for the job. */
export interface FinishedJob {
	jobId: string;
	jobType: string;
	provider: string;
	url: string;
}

const answerSchema = z.object({ videos: z.tuple([z.object({ videoUrl: z.string() })]) });

/** Has the simulator finish a job for each file. */
export async function finishedJobs(
	simulator: Simulator,
	{ count, bytes }: FileSet,
): Promise<FinishedJob[]> {
	const plans = Array.from({ length: count }, () => ({ seconds: 0, bytes }));
	const ids = await submitJobs(simulator, plans);
	return await Promise.all(
		ids.map(async (jobId) => {
			const response = await fetch(queryUrl(simulator, jobId), {
				headers: { [KEY_HEADER]: simulator.apiKey(PROVIDER) },
			});
			const { videos } = answerSchema.parse(await response.json());
			return { jobId, jobType: 'clipping', provider: PROVIDER, url: videos[0].videoUrl };
		}),
	);
}
