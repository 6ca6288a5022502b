import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

function start(...args: string[]) {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join('simulator', 'main.ts'), ...args],
		{
			cwd: root,
		},
	);
	let output = '';
	const waiting: [RegExp, () => void][] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			for (const [pattern, resolve] of waiting) if (pattern.test(output)) resolve();
		});
	return {
		child,
		output: () => output,
		printed: (pattern: RegExp) =>
			new Promise<void>((resolve) => {
				waiting.push([pattern, resolve]);
			}),
		exitCode: new Promise<number | null>((resolve) => child.on('close', resolve)),
	};
}

describe('npm run simulator', () => {
	it.each(['SIGINT', 'SIGTERM'] as const)(
		'prints URLs and keys, serves, and ends with 0 on %s',
		async (signal) => {
			const run = start('--port', '0', '--speed', '60', '--seed', '5');
			await run.printed(/Ctrl-C/);
			expect(run.output()).toMatch(/speed 60, seed 5/);
			const baseUrl = /Vizard\s+(\S+)\s+key sim-vizard-key/.exec(run.output())?.[1] ?? '';
			const response = await fetch(`${baseUrl}/project/query/1`, {
				headers: { VIZARDAI_API_KEY: 'sim-vizard-key' },
			});
			expect(await response.json()).toMatchObject({ code: 4006 });
			// Ctrl-C comes twice: from the terminal and from the process that passes it on.
			run.child.kill(signal);
			run.child.kill(signal);
			expect(await run.exitCode).toBe(0);
		},
		20_000,
	);

	it.each([[['--port', 'x']], [['--speed', '-1']], [['--nonsense']]])(
		'explains itself when called with %j',
		async (args) => {
			const run = start(...args);
			expect(await run.exitCode).toBe(2);
			expect(run.output()).toContain('Usage: npm run simulator');
		},
		20_000,
	);
});
