import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../../host/process/isAlive';
import { startOwnedProcess } from '../../../host/process/ownedProcess';

const ROOT = join(__dirname, '../../..');

/** A benchmark that measures one thing, starts a process, and then does not come to its end. */
const PROGRAM = `
	const { runBenchmark } = require(${JSON.stringify(join(ROOT, 'bench/frame/runBenchmark.ts'))});
	const { startOwnedProcess } = require(${JSON.stringify(join(ROOT, 'host/process/ownedProcess.ts'))});
	runBenchmark(
		{
			name: 'test',
			title: 'Test',
			columns: [{ key: 'seconds', heading: 'seconds', digits: 1 }],
			charts: [],
			usualRepetitions: 1,
			goals: () => [{ goal: 'all of it', met: undefined }],
			async measure({ record }) {
				record({ situation: 'First', alternative: 'ours', values: { seconds: 4.2 } });
				const { pid } = await startOwnedProcess('sleep', ['600']);
				console.log('started ' + pid);
				setInterval(() => undefined, 1000);
				await new Promise(() => undefined);
			},
		},
		{ add: false, small: false },
	);
`;

it('an interrupted benchmark prints what it has measured and leaves no process behind', async () => {
	const run = await startOwnedProcess(process.execPath, ['--import', 'tsx', '-e', PROGRAM], {
		cwd: ROOT,
	});
	let pid: number | undefined;
	while (pid === undefined) {
		const [, started] = /started (\d+)/.exec(run.printed()) ?? [];
		if (started !== undefined) pid = Number(started);
		await sleep(20);
	}
	process.kill(run.pid, 'SIGINT');
	await expect(run.exited).resolves.toMatchObject({ code: 130 });
	expect(run.printed()).toMatch(/The run was interrupted[^]*First.*seconds[^]*ours.*4\.2/);
	expect(run.printed()).toMatch(/not measured\s+all of it/);
	expect(isAlive(pid)).toBe(false);
});
