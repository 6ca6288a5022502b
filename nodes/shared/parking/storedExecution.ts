import type { IRunExecutionData } from 'n8n-workflow';

/**
 * Whether an execution has continued since it was parked, as n8n's database shows it. This is certain only for one
 * whose progress n8n saves: of another, the database keeps the state in which it was parked.
 */
export function hasContinued({ waitTill }: IRunExecutionData): boolean {
	return !waitTill;
}

/** The name of the node at which an execution continues; undefined when it is over. */
export function nextNodeOf({ executionData }: IRunExecutionData): string | undefined {
	return executionData?.nodeExecutionStack[0]?.node.name;
}
