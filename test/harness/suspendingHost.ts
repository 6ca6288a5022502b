import {
	createRunExecutionData,
	Workflow,
	type ExecuteWorkflowData,
	type ExecutionError,
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
	retryWorkflow,
	runWorkflow,
	stored,
	workflowOf,
	type TestWorkflow,
	type WorkflowRun,
} from './runWorkflow';

/** The parts of a node that stand between the user's execution and the one that does the work. */
const BETWEEN: unknown[] = ['supervise', 'keep'];

/** An execution that stands behind another one. */
interface Execution {
	workflow: IWorkflowBase;
	surroundings: IWorkflowExecuteAdditionalData;
	run: WorkflowRun;
}

/** Ends a run where n8n was killed. */
class Killed extends Error {}

/**
 * Plays the parts of n8n's server that a suspended wait needs: starts the sub-executions, keeps what is
 * parked as JSON, resumes it, and lets the execution behind it continue with what a sub-execution came to. Copied
 * from n8n's WaitTracker and workflow helpers; that the real ones do the same is for the end-to-end tests.
 */
export class SuspendingHost {
	/** The execution that checks, once there is one; of several, the last that was started. */
	private checking: Execution | undefined;
	/** The one that supervises it. What version 0.1 has parked has none. */
	private supervising: Execution | undefined;
	/** The one that guards these. */
	private guarding: Execution | undefined;
	/** How many executions that check were started. */
	starts = 0;

	private children = 0;

	private isKilled = false;

	/** What the database holds of the sub-executions, by their IDs. */
	private readonly storedData = new Map<string, () => IRunExecutionData>();

	private parent: WorkflowRun | undefined;
	private readonly surroundings: IWorkflowExecuteAdditionalData;

	private readonly workflow: TestWorkflow;

	constructor(given: TestWorkflow) {
		this.surroundings = {
			...executionSurroundings(given.credentials),
			...given.surroundings,
			executeWorkflow: async (info, _surroundings, options) => await this.startChild(info, options),
			getRunExecutionData: async (executionId) =>
				executionId === this.surroundings.executionId
					? this.parent && stored(this.parent.run)
					: this.storedData.get(executionId)?.(),
		};
		this.workflow = { ...given, surroundings: this.surroundings };
	}

	async start(): Promise<WorkflowRun> {
		this.parent = await runWorkflow(this.workflow);
		return this.parent;
	}

	/** Takes the place of n8n's database after an update of the package: what another version has parked. */
	restoreChild(workflow: IWorkflowBase, data: IRunExecutionData): void {
		const run = { data, waitTill: data.waitTill } as unknown as IRun;
		this.checking = {
			workflow,
			surroundings: this.surroundings,
			run: { run, outputs: () => [], error: undefined },
		};
	}

	/** The execution that checks, as it stands. */
	get child(): WorkflowRun | undefined {
		return this.checking?.run;
	}

	get childWorkflow(): IWorkflowBase | undefined {
		return this.checking?.workflow;
	}

	/** The execution that supervises, as it stands. */
	get supervisor(): WorkflowRun | undefined {
		return this.supervising?.run;
	}

	/** The execution that guards, as it stands. */
	get guard(): WorkflowRun | undefined {
		return this.guarding?.run;
	}

	/** When the execution that checks resumes, epoch milliseconds; undefined when it has ended. */
	get due(): number | undefined {
		return this.child?.run.waitTill?.getTime();
	}

	/** What the database holds of the execution that checks. */
	get storedChild(): string {
		return JSON.stringify(this.child?.run.data);
	}

	/** Goes on with the execution that checks, as n8n does when its time has come. */
	async resumeChild(): Promise<WorkflowRun> {
		const { checking } = this;
		if (!checking) throw new Error('No execution that checks was started');
		const workflow = engineWorkflow(checking.workflow);
		checking.run = await resumeRun(workflow, checking.surroundings, stored(checking.run.run));
		if (!checking.run.run.waitTill && this.supervising) await this.resumeSupervisor();
		return checking.run;
	}

	/** Lets it end by itself, while no execution behind it hears of that. */
	async finishChildUnheard(): Promise<void> {
		const { checking } = this;
		if (!checking) throw new Error('No execution that checks was started');
		const workflow = engineWorkflow(checking.workflow);
		checking.run = await resumeRun(workflow, checking.surroundings, stored(checking.run.run));
	}

	/** Resumes it, and kills n8n as soon as its first node is done: what the database has of it is left. */
	async killChild(): Promise<void> {
		const { checking } = this;
		if (!checking) throw new Error('No execution that checks was started');
		this.isKilled = true;
		const workflow = engineWorkflow(checking.workflow);
		await resumeRun(workflow, checking.surroundings, stored(checking.run.run)).catch(
			(error: unknown) => {
				if (!(error instanceof Killed)) throw error;
			},
		);
		this.isKilled = false;
	}

	/** The same for a call to its resume URL: what the node makes of the call goes in as its input. */
	async callChild(items: INodeExecutionData[]): Promise<WorkflowRun> {
		const [entry] = this.child?.run.data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('No execution that checks is parked');
		entry.data = { main: [items] };
		return await this.resumeChild();
	}

	/**
	 * Goes on with the execution that supervises, with what the one that checks has put out or with the error
	 * that ended it. While that one is parked, this is what n8n does at its start when it was killed in the
	 * middle of a check.
	 */
	async resumeSupervisor(error?: Error): Promise<WorkflowRun> {
		const { supervising, checking } = this;
		if (!supervising || !checking) throw new Error('Nothing is supervised');
		const data = goOnWith(supervising.run, checking.run, error);
		supervising.run = await resumeRun(
			engineWorkflow(supervising.workflow),
			supervising.surroundings,
			data,
		);
		return supervising.run;
	}

