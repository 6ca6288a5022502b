import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startOwnedProcess } from '../../host/process/ownedProcess';
import { createTemporaryFolder, removeTemporaryFolder, type WorkflowNode } from '../../host';
import { node } from '../../test/e2e/stage/workflows';
import type { MeasuredN8n, Published } from '../frame/measuredN8n';
import { PROVIDER } from '../frame/simulatedJobs';
import type { FinishedJob } from './files';

export const EXPORT = 'Export';
export const HTTP_REQUEST = 'HTTP Request';
export const CURL = 'curl';

/** Downloads the videos of jobs once. @returns what it took */
export type Download = (jobs: readonly FinishedJob[]) => Promise<Record<string, number>>;

const AT_ONCE = 10;

function exportNode(): WorkflowNode {
	return node('Download', `n8n-nodes-video-jobs.${PROVIDER}`, {
		resource: 'videoJob',
		operation: 'export',
	});
}

/** With the link already there: unlike Export, it does not ask the provider for a fresh one. */
function httpRequestNode(): WorkflowNode {
	const parameters = {
		url: '={{ $json.url }}',
		options: { response: { response: { responseFormat: 'file' } } },
	};
	return { ...node('Download', 'n8n-nodes-base.httpRequest', parameters), typeVersion: 4.2 };
}

/** The ways to download, with which n8n is measured beside a plain download. */
export async function downloadsIn(n8n: MeasuredN8n): Promise<[name: string, Download][]> {
	const inN8n = async (download: WorkflowNode): Promise<Download> => {
		const workflow = await n8n.publish([download], { respond: 'atTheEnd' });
		return async (jobs) => await downloadInN8n(n8n, workflow, jobs);
	};
	return [
		[EXPORT, await inN8n(exportNode())],
		[HTTP_REQUEST, await inN8n(httpRequestNode())],
		[CURL, downloadWithCurl],
	];
}

async function downloadInN8n(
	n8n: MeasuredN8n,
	workflow: Published,
	jobs: readonly FinishedJob[],
): Promise<Record<string, number>> {
	const { seconds, cpuSeconds, growthBytes } = await n8n.run(workflow, jobs);
	const kept = await removeStoredFiles(n8n);
	if (kept < jobs.length) throw new Error(`n8n has stored ${kept} of ${jobs.length} files`);
	return { seconds, cpuSeconds, growthBytes };
}

/** Frees the disk for the next run. @returns how many files n8n had stored */
async function removeStoredFiles({ server }: MeasuredN8n): Promise<number> {
	const store = join(server.userFolder, '.n8n', 'storage', 'workflows');
	const entries = await readdir(store, { recursive: true });
	const files = entries.filter((path) => /binary_data\/[^/.]+$/.test(path));
	await rm(store, { recursive: true });
	return files.length;
}

const downloadWithCurl: Download = async (jobs) => {
	const folder = await createTemporaryFolder('curl');
	const files = jobs.flatMap(({ jobId, url }) => [url, '-o', join(folder, jobId)]);
	const options = ['-sS', '--fail', '--parallel', '--parallel-max', String(AT_ONCE)];
	const startedAt = performance.now();
	const curl = await startOwnedProcess('curl', [...options, ...files]);
	const { code } = await curl.exited;
	const seconds = (performance.now() - startedAt) / 1000;
	await removeTemporaryFolder(folder);
	if (code === 0) return { seconds };
	throw new Error(`curl ended with ${code}: ${curl.printed()}`);
};
