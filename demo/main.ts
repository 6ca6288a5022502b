/** Command line of the demo: `npm run demo [-- --once --out DIR --only NAME]`. */
import { OWNER, stopOwnedProcesses } from '../host';
import { Narrator } from './narrator';
import { HELP, readOptions, type DemoOptions } from './options';
import { runAndCheck } from './run';
import { Shutdown } from './shutdown';
import { closeStage, setTheStage, type Stage } from './stage';

function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** n8n writes the list when its own installer runs, which takes packages from npm alone. */
const NOT_LISTED =
	"Settings > Community nodes does not list the package: the demo puts it into n8n's folder, and n8n lists what its own installer has recorded in the database.";

/** Until Ctrl-C. */
async function stayOpen(stage: Stage, narrator: Narrator): Promise<never> {
	narrator.chapter('The editor is open');
	for (const { workflow, workflowId } of stage.examples) {
		narrator.tell(`${stage.n8n.editorUrl}/workflow/${workflowId}  ${workflow.name}`);
	}
	narrator.tell(NOT_LISTED);
	narrator.tell(`Log in with ${OWNER.email} and ${OWNER.password}. Ctrl-C ends everything.`);
	return await new Promise<never>(() => undefined);
}

/** @throws what went wrong; without --once only after the person has looked into it */
async function perform(
	options: DemoOptions,
	narrator: Narrator,
	shutdown: Shutdown,
): Promise<void> {
	const stage = await setTheStage(options, narrator);
	try {
		await runAndCheck(stage, options, narrator);
		shutdown.exitCode = 0;
	} catch (error) {
		// What breaks off because everything is being ended has not gone wrong.
		if (options.once || shutdown.begun) throw error;
		shutdown.exitCode = 1;
		narrator.tell(`This run did not work: ${textOf(error)}`);
	}
	if (!options.once) await stayOpen(stage, narrator);
	await closeStage(stage);
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options === 'help') {
		console.log(HELP);
		return;
	}
	const narrator = new Narrator();
	const shutdown = new Shutdown(narrator);
	try {
		await perform(options, narrator, shutdown);
	} catch (error) {
		// Shutdown ends this process as soon as everything else is gone.
		if (shutdown.begun) return await new Promise<never>(() => undefined);
		await stopOwnedProcesses();
		throw error;
	}
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(`\nThe demo did not work: ${textOf(error)}`);
		process.exit(1);
	},
);
