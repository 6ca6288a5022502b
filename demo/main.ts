/** Command line of the demo: `npm run demo [-- --once --out DIR]`. */
import { OWNER } from '../host';
import { Narrator } from './narrator';
import { HELP, readOptions, type DemoOptions } from './options';
import { runAndCheck } from './run';
import { Shutdown } from './shutdown';
import { closeStage, editorAddress, setTheStage, type Stage } from './stage';

/** What shells report for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

async function stayOpen(stage: Stage, narrator: Narrator, shutdown: Shutdown): Promise<void> {
	narrator.chapter('The editor is open');
	narrator.tell(`${editorAddress(stage.n8n)}/workflow/${stage.workflowId}`);
	narrator.tell(`Log in with ${OWNER.email} and ${OWNER.password}. Ctrl-C ends everything.`);
	await shutdown.asked;
}

/** @throws what went wrong, after the person who keeps the editor open has looked into it */
async function perform(options: DemoOptions, shutdown: Shutdown): Promise<void> {
	const narrator = new Narrator();
	const stage = await setTheStage(options, narrator);
	try {
		const run = runAndCheck(stage, options, narrator);
		if (options.once) return await run;
		await run.catch((error: unknown) => narrator.tell(`This run did not work: ${textOf(error)}`));
		await stayOpen(stage, narrator, shutdown);
		await run;
	} finally {
		await closeStage(stage);
	}
}

function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options === 'help') {
		console.log(HELP);
		return;
	}
	const shutdown = new Shutdown();
	try {
		await perform(options, shutdown);
	} catch (error) {
		if (!shutdown.begun) throw error;
		// It broke because Ctrl-C took n8n away, or was told of before.
		process.exitCode = INTERRUPTED;
	}
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(`\nThe demo did not work: ${textOf(error)}`);
		process.exit(1);
	},
);
