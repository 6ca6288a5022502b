import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ParkedItems } from './state';

/**
 * An execution behind the user's, as the rest of the package knows the user's own: with the parameters as
 * they were evaluated there, its memory, and its name in messages. Files, credentials and the signal to stop
 * are those of this execution.
 */
export function asUsersNode(
	n8n: IExecuteFunctions,
	{ user, memory, entries }: ParkedItems,
): IExecuteFunctions {
	const node = { ...n8n.getNode(), name: user.nodeName, onError: user.onError };
	const input = entries.map(({ waiting, binary }) => ({
		json: (waiting?.input ?? {}) as IDataObject,
		...(binary && { binary }),
	}));
	const changes: Partial<IExecuteFunctions> = {
		getNode: () => node,
		getExecutionId: () => user.executionId,
		getInputData: () => input,
		getContext: (type) => memory[type === 'flow' ? 'flow' : 'node'] as IDataObject,
		continueOnFail: () => user.onError !== 'stopWorkflow',
		// The one expression that this package evaluates by itself.
		evaluateExpression: () => user.resumeUrl,
	};
	const getNodeParameter = (name: string, itemIndex: number, fallback?: unknown): unknown => {
		const { waiting } = entries[itemIndex] ?? {};
		return waiting && Object.hasOwn(waiting.parameters, name) ? waiting.parameters[name] : fallback;
	};
	return Object.assign(Object.create(n8n) as object, changes, {
		getNodeParameter,
		getWorkflowDataProxy: () => ({ $runIndex: user.runIndex }),
	}) as unknown as IExecuteFunctions;
}
