import {
	createRunExecutionData,
	Workflow,
	type ExecuteWorkflowData,
	type ExecuteWorkflowOptions,
	type IExecuteWorkflowInfo,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { executionSurroundings } from './executionSurroundings';
import { nodeTypes, SUB_EXECUTION_START } from './nodeTypes';
import {
	resumeRun,
	runWorkflow,
	stored,
	workflowOf,
	type TestWorkflow,
	type WorkflowRun,
} from './runWorkflow';

/**
 * Plays the parts of n8n's server that a suspended wait needs: starts the sub-execution, keeps what is
 * parked as JSON, resumes it, and lets the parent go on with what the sub-execution came to. Copied from
 * n8n's WaitTracker and workflow helpers; that the real ones do the same is for the end-to-end tests.
 */
export class SuspendingHost {
	/** The workflow of the sub-execution, once there is one. */
	childWorkflow: IWorkflowBase | undefined;
	/** The sub-execution as it stands. */
	child: WorkflowRun | undefined;

	private parent: WorkflowRun | undefined;
	private readonly surroundings: IWorkflowExecuteAdditionalData;

	constructor(private readonly workflow: TestWorkflow) {
		this.surroundings = {
			...executionSurroundings(workflow.credentials),
			...workflow.surroundings,
			executeWorkflow: async (info, _surroundings, options) => await this.startChild(info, options),
		};
	}

	async start(): Promise<WorkflowRun> {
		this.parent = await runWorkflow({ ...this.workflow, surroundings: this.surroundings });
		return this.parent;
	}

	/** Takes the place of n8n's database after an update of the package: what another version has parked. */
	restoreChild(workflow: IWorkflowBase, data: IRunExecutionData): void {
		this.childWorkflow = workflow;
		const run = { data, waitTill: data.waitTill } as unknown as IRun;
		this.child = { run, outputs: () => [], error: undefined };
	}

	/** When the sub-execution is to be resumed, epoch milliseconds; undefined when it has ended. */
	get due(): number | undefined {
		return this.child?.run.waitTill?.getTime();
	}

	/** What the database holds of the sub-execution. */
	get storedChild(): string {
		return JSON.stringify(this.child?.run.data);
	}

	/** Goes on with the sub-execution, as n8n does when its time has come. */
	async resumeChild(): Promise<WorkflowRun> {
		const { childWorkflow, child } = this;
		if (!childWorkflow || !child) throw new Error('No sub-execution was started');
		const workflow = engineWorkflow(childWorkflow);
		this.child = await resumeRun(workflow, this.surroundings, stored(child.run));
		return this.child;
	}

	/** The same for a call to its resume URL: what the node makes of the call goes in as its input. */
	async callChild(items: INodeExecutionData[]): Promise<WorkflowRun> {
		const [entry] = this.child?.run.data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('No sub-execution is parked');
		entry.data = { main: [items] };
		return await this.resumeChild();
	}

	/**
	 * Goes on with the execution that has waited for the other one. While that one is parked, this is what n8n
	 * does at its start when it was killed in the middle of a check.
	 */
	async resumeParent(): Promise<WorkflowRun> {
		const { parent, child } = this;
		if (!parent || !child) throw new Error('Nothing is parked');
		const data = stored(parent.run);
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('The execution has nothing to go on with');
		const { error } = child.run.data.resultData;
		if (error) entry.metadata = { ...entry.metadata, resumeError: error };
		else entry.data = { main: lastOutputs(child) };
		return await resumeRun(workflowOf(this.workflow), this.surroundings, data);
	}

	private async startChild(
		{ code }: IExecuteWorkflowInfo,
		{ inputData = [] }: ExecuteWorkflowOptions,
	): Promise<ExecuteWorkflowData> {
		if (!code) throw new Error('The sub-workflow is not part of the call');
		this.childWorkflow = JSON.parse(JSON.stringify(code)) as IWorkflowBase;
		const workflow = engineWorkflow(this.childWorkflow);
		const start = Object.values(workflow.nodes).find(({ type }) => type === SUB_EXECUTION_START);
		if (!start) throw new Error('The sub-workflow has no beginning');
		const nodeExecutionStack = [{ node: start, data: { main: [inputData] }, source: null }];
		const data = createRunExecutionData({ executionData: { nodeExecutionStack } });
		this.child = await resumeRun(workflow, this.surroundings, data);
		const { run, error } = this.child;
		if (error) throw error;
		return { executionId: 'child', data: lastOutputs(this.child), waitTill: run.waitTill ?? null };
	}
}

function engineWorkflow({ id, nodes, connections, settings = {} }: IWorkflowBase): Workflow {
	return new Workflow({ id, nodes, connections, settings, active: false, nodeTypes });
}

function lastOutputs({ run, outputs }: WorkflowRun): INodeExecutionData[][] {
	return outputs(run.data.resultData.lastNodeExecuted ?? '');
}