	/** The same for a call to its resume URL that finds the execution that checks gone. */
	async callSupervisor(items: INodeExecutionData[]): Promise<WorkflowRun> {
		const { supervising } = this;
		if (!supervising) throw new Error('Nothing is supervised');
		const data = stored(supervising.run.run);
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('The execution has nothing to continue with');
		entry.data = { main: [items] };
		supervising.run = await resumeRun(
			engineWorkflow(supervising.workflow),
			supervising.surroundings,
			data,
		);
		return supervising.run;
	}

	/** Goes on with the execution that guards, at its time or with these items of a call. */
	async resumeGuard(call?: INodeExecutionData[]): Promise<WorkflowRun> {
		const { guarding } = this;
		if (!guarding) throw new Error('Nothing is guarded');
		const data = stored(guarding.run.run);
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (call && entry) entry.data = { main: [call] };
		guarding.run = await resumeRun(engineWorkflow(guarding.workflow), guarding.surroundings, data);
		return guarding.run;
	}

	/** Goes on with the execution that supervises at the moment until which it has parked itself. */
	async supervisorIsDue(): Promise<WorkflowRun> {
		const { supervising } = this;
		if (!supervising) throw new Error('Nothing is supervised');
		const data = stored(supervising.run.run);
		supervising.run = await resumeRun(
			engineWorkflow(supervising.workflow),
			supervising.surroundings,
			data,
		);
		return supervising.run;
	}

	/** Takes back what becomes of the execution that supervises, as n8n does that reads it after a kill. */
	keepSupervisor(): { restore(): void } {
		const { supervising } = this;
		if (!supervising) throw new Error('Nothing is supervised');
		const { run } = supervising;
		return { restore: () => void (supervising.run = run) };
	}

	/** What the database holds of the execution of the user from now on. */
	storeParent(run: WorkflowRun): void {
		this.parent = run;
	}

	/** What a user gets who presses Retry Execution. */
	async retryParent(ended: WorkflowRun): Promise<WorkflowRun> {
		const surroundings = { ...this.surroundings, executionId: '2' };
		this.parent = await retryWorkflow({ ...this.workflow, surroundings }, ended);
		return this.parent;
	}

	/**
	 * Goes on with the execution that has waited. While the one behind it is parked, this is what n8n does at
	 * its start when that one was killed.
	 */
	async resumeParent(): Promise<WorkflowRun> {
		const behind = this.supervisor ?? this.child;
		if (!this.parent || !behind) throw new Error('Nothing is parked');
		const data = goOnWith(this.parent, behind);
		return await resumeRun(workflowOf(this.workflow), this.surroundings, data);
	}

	private async startChild(
		{ code }: IExecuteWorkflowInfo,
		{ inputData = [] }: ExecuteWorkflowOptions,
	): Promise<ExecuteWorkflowData> {
		if (!code) throw new Error('The sub-workflow is not part of the call');
		const workflow = JSON.parse(JSON.stringify(code)) as IWorkflowBase;
		const engine = engineWorkflow(workflow);
		const start = Object.values(engine.nodes).find(({ type }) => type === SUB_EXECUTION_START);
		if (!start) throw new Error('The sub-workflow has no beginning');
		const nodeExecutionStack = [{ node: start, data: { main: [inputData] }, source: null }];
		const data = createRunExecutionData({ executionData: { nodeExecutionStack } });
		const executionId = `child ${++this.children}`;
		const { hooks } = executionSurroundings(this.workflow.credentials);
		const surroundings = { ...this.surroundings, executionId, ...(hooks && { hooks }) };
		const run = await resumeRun(engine, surroundings, data);
		const execution = { workflow, surroundings, run };
		if (workflow.nodes.some(({ parameters }) => BETWEEN.includes(parameters.phase))) {
			this.supervising = execution;
		} else if (workflow.nodes.some(({ parameters }) => parameters.phase === 'guard')) {
			this.guarding = execution;
		} else {
			this.checking = execution;
			this.starts++;
		}
		let { data: kept } = run.run;
		if (workflow.settings?.saveExecutionProgress === true) {
			// n8n stores the progress when a node is done, before the next one begins.
			hooks?.addHandler('nodeExecuteAfter', (_name, _task, data) => {
				kept = JSON.parse(JSON.stringify(data)) as IRunExecutionData;
				if (this.isKilled) throw new Killed();
			});
			this.storedData.set(executionId, () => stored({ ...execution.run.run, data: kept }));
		} else this.storedData.set(executionId, () => stored(execution.run.run));
		if (run.error) throw run.error;
		return { executionId, data: lastOutputs(run), waitTill: run.run.waitTill ?? null };
	}
}

/** An execution as n8n patches it with the end of the one that it is parked for. */
function goOnWith(parked: WorkflowRun, behind: WorkflowRun, killedWith?: Error): IRunExecutionData {
	const data = stored(parked.run);
	const [entry] = data.executionData?.nodeExecutionStack ?? [];
	if (!entry) throw new Error('The execution has nothing to continue with');
	const error = killedWith ?? behind.run.data.resultData.error;
	if (error) entry.metadata = { ...entry.metadata, resumeError: error as ExecutionError };
	else entry.data = { main: lastOutputs(behind) };
	return data;
}

function engineWorkflow({ id, nodes, connections, settings = {} }: IWorkflowBase): Workflow {
	return new Workflow({ id, nodes, connections, settings, active: false, nodeTypes });
}

function lastOutputs({ run, outputs }: WorkflowRun): INodeExecutionData[][] {
	return outputs(run.data.resultData.lastNodeExecuted ?? '');
}
