import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleNames, NEEDS_MORE, partOf, readExample } from '../../demo/exampleWorkflow';
import { checkMp4 } from '../../demo/checkMp4';
import { createTemporaryFolder, removeTemporaryFolder } from '../../host';
import { startOwnedProcess, type OwnedProcess } from '../../host/process/ownedProcess';

const ROOT = join(__dirname, '..', '..');

async function startDemo(...options: string[]): Promise<OwnedProcess> {
	const args = ['scripts/bootstrap.mjs', 'demo/main.ts', ...options];
	return await startOwnedProcess(process.execPath, args, { cwd: ROOT });
}

async function printed(demo: OwnedProcess, pattern: RegExp): Promise<string> {
	for (;;) {
		const found = pattern.exec(demo.printed());
		if (found) return found[1] ?? found[0];
		await sleep(100);
	}
}

/** Those that download something; others publish where the clip is. */
async function withVideos(names: readonly string[]): Promise<string[]> {
	const workflows = await Promise.all(names.map(async (name) => await readExample(name)));
	return names.filter((_name, at) =>
		workflows[at]?.nodes.some((node) => partOf(node) === 'download'),
	);
}

/** What `npm run demo` promises in the README. */
describe('the demo', () => {
	it('runs every example that ends by itself, writes whole videos to a folder each and ends with 0', async () => {
		const out = await createTemporaryFolder('demo-videos');
		const demo = await startDemo('--once', '--out', out, '--speed', '300');
		const { code } = await demo.exited;
		expect(demo.printed()).toContain('whole, playable and of the size that was served');
		expect(code).toBe(0);

		const names = await exampleNames();
		const examples = names.filter((name) => !Object.hasOwn(NEEDS_MORE, name));
		expect(examples).toHaveLength(names.length - Object.keys(NEEDS_MORE).length);
		for (const need of Object.values(NEEDS_MORE))
			expect(demo.printed()).toContain(`is not run: it ${need}`);
		expect((await readdir(out)).sort()).toEqual(await withVideos(examples));
		const files = await readdir(out, { recursive: true });
		const videos = files.filter((file) => file.endsWith('.mp4'));
		expect(demo.printed()).toContain(`All ${videos.length} videos of ${examples.length} workflows`);
		for (const video of videos) checkMp4(await readFile(join(out, video)));
		await removeTemporaryFolder(out);
	}, 600_000);

	it('ends at once on Ctrl-C, and n8n with it', async () => {
		const demo = await startDemo('--speed', '1', '--only', 'vizard');
		const address = await printed(demo, /n8n is ready at (\S+)/);
		await printed(demo, /check 1/);
		expect((await fetch(address)).status).toBe(200);
		const interruptedAt = Date.now();
		process.kill(demo.pid, 'SIGINT');
		const { code } = await demo.exited;
		expect(code).toBe(130);
		expect(Date.now() - interruptedAt).toBeLessThan(5_000);
		await expect(fetch(address)).rejects.toThrow('fetch failed');
	}, 300_000);

	it('explains its options, and refuses others', async () => {
		const help = await startDemo('--help');
		expect((await help.exited).code).toBe(0);
		expect(help.printed()).toContain('--out DIR');
		expect(help.printed()).toContain('--only NAME');
		const unknown = await startDemo('--once', '--only', 'nobody');
		expect((await unknown.exited).code).toBe(1);
		expect(unknown.printed()).toContain('There is no example "nobody"');
		const wrong = await startDemo('--sped', '3');
		expect((await wrong.exited).code).toBe(1);
		expect(wrong.printed()).toContain('--sped');
	});
});
