import type { Workflow } from '../../../host';
import { submitKind } from './jobKinds';
import type { MarkedJob } from './markedJob';
import { inARow, wait } from './workflows';

/** How a user may have a job waited for. */
export interface Way {
	name: string;
	parameters: Record<string, unknown>;
	/** How the output says that it was waited. */
	waits: 'keepRunning' | 'suspend';
}

export const KEEP_RUNNING: Way = {
	name: 'Keep Running',
	parameters: { mode: 'keepRunning' },
	waits: 'keepRunning',
};

export const SUSPEND: Way = { name: 'Suspend', parameters: { mode: 'suspend' }, waits: 'suspend' };

export const WAYS: readonly Way[] = [
	KEEP_RUNNING,
	{
		name: 'Automatic while the end is near',
		parameters: { mode: 'automatic', options: { expectedDurationSeconds: 30 } },
		waits: 'keepRunning',
	},
	SUSPEND,
	{
		name: 'Automatic while the end is far',
		parameters: { mode: 'automatic', options: { expectedDurationSeconds: 600 } },
		waits: 'suspend',
	},
];

/** A job, and how it is waited for. */
export interface Cell extends MarkedJob {
	way: Way;
}

/** A workflow that submits the job of a cell and waits for it. */
export function workflowOf({ kind, mark, way }: Cell): Workflow {
	const waiting = wait(undefined, { providers: [kind.provider], ...way.parameters });
	return inARow([{}], [submitKind(kind, mark), waiting]);
}
