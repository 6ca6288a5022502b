import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
	createTemporaryFolder,
	itemsOf,
	removeTemporaryFolder,
	type Execution,
	type N8nApi,
} from '../../../host';
import { stageOn } from '../../e2e/stage/e2eStage';
import { download, quickSource, restyle, submit, wait } from '../../e2e/stage/workflows';
import type { QueueStage } from '../queueStage';
import type { Wave } from '../wave';

const BYTES = 3_000_000;

/** The Wait node numbers the files of a job. */
const UPLOAD = restyle('video_0');

/** How large the first file of a node is as the main process hands it out. */
async function bytesThrough(api: N8nApi, execution: Execution, node: string): Promise<number> {
	const [file] = Object.values(itemsOf(execution, node)[0]?.binary ?? {});
	if (!file) throw new Error(`${node} has no file`);
	const folder = await createTemporaryFolder('files');
	try {
		await api.saveBinary(file, join(folder, 'video'));
		return (await stat(join(folder, 'video'))).size;
	} finally {
		await removeTemporaryFolder(folder);
	}
}

/**
 * One execution checks and downloads, another one uploads the file and downloads it anew, on whichever workers.
 *
 * @param mode of n8n's binary data
 */
export function files(wave: Wave, mode: 'database' | 'filesystem'): void {
	describe(`a file of a suspended wait, in the binary mode ${mode}`, () => {
		const played = wave.add(async (stage: QueueStage) => {
			const { simulator, storeAllKeys, close } = await stageOn(stage.api);
			try {
				const waiting = { mode: 'suspend', whenFinished: 'resultWithFiles' };
				const source = quickSource(BYTES).videoUrl.replace('sim-duration=0', 'sim-duration=50');
				const nodes = [submit(undefined, source), wait(undefined, waiting), UPLOAD];
				const credentials = await storeAllKeys();
				const id = await stage.begin([...nodes.slice(0, 2), download()], { credentials });
				const uploading = await stage.begin(nodes, { credentials });
				const execution = await stage.ended(id);
				const uploaded = await stage.ended(uploading);
				return {
					execution,
					uploaded,
					sizes: await Promise.all(
						['Wait', 'Download'].map(
							async (name) => await bytesThrough(stage.api, execution, name),
						),
					),
					received: await simulator.control.inspect('clipzy'),
				};
			} finally {
				await close();
			}
		});

		it('is whole where the main process hands it out', async () => {
			const { execution, sizes } = await played();
			expect(execution.error).toBeUndefined();
			expect(sizes).toEqual([BYTES, BYTES]);
			const ids = ['Wait', 'Download'].flatMap((name) =>
				Object.values(itemsOf(execution, name)[0]?.binary ?? {}).map(({ id }) => id),
			);
			for (const id of ids) expect(id).toMatch(new RegExp(`^${mode}`));
		});

		it('is uploaded whole by another node', async () => {
			const { uploaded, received } = await played();
			expect(uploaded.error).toBeUndefined();
			expect(received).toMatchObject({
				videos: expect.arrayContaining([expect.objectContaining({ bytes: BYTES })]) as unknown,
			});
		});
	});
}
