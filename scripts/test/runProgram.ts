import { join } from 'node:path';
import { startOwnedProcess } from '../../host/process/ownedProcess';

const ROOT = join(__dirname, '..', '..');

/** Runs a development tool of this package and shows what it prints; whether it ended well. */
export async function runProgram(tool: string, args: readonly string[]): Promise<boolean> {
	const program = await startOwnedProcess(join(ROOT, 'node_modules', '.bin', tool), args, {
		cwd: ROOT,
		shown: true,
	});
	const { code } = await program.exited;
	return code === 0;
}
