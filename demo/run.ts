import { createTemporaryFolder, itemsOf, type Execution } from '../host';
import { collectClip, describeClip, type Clip } from './clips';
import { NODES } from './exampleWorkflow';
import type { Narrator } from './narrator';
import type { DemoOptions } from './options';
import { RequestWatch } from './requestWatch';
import { servedSizes } from './servedSizes';
import type { Stage } from './stage';

/** A run takes about half a minute; something is wrong when it takes this long. */
const RUN_LIMIT_SECONDS = 15 * 60;

async function runWorkflow(stage: Stage, narrator: Narrator): Promise<Execution> {
	narrator.chapter('Running the workflow (this is what reaches the simulator)');
	const watch = await RequestWatch.begin(stage.simulator, narrator.tell);
	try {
		return await stage.n8n.api.runToEnd(stage.workflowId, NODES.start, RUN_LIMIT_SECONDS);
	} finally {
		await watch.close();
	}
}

function tellAboutRun(execution: Execution, { tell }: Narrator): void {
	tell(`Execution ${execution.id} ended with "${execution.status}"`);
	const [submitted] = itemsOf(execution, NODES.submit);
	if (submitted !== undefined) {
		const { provider, jobType, jobId } = submitted.json;
		tell(`Job reference: ${JSON.stringify({ provider, jobType, jobId })}`);
	}
	const [finished] = itemsOf(execution, NODES.wait);
	if (finished !== undefined) {
		const { status, wait } = finished.json;
		tell(`Wait For Video Job: ${JSON.stringify(wait)}, then the job was ${String(status)}`);
	}
}

function assertSuccess({ status, error, lastNodeExecuted }: Execution): void {
	if (status === 'success') return;
	const reason = [error?.message ?? 'no reason given', error?.description ?? ''].join('\n');
	throw new Error(`The workflow stopped at "${lastNodeExecuted ?? 'the start'}": ${reason.trim()}`);
}

function assertAllGood(clips: readonly Clip[], served: number): void {
	const bad = clips.filter(({ faults }) => faults.length > 0);
	if (bad.length > 0) throw new Error(`${bad.length} of ${clips.length} clips are not good`);
	if (clips.length === served && served > 0) return;
	throw new Error(`${clips.length} clips arrived of the ${served} that the simulator made`);
}

/**
 * Runs the example workflow as a click on "Execute workflow" does, and checks every file that comes out.
 *
 * @throws when the run failed or a clip is not whole, saying which and why
 */
export async function runAndCheck(
	stage: Stage,
	options: DemoOptions,
	narrator: Narrator,
): Promise<void> {
	const execution = await runWorkflow(stage, narrator);
	tellAboutRun(execution, narrator);
	assertSuccess(execution);

	const folder = options.out ?? (await createTemporaryFolder('clips'));
	narrator.chapter(options.out === undefined ? 'The clips' : `The clips, in ${folder}`);
	const sizes = await servedSizes(stage.simulator);
	const clips: Clip[] = [];
	for (const item of itemsOf(execution, NODES.download)) {
		const clip = await collectClip(item, stage.n8n.api, folder, sizes);
		narrator.tell(describeClip(clip));
		clips.push(clip);
	}
	assertAllGood(clips, sizes.size);
	narrator.tell(`All ${clips.length} clips are whole, playable and of the size that was served`);
}
