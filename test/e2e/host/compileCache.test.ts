import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryFolder, removeTemporaryFolder } from '../../../host';
import { compileCacheOf, trimCompileCache } from '../../../host/install/compileCache';

describe('the compiled code of n8n', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await createTemporaryFolder('compiled');
	});
	afterEach(async () => await removeTemporaryFolder(folder));

	/** One folder of Node's version, with this many files in it. */
	async function cacheOf(files: number): Promise<void> {
		const version = join(compileCacheOf(folder), 'v24');
		await mkdir(version, { recursive: true });
		for (let file = 0; file < files; file++) await writeFile(join(version, `${file}`), '');
	}

	it('is kept for the next start', async () => {
		await cacheOf(9);
		await trimCompileCache(folder, 10);
		expect(await readdir(join(compileCacheOf(folder), 'v24'))).toHaveLength(9);
	});

	it('is removed when it has too many files', async () => {
		await cacheOf(10);
		await trimCompileCache(folder, 10);
		expect(await readdir(folder)).toEqual([]);
	});

	it('may be missing', async () => {
		await trimCompileCache(folder);
		expect(await readdir(folder)).toEqual([]);
	});
});
