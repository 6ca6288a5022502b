import { createTemporaryFolder, ensureHost, packPackage, removeTemporaryFolder } from '../../host';
import type { Print } from './heldOutput';
import { runJestLayer } from './jestLayer';
import { runProgram } from './runProgram';
import type { Tally } from './tally';

export interface Layer {
	name: string;
	run: (print: Print) => Promise<Tally>;
	/** Waits most of the time, and so runs beside the layers after it. */
	waits?: boolean;
}

const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 };

/** Folders whose imports are checked. */
const SOURCES = 'nodes credentials simulator host demo bench scripts test'.split(' ');

type Program = readonly [tool: string, ...args: string[]];

/** A layer that is one check, which passes when all its programs end well. They run side by side. */
function check(name: string, programs: readonly Program[]): Layer {
	return {
		name,
		async run(print) {
			const ended = await Promise.all(
				programs.map(async ([tool, ...args]) => await runProgram(tool, args, print)),
			);
			return ended.every(Boolean) ? PASSED : { ...PASSED, passed: 0, failed: 1 };
		},
	};
}

/** Builds the package and packs it, after whoever is packing it at this moment. */
const build: Layer = {
	name: 'build',
	async run(print) {
		const folder = await createTemporaryFolder('package');
		await packPackage(folder, print);
		await removeTemporaryFolder(folder);
		return PASSED;
	},
};

function jest(name: string): Layer {
	return { name, run: async (print) => await runJestLayer(name, print) };
}

/** A layer that runs on the real n8n. */
function onHost(name: string, extra: Partial<Layer> = {}): Layer {
	return {
		name,
		async run(print) {
			// Here rather than in jest, which holds back what is printed while it sets up.
			await ensureHost(print);
			return await runJestLayer(name, print);
		},
		...extra,
	};
}

/** Everything `npm test` runs, begun in this order: first what runs beside the others, then the quick checks. */
export const LAYERS: readonly Layer[] = [
	onHost('chaos', { waits: true }),
	check('lint', [
		['eslint', '.'],
		['depcruise', '--config', '.dependency-cruiser.cjs', ...SOURCES],
		['prettier', '--check', '.'],
	]),
	check('typecheck', [['tsc', '--noEmit']]),
	build,
	jest('unit'),
	jest('unit-zod4'),
	jest('fuzz'),
	jest('simulator'),
	jest('contract'),
	jest('contract-zod4'),
	jest('engine'),
	onHost('e2e'),
	onHost('browser'),
];
