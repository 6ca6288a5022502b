import { join } from 'node:path';
import { startOwnedProcess } from '../../host/process/ownedProcess';
import type { Print } from './heldOutput';

const ROOT = join(__dirname, '..', '..');

/** Of programs that compute: they give way to an n8n, and still get their turn while it is busy. */
const NICENESS = '10';

/** Runs a development tool of this package and passes its output on as it comes; whether it ended well. */
export type RunProgram = (tool: string, args: readonly string[], print: Print) => Promise<boolean>;

export const runProgram: RunProgram = async (tool, args, print) =>
	await runCommand(pathOf(tool), args, print);

/** The same at a lower priority than other programs have, for those that only compute. */
export const runNicely: RunProgram = async (tool, args, print) =>
	await runCommand('nice', ['-n', NICENESS, pathOf(tool), ...args], print);

function pathOf(tool: string): string {
	return join(ROOT, 'node_modules', '.bin', tool);
}

const runCommand: RunProgram = async (command, args, print) => {
	const program = await startOwnedProcess(command, args, { cwd: ROOT, onLine: print });
	const { code } = await program.exited;
	return code === 0;
};
