import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkMp4 } from '../../demo/mp4/checkMp4';
import { createTemporaryFolder, removeTemporaryFolder } from '../../host';
import { startOwnedProcess, type OwnedProcess } from '../../host/process/ownedProcess';

const ROOT = join(__dirname, '..', '..');

async function startDemo(...options: string[]): Promise<OwnedProcess> {
	const args = ['scripts/bootstrap.mjs', 'demo/main.ts', ...options];
	return await startOwnedProcess(process.execPath, args, { cwd: ROOT });
}

async function printed(demo: OwnedProcess, pattern: RegExp): Promise<string> {
	for (;;) {
		const found = pattern.exec(demo.output.text());
		if (found) return found[1] ?? found[0];
		await sleep(100);
	}
}

/** What `npm run demo` promises in the README. */
describe('the demo', () => {
	it('runs once, writes whole clips to a folder and ends with 0', async () => {
		const out = await createTemporaryFolder('demo-clips');
		const demo = await startDemo('--once', '--out', out, '--speed', '300');
		const { code } = await demo.exited;
		expect(demo.output.text()).toContain('All 5 clips are whole, playable');
		expect(code).toBe(0);

		const files = await readdir(out);
		expect(files).toHaveLength(5);
		for (const file of files) checkMp4(await readFile(join(out, file)));
		await removeTemporaryFolder(out);
	});

	it('ends at once on Ctrl-C, and n8n with it', async () => {
		const demo = await startDemo('--speed', '1');
		const address = await printed(demo, /n8n is ready at (\S+)/);
		await printed(demo, /check 1/);
		expect((await fetch(address)).status).toBe(200);
		const interruptedAt = Date.now();
		process.kill(demo.pid, 'SIGINT');
		const { code } = await demo.exited;
		expect(code).toBe(130);
		expect(Date.now() - interruptedAt).toBeLessThan(5_000);
		await expect(fetch(address)).rejects.toThrow('fetch failed');
	});

	it('explains its options, and refuses others', async () => {
		const help = await startDemo('--help');
		expect((await help.exited).code).toBe(0);
		expect(help.output.text()).toContain('--out DIR');
		const wrong = await startDemo('--sped', '3');
		expect((await wrong.exited).code).toBe(1);
		expect(wrong.output.text()).toContain('--sped');
	});
});
