import { join } from 'node:path';
import { createTemporaryFolder, type Execution, type N8nApi } from '../host';
import { firstExecution, isCalled } from './calledExample';
import { NEEDS_MORE, NODES } from './exampleWorkflow';
import type { Narrator } from './narrator';
import type { DemoOptions } from './options';
import { tellWhereItRan } from './queue';
import { RequestWatch } from './requestWatch';
import { reviewRun } from './review';
import type { Stage, StagedExample } from './stage';

/** All runs together take about a minute; something is wrong when one takes this long. */
const RUN_LIMIT_SECONDS = 15 * 60;

interface Run {
	example: StagedExample;
	execution: Execution;
}

/** The run that the call about a finished job starts. */
async function runThatIsCalled(api: N8nApi, workflowId: string): Promise<Execution> {
	const id = await firstExecution(api, workflowId, RUN_LIMIT_SECONDS);
	return await api.executionReaching(id, RUN_LIMIT_SECONDS);
}

async function runOne({ n8n }: Stage, example: StagedExample, { tell }: Narrator): Promise<Run> {
	const { workflow, workflowId } = example;
	const execution = isCalled(workflow)
		? await runThatIsCalled(n8n.api, workflowId)
		: await n8n.api.runToEnd(workflowId, NODES.start, RUN_LIMIT_SECONDS);
	tell(`Workflow "${workflow.name}" ended with "${execution.status}"`);
	return { example, execution };
}

/** Runs the workflows that end by themselves side by side, each as a click on "Execute workflow" does. */
async function runAll(stage: Stage, narrator: Narrator): Promise<Run[]> {
	const isLeft = ({ name }: StagedExample) => Object.hasOwn(NEEDS_MORE, name);
	for (const { name, workflow } of stage.examples.filter(isLeft))
		narrator.tell(`Workflow "${workflow.name}" is not run: it ${NEEDS_MORE[name]}`);
	narrator.chapter('Running the workflows side by side (this is what reaches the simulator)');
	const watch = await RequestWatch.begin(stage.simulator, narrator.tell);
	try {
		const examples = stage.examples.filter((example) => !isLeft(example));
		return await Promise.all(
			examples.map(async (example) => await runOne(stage, example, narrator)),
		);
	} finally {
		await watch.close();
	}
}

/**
 * Runs the example workflows and checks every file that comes out.
 *
 * @throws when a run failed or a video is not whole, saying which and why, after all have been told about
 */
export async function runAndCheck(
	stage: Stage,
	options: DemoOptions,
	narrator: Narrator,
): Promise<void> {
	const runs = await runAll(stage, narrator);
	const folder = options.out ?? (await createTemporaryFolder('videos'));
	const problems: string[] = [];
	let videos = 0;
	for (const { example, execution } of runs) {
		narrator.chapter(`${example.workflow.name} (${example.name})`);
		try {
			videos += await reviewRun(stage, example, execution, join(folder, example.name), narrator);
			if (stage.cluster) await tellWhereItRan(stage.cluster, example.workflowId, narrator);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			narrator.tell(`NOT GOOD: ${reason}`);
			problems.push(`${example.name}: ${reason}`);
		}
	}
	if (problems.length > 0) throw new Error(problems.join('\n'));
	narrator.chapter(options.out === undefined ? 'All together' : `All together, in ${folder}`);
	narrator.tell(
		`All ${videos} videos of ${runs.length} workflows are whole, playable and of the size that was served`,
	);
}
