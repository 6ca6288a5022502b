import { itemsOf, type Execution, type Item } from '../host';
import { kitOf } from '../test/providers';
import { partOf, providersOf } from './exampleWorkflow';
import type { Narrator } from './narrator';
import { servedSizes } from './servedFiles';
import type { Stage, StagedExample } from './stage';
import {
	collectFile,
	collectVideo,
	describeVideo,
	isVideo,
	jobOf,
	type VideoFile,
} from './videoFiles';

/**
 * Tells step by step what happened in one run, saves its videos and checks them.
 *
 * @returns how many videos there are
 * @throws when the run failed, a video is not good, or one is missing
 */
export async function reviewRun(
	stage: Stage,
	example: StagedExample,
	execution: Execution,
	folder: string,
	{ tell }: Narrator,
): Promise<number> {
	const { nodes } = example.workflow;
	const several = new Set(nodes.flatMap(providersOf)).size > 1;
	const videos: VideoFile[] = [];
	let expected = 0;
	let texts = 0;
	for (const node of nodes) {
		const part = partOf(node);
		const items = itemsOf(execution, node.name);
		if (part === 'submit' || part === 'render')
			items.forEach((item) => tell(describeJob(node.name, item)));
		if (part === 'wait') items.forEach((item) => tell(describeWait(node.name, item)));
		if (part !== 'download') continue;
		for (const item of items.filter((one) => !isVideo(one))) {
			tell(`${node.name}: ${await collectFile(item, stage.n8n.api, folder)}`);
			texts++;
		}
		const withVideos = items.filter(isVideo);
		const served = await servedTo(stage, withVideos);
		expected += [...served.values()].reduce((sum, sizes) => sum + sizes.length, 0);
		for (const item of withVideos) {
			const video = await collectVideo(
				item,
				stage.n8n.api,
				folder,
				// Two providers may give their videos the same name.
				({ provider, file }) => (several ? `${provider}-${file.name}` : file.name),
				served.get(jobOf(item).jobId) ?? [],
			);
			tell(`${node.name}: ${describeVideo(video)}`);
			videos.push(video);
		}
	}
	assertSuccess(execution);
	const downloads = nodes.some((node) => partOf(node) === 'download');
	if (downloads && texts === 0) assertAllGood(videos, expected);
	return videos.length;
}

/** The sizes of the videos of each job among these items, by the job's id. */
async function servedTo(
	{ simulator }: Stage,
	items: readonly Item[],
): Promise<Map<string, number[]>> {
	const sizes = new Map<string, number[]>();
	for (const item of items) {
		const job = jobOf(item);
		if (!sizes.has(job.jobId)) sizes.set(job.jobId, await servedSizes(simulator, job));
	}
	return sizes;
}

function nameOf({ json }: Item): string {
	return kitOf(String(json.provider)).provider.displayName;
}

function describeJob(node: string, item: Item): string {
	const { provider, jobType, jobId } = item.json;
	return `${node}: ${nameOf(item)} accepted the job ${JSON.stringify({ provider, jobType, jobId })}`;
}

function describeWait(node: string, item: Item): string {
	const { status, wait, jobId } = item.json;
	return `${node}: ${nameOf(item)} job ${String(jobId)} was ${String(status)}: ${JSON.stringify(wait)}`;
}

function assertSuccess({ status, error, lastNodeExecuted }: Execution): void {
	if (status === 'success') return;
	const reason = [error?.message ?? 'no reason given', error?.description ?? ''].join('\n');
	throw new Error(`The workflow stopped at "${lastNodeExecuted ?? 'the start'}": ${reason.trim()}`);
}

function assertAllGood(videos: readonly VideoFile[], expected: number): void {
	const bad = videos.filter(({ faults }) => faults.length > 0);
	if (bad.length > 0) throw new Error(`${bad.length} of ${videos.length} videos are not good`);
	if (videos.length === expected && expected > 0) return;
	throw new Error(`${videos.length} videos arrived of the ${expected} that the simulator made`);
}
