import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/**
 * A call, a poll or a question of the editor as the rest of the package knows executions: without items, with the parameters of the
 * first item, and with a memory of its own for the rate of each provider.
 */
export function asExecution(
	n8n: IWebhookFunctions | IPollFunctions | ILoadOptionsFunctions,
): IExecuteFunctions {
	const memory = { flow: {}, node: {} };
	const changes: Partial<IExecuteFunctions> = {
		getInputData: () => [],
		getContext: (type) => memory[type === 'flow' ? 'flow' : 'node'],
		getExecutionCancelSignal: () => undefined,
		getCredentials: async (type) => await n8n.getCredentials(type),
		continueOnFail: () => false,
	};
	const getNodeParameter = (name: string, _itemIndex: number, fallback?: unknown) =>
		n8n.getNodeParameter(name, fallback);
	return Object.assign(Object.create(n8n) as object, changes, {
		getNodeParameter,
	}) as unknown as IExecuteFunctions;
}
