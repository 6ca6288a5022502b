import { passUntil, simulator } from '../harness/simulatedTime';
import type { INodeExecutionData, IRunExecutionData, IWorkflowBase } from 'n8n-workflow';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import { SuspendingHost } from '../harness/suspendingHost';
import { waitNode } from '../harness/vizardRun';
import recorded from './parkedBy01.json';

/** Of the jobs that were waited for, in order. */
const RECORDED_IDS = ['40153514', 'ca8b9091-8889-4cb7-aa16-198dedf2f0ff', '40153525'];

/** The recorded execution, as if it had been parked just now. */
function asOfNow(
	jobs: readonly INodeExecutionData[],
	providers?: string[],
): { workflow: IWorkflowBase; data: IRunExecutionData } {
	const since = Date.now() - recorded.due;
	const timely = JSON.stringify(recorded).replace(/\b17957\d{8}\b/g, (time) =>
		String(Number(time) + since),
	);
	const text = RECORDED_IDS.reduce(
		(now, id, position) => now.replaceAll(id, String(jobs[position]?.json.jobId)),
		timely,
	);
	const { childWorkflow, child } = JSON.parse(text) as typeof recorded;
	const check = childWorkflow.nodes[1]?.parameters as { providers: string[] };
	if (providers) check.providers = providers;
	return {
		workflow: childWorkflow as unknown as IWorkflowBase,
		data: child as unknown as IRunExecutionData,
	};
}

/** The same jobs at the simulator, two of them running, and the host that has what version 0.1 parked. */
async function restored(providers?: string[]) {
	await simulator.control.planJobs({ outcome: { kind: 'never' } });
	const jobs = [];
	for (const id of ['vizard', 'pictory', 'vizard']) jobs.push(await submitJob(simulator, id));
	await simulator.control.finishJob('vizard', String(jobs[2]?.json.jobId));
	await simulator.control.clearRequests();
	const host = new SuspendingHost({
		items: [...jobs, { json: { provider: 'nobody' } }],
		nodes: [
			waitNode(
				{},
				{ onError: 'continueRegularOutput' },
				{ providers: ['vizard', 'pictory'], mode: 'suspend' },
			),
		],
		credentials: everyCredential(simulator),
	});
	const { workflow, data } = asOfNow(jobs, providers);
	host.restoreChild(workflow, data);
	return { jobs, host };
}

it('continues a wait that version 0.1 has parked, to its results', async () => {
	const { jobs, host } = await restored();
	expect((await host.resumeChild()).run.status).toBe('waiting');
	expect(await simulator.control.requests()).toHaveLength(2);
	for (const { json } of jobs.slice(0, 2)) {
		await simulator.control.finishJob(String(json.provider), String(json.jobId));
	}
	await passUntil(host.due);
	const { run, outputs } = await host.resumeChild();
	expect(run.status).toBe('success');
	const [items = []] = outputs('Results');
	expect(items.map(({ json }) => [json.jobId, json.status, json.error])).toEqual([
		...jobs.map(({ json }) => [json.jobId, 'completed', undefined]),
		[undefined, undefined, "'Provider' is 'nobody', which is not known [item 3]"],
	]);
}, 60_000);

it('ends it with a message that names its jobs when a provider is not chosen any more', async () => {
	const { jobs, host } = await restored(['vizard']);
	const { workflow, data } = asOfNow(jobs, ['vizard']);
	const check = workflow.nodes[1];
	if (check) delete check.onError;
	host.restoreChild(workflow, data);
	const { error } = await host.resumeChild();
	expect(error?.message).toMatch(/cannot continue: 'Providers' does not include Pictory/);
	for (const { json } of jobs) expect(error?.description).toContain(String(json.jobId));
}, 60_000);
