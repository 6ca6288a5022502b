import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../../host/process/isAlive';
import { startOwnedProcess } from '../../../host/process/ownedProcess';

const HOST = join(__dirname, '..', '..', '..', 'host');

/** Starts a process and makes a folder through this package's own code, reports both, and continues for ever. */
const OWNER = `
	const { startOwnedProcess } = require(${JSON.stringify(join(HOST, 'process/ownedProcess.ts'))});
	const { createTemporaryFolder } = require(${JSON.stringify(join(HOST, 'process/temporaryFolder.ts'))});
	startOwnedProcess('sleep', ['600']).then(async ({ pid }) => {
		console.log(JSON.stringify({ pid, folder: await createTemporaryFolder('guardian') }));
		setInterval(() => undefined, 1000);
	});
`;

describe('processes and folders of a process that is killed', () => {
	it('are gone soon after it', async () => {
		const owner = await startOwnedProcess(process.execPath, ['--import', 'tsx', '-e', OWNER], {
			cwd: HOST,
		});
		while (!owner.printed().includes('}')) await sleep(50);
		const { pid, folder } = JSON.parse(owner.printed()) as { pid: number; folder: string };
		expect(isAlive(pid)).toBe(true);
		expect(existsSync(folder)).toBe(true);

		await owner.kill();
		while (isAlive(pid) || existsSync(folder)) await sleep(50);
	});
});
