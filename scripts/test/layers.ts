import { ensureHost } from '../../host';
import { runJestLayer } from './jestLayer';
import { runProgram } from './runProgram';
import type { Tally } from './tally';

export interface Layer {
	name: string;
	run: () => Promise<Tally>;
}

type Program = readonly [tool: string, ...args: string[]];

/** A layer that is one check, which passes when all its programs end well. */
function check(name: string, programs: readonly Program[]): Layer {
	return {
		name,
		async run() {
			let failed = 0;
			for (const [tool, ...args] of programs) {
				if (!(await runProgram(tool, args))) failed = 1;
			}
			return { passed: 1 - failed, failed, skipped: 0 };
		},
	};
}

function jest(name: string): Layer {
	return { name, run: async () => await runJestLayer(name) };
}

/** A layer that runs on the real n8n. */
function onHost(name: string): Layer {
	return {
		name,
		async run() {
			// Here rather than in jest, which holds back what is printed while it sets up.
			await ensureHost((line) => console.log(line));
			return await runJestLayer(name);
		},
	};
}

/** Everything `npm test` runs, in this order: the quick checks first. */
export const LAYERS: readonly Layer[] = [
	check('lint', [
		['eslint', '.'],
		['prettier', '--check', '.'],
	]),
	check('typecheck', [['tsc', '--noEmit']]),
	check('build', [['gulp', 'build']]),
	jest('unit'),
	jest('fuzz'),
	jest('simulator'),
	jest('contract'),
	jest('engine'),
	onHost('e2e'),
	onHost('browser'),
	onHost('chaos'),
];
