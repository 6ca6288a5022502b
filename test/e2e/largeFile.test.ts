import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkMp4 } from '../../demo/checkMp4';
import { createTemporaryFolder, itemsOf, removeTemporaryFolder, type N8nServer } from '../../host';
import { watchMemory } from '../../host/process/processMemory';
import { openStage, stageOn, type E2eStage } from './stage/e2eStage';
import { START_WITHIN_MS, startOwnN8n } from './stage/ownN8n';
import { download, inARow, quickSource, restyle, submit, wait } from './stage/workflows';

const BYTES = 40_000_003;
const EPISODE = quickSource(BYTES);
const MIB = 1024 ** 2;

describe('a clip of 40 MB', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	afterAll(async () => await stage.close());

	it('arrives to the last byte', async () => {
		const execution = await stage.run(inARow([EPISODE], [submit(), download()]));
		const [item] = itemsOf(execution, 'Download');
		expect(item?.json.file).toMatchObject({ sizeBytes: BYTES });
		const reference = item?.binary?.data;
		if (reference === undefined) throw new Error('The item has no binary data');

		const folder = await createTemporaryFolder('clips');
		const path = join(folder, 'clip.mp4');
		await stage.api.saveBinary(reference, path);
		const file = await readFile(path);
		expect(file.length).toBe(BYTES);
		expect(checkMp4(file).tracks).toContain('video');
		await removeTemporaryFolder(folder);
	});

	// Without a byte each time: a transfer that gets on continues ten times, which takes its time.
	it('is not passed on when its connection breaks every time', async () => {
		await stage.simulator.control.reset();
		await stage.simulator.control.injectFault({
			target: 'files',
			times: 0,
			effect: { kind: 'truncate', keepBytes: 0 },
		});
		const execution = await stage.run(inARow([EPISODE], [submit(), download()]));
		expect(execution.status).toBe('error');
		expect(execution.lastNodeExecuted).toBe('Download');
		expect(itemsOf(execution, 'Download')).toEqual([]);
	});
});

/** Only Linux keeps the peak of a process; `npm run bench -- memory` measures with 2 GiB. */
if (process.platform === 'linux') {
	describe('a clip of 512 MiB that is downloaded and then uploaded', () => {
		const CLIP = 512 * MIB;
		/** What n8n grows by, whatever the size, is about 80 MiB. */
		const LIMIT = 200 * MIB;

		// What other tests do at the same time would grow the n8n that they share.
		let n8n: N8nServer;
		let stage: E2eStage;

		beforeAll(async () => {
			n8n = await startOwnN8n();
			stage = await stageOn(n8n.api);
		}, START_WITHIN_MS);

		afterAll(async () => {
			await n8n.stop();
			await stage.close();
		});

		async function restyled(bytes: number) {
			await stage.simulator.control.reset();
			const nodes = [submit(), wait(), download(), restyle()];
			const keys = await stage.storeAllKeys();
			return await stage.run(inARow([quickSource(bytes)], nodes), ...keys);
		}

		it('never lies in the memory of n8n', async () => {
			expect((await restyled(8 * MIB)).status).toBe('success');
			const grown = await watchMemory(Number(n8n.pid));

			const execution = await restyled(CLIP);
			expect(itemsOf(execution, 'Download')[0]?.json.file).toMatchObject({ sizeBytes: CLIP });
			const [job] = await stage.simulator.control.jobs({ provider: 'clipzy' });
			expect(itemsOf(execution, 'Restyle')[0]?.json.jobId).toBe(job?.id);
			expect(await stage.simulator.control.inspect('clipzy')).toMatchObject({
				videos: expect.arrayContaining([expect.objectContaining({ bytes: CLIP })]),
			});

			const { baseline, peak } = await grown();
			expect(peak - baseline).toBeLessThan(LIMIT);
		});
	});
}
