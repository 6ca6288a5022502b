import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkMp4 } from '../../demo/mp4/checkMp4';
import { createTemporaryFolder, itemsOf, removeTemporaryFolder } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';
import { download, inARow, submit } from './stage/workflows';

const BYTES = 40_000_003;
const EPISODE = {
	videoUrl: `https://media.example.org/1.mp4?sim-clips=1&sim-duration=0&sim-bytes=${BYTES}`,
};

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
		expect(checkMp4(file).tracks).toContain('vide');
		await removeTemporaryFolder(folder);
	});

	it('is not passed on when it breaks off on its way every time', async () => {
		await stage.simulator.control.reset();
		await stage.simulator.control.injectFault({
			target: 'files',
			times: 0,
			effect: { kind: 'truncate' },
		});
		const execution = await stage.run(inARow([EPISODE], [submit(), download()]));
		expect(execution.status).toBe('error');
		expect(execution.lastNodeExecuted).toBe('Download');
		expect(itemsOf(execution, 'Download')).toEqual([]);
	});
});
