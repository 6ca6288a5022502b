import type { IExecuteFunctions } from 'n8n-workflow';

/** The time until n8n cancels this execution; undefined when it does not. */
export function secondsLeft(n8n: IExecuteFunctions, now: number): number | undefined {
	// Not part of what n8n declares for nodes, but the one place that also knows the limit of the instance.
	const { additionalData } = n8n as { additionalData?: { executionTimeoutTimestamp?: unknown } };
	const at = additionalData?.executionTimeoutTimestamp;
	return typeof at === 'number' ? (at - now) / 1000 : limitOf(n8n);
}

/** The limit in the settings of the workflow, seconds; undefined when there is none. */
export function limitOf(n8n: IExecuteFunctions): number | undefined {
	const settings = 'getWorkflowSettings' in n8n ? n8n.getWorkflowSettings() : {};
	const limit = Number(settings.executionTimeout);
	return limit > 0 ? limit : undefined;
}
