import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { vizard } from '../../nodes/Vizard/provider';
import { download, type DownloadOutcome } from '../../nodes/shared/export/download';
import type { Fetchable } from '../../nodes/shared/export/openSource';
import { startItem } from '../../nodes/shared/items/itemRun';
import type { Trouble } from '../../nodes/shared/trouble/trouble';
import { PROBE, setProbe } from '../harness/probe';
import { readBinary, startWorkflow, type WorkflowRun } from '../harness/runWorkflow';

export const KEY = 'download-test-key';

/** Begins like an MP4 and has bytes that nothing can pack. */
export const VIDEO = Buffer.concat([
	Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
	randomBytes(400_000),
]);

const NAMING = { index: 0, videos: 1, title: 'Ferry' };

export interface Downloaded {
	/** The very bytes that n8n has stored; undefined when there was trouble. */
	bytes?: Buffer;
	binary?: IBinaryData;
	trouble?: Trouble;
	/** What the node threw, such as `Stopped`. */
	thrown?: unknown;
	run: WorkflowRun;
}

/** Takes in what a node hands to n8n's binary store. */
type Store = (
	helpers: IExecuteFunctions['helpers'],
	body: Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
) => Promise<IBinaryData>;

/** Holds a file in memory, as n8n's stores in the database and in S3 do. */
export const memoryStore: Store = async ({ binaryToBuffer }, body) => {
	const bytes = await binaryToBuffer(body);
	return { data: bytes.toString('base64'), mimeType: 'video/mp4' };
};

/**
 * Begins a download out of n8n's engine, by itself: without the tries that Export makes around it.
 *
 * @param store takes the place of n8n's binary store
 */
export function startDownload(
	source: Fetchable,
	apiUrl: string,
	extension = 'mp4',
	store?: Store,
): { done: Promise<Downloaded>; stop(): void } {
	let outcome: DownloadOutcome | undefined;
	let thrown: unknown;
	setProbe(async (context) => {
		const { helpers } = context;
		if (store) helpers.prepareBinaryData = async (body) => await store(helpers, body);
		try {
			const run = startItem(context, vizard, 0);
			outcome = await download(run, source, NAMING, extension);
		} catch (error) {
			thrown = error;
		}
		return outcome?.ok ? [{ json: {}, binary: { data: outcome.file.binary } }] : [];
	});
	const { done, stop } = startWorkflow({
		items: [{ json: {} }],
		nodes: [{ name: 'Download', type: PROBE, parameters: {} }],
		credentials: { vizardApi: { apiKey: KEY, baseUrl: apiUrl } },
	});
	const downloaded = done.then(async (run): Promise<Downloaded> => {
		const [item] = run.outputs('Download')[0] ?? [];
		return {
			run,
			...(item && { bytes: await readBinary(item) }),
			...(item?.binary?.data && { binary: item.binary.data }),
			...(outcome && !outcome.ok && { trouble: outcome.trouble }),
			...(thrown !== undefined && { thrown }),
		};
	});
	return { done: downloaded, stop };
}

export function sha256(bytes: Buffer | undefined): string {
	return createHash('sha256')
		.update(bytes ?? '')
		.digest('hex');
}

/** All files in n8n's binary store, finished or not. */
export async function storedFiles(): Promise<string[]> {
	const folder = join(String(process.env.N8N_USER_FOLDER), '.n8n');
	await mkdir(folder, { recursive: true });
	const paths = await readdir(folder, { recursive: true });
	return paths.filter((path) => path.includes('binary_data/'));
}
