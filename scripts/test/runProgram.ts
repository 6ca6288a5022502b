import { join } from 'node:path';
import { startOwnedProcess } from '../../host/process/ownedProcess';
import type { Print } from './heldOutput';

const ROOT = join(__dirname, '..', '..');

/** Runs a development tool of this package and passes its output on as it comes; whether it ended well. */
export async function runProgram(
	tool: string,
	args: readonly string[],
	print: Print,
): Promise<boolean> {
	const program = await startOwnedProcess(join(ROOT, 'node_modules', '.bin', tool), args, {
		cwd: ROOT,
		onLine: print,
	});
	const { code } = await program.exited;
	return code === 0;
}
