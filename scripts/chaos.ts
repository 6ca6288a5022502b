/** Command line of the kills: `npm run test:chaos [-- --queue]`. */
import { parseArgs } from 'node:util';
import { whenNpmDies } from '../host';
import { runProgram } from './test/runProgram';

const HELP = `Usage: npm run test:chaos [-- --queue]

Kills a real n8n thirty times while workflows run on it, each time at a moment that is drawn, and checks that
no job is lost and none is submitted twice.
  --queue   n8n in queue mode: main process, workers, Redis and PostgreSQL are hit in turn
  --help    this text

CHAOS_KILLS=N kills another number of times, CHAOS_SEED=N draws other moments.`;

const KILLS = '30';

const ONE_PROCESS = 'chaos/kill';
const QUEUE = 'chaos/queueKill';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { queue: { type: 'boolean' }, help: { type: 'boolean' } },
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	whenNpmDies(() => process.exit(1));
	process.env.CHAOS_KILLS ??= KILLS;
	const file = values.queue ? QUEUE : ONE_PROCESS;
	const args = ['--selectProjects', 'chaos', '--testPathPatterns', `${file}\\.test`];
	if (!(await runProgram('jest', args, console.log))) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
