import {
	createTemporaryFolder,
	ensureHost,
	ensureQueueServices,
	packPackage,
	PACKED_VARIABLE,
} from '../../host';
import type { Print } from './heldOutput';
import { runJestLayer } from './jestLayer';
import { runNicely, runProgram } from './runProgram';
import type { Tally } from './tally';

export interface Layer {
	name: string;
	run: (print: Print) => Promise<Tally>;
}

const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 };

/** Folders whose imports are checked. */
const SOURCES = 'nodes credentials simulator host demo bench scripts test'.split(' ');

/** Files whose words are checked, as `npm run lint:words` names them. */
const TEXTS = [
	'*.md',
	'.github/**/*.md',
	'{docs,examples,simulator,host}/**/*.md',
	'{nodes,credentials,simulator,host,demo,bench,scripts,test}/**/*.ts',
];

type Program = readonly [tool: string, ...args: string[]];

/** A layer that is one check, which passes when all its programs end well. They run side by side. */
function check(name: string, programs: readonly Program[]): Layer {
	return {
		name,
		async run(print) {
			const ended = await Promise.all(
				programs.map(async ([tool, ...args]) => await runNicely(tool, args, print)),
			);
			return ended.every(Boolean) ? PASSED : { ...PASSED, passed: 0, failed: 1 };
		},
	};
}

let packed: Promise<string> | undefined;

/** Builds and packs the package once, for the programs of all layers on n8n. */
async function packOnce(print: Print): Promise<void> {
	packed ??= createTemporaryFolder('package').then(
		async (folder) => await packPackage(folder, print),
	);
	process.env[PACKED_VARIABLE] = await packed;
}

const build: Layer = {
	name: 'build',
	async run(print) {
		await packOnce(print);
		return PASSED;
	},
};

function jest(name: string): Layer {
	return { name, run: async (print) => await runJestLayer(name, runNicely, print) };
}

/** A layer that runs on the real n8n, and on what `ensureMore` installs. */
function onHost(name: string, ensureMore?: (print: Print) => Promise<void>): Layer {
	return {
		name,
		async run(print) {
			// Here rather than in jest, which holds back what is printed while it sets up.
			await ensureHost(print);
			await packOnce(print);
			await ensureMore?.(print);
			return await runJestLayer(name, runProgram, print);
		},
	};
}

/** Layers that compute, the quick ones first. */
export const COMPUTING: readonly Layer[] = [
	check('lint', [
		['eslint', '.'],
		['depcruise', '--config', '.dependency-cruiser.cjs', ...SOURCES],
		['prettier', '--check', '.'],
		['textlint', ...TEXTS],
	]),
	check('typecheck', [['tsc', '--noEmit']]),
	jest('unit'),
	jest('unit-zod4'),
	jest('simulator'),
	jest('fuzz'),
	jest('engine'),
	jest('contract'),
	jest('contract-zod4'),
];

/** Layers on a real n8n, which wait for its timers most of the time. The layers of a lane run one after the other. */
export const ON_N8N: readonly (readonly Layer[])[] = [
	[build, onHost('e2e'), onHost('browser')],
	[onHost('queue', ensureQueueServices), onHost('chaos', ensureQueueServices)],
];
