import type { IDataObject } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import { inquire, isAgentTool, optionsOf, type ItemRun } from '../items/itemRun';
import type { VideoJob } from '../job/videoJob';
import { readCompletedJob } from '../read/readJob';
import { readDownloadChoice, selectVideos, type DownloadChoice } from './downloadOptions';
import { describeFile, describeMissing, downloadVideos } from './downloadVideos';

/** Streams the finished videos of a job into n8n's binary data, one item per file. */
export async function exportJob(run: ItemRun): Promise<ItemOutcome> {
	const choice = readDownloadChoice(run.provider, optionsOf(run));
	const inquiry = inquire(run);
	const outcome = await readCompletedJob(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome;
	if (isAgentTool(run.n8n)) return asLinks(run, job, choice);
	const downloaded = await downloadVideos(inquiry, job, choice);
	if (!downloaded.ok) return downloaded;
	const { downloads, missing, hints } = downloaded;
	const { provider, jobType, jobId, status } = job;
	const items = downloads.map((download) => {
		const { video, file } = download;
		const described = { video, file: describeFile(download), ...describeMissing(missing) };
		const json = { provider, jobType, jobId, status, ...described } as unknown as IDataObject;
		return { json, binary: { [choice.binaryPropertyName]: file.binary } };
	});
	return { ok: true, items, hints };
}

const LINKS_ONLY =
	'An AI agent cannot receive files from a tool, so nothing was downloaded: the links lead to the files. Use Export as a node behind the agent to download them';

/** What a tool returns: n8n hands a model no files, and no later node gets them. */
function asLinks({ provider }: ItemRun, job: VideoJob, choice: DownloadChoice): ItemOutcome {
	const { provider: id, jobType, jobId, status } = job;
	const reference = { provider: id, jobType, jobId, status };
	const files = selectVideos(job.videos, choice).flatMap((video) =>
		choice.kinds.map((kind) => {
			const source = (provider.files[kind] ?? provider.files.video).source(job, video);
			if (source.kind === 'link') return { index: video.index, kind, url: source.url };
			const reason =
				source.kind === 'unavailable'
					? source.explanation
					: 'It has no link of its own: only Export as a node can download it.';
			return { index: video.index, kind, reason };
		}),
	);
	return {
		ok: true,
		items: [{ json: { ...reference, files, note: LINKS_ONLY } }],
		hints: [LINKS_ONLY + '.'],
	};
}
