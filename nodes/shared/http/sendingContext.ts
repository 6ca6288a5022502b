import type { IContextObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Where requests are sent from: a running execution, or a call to one that is parked. */
export type SendingContext = IExecuteFunctions | IWebhookFunctions;

export function isExecution(context: SendingContext): context is IExecuteFunctions {
	return 'getInputData' in context;
}

/** The execution, where only that will do: files come from its items. */
export function executionOf(context: SendingContext): IExecuteFunctions {
	if (isExecution(context)) return context;
	throw new RangeError('Files are sent by executions only');
}

/** What all nodes of an execution remember together; a callback starts with nothing. */
export function flowMemory(context: SendingContext): IContextObject {
	return isExecution(context) ? context.getContext('flow') : {};
}

/** A parameter of the node; a callback knows those of the first item only. */
export function parameterOf(
	context: SendingContext,
	name: string,
	itemIndex: number,
	fallback: unknown,
): unknown {
	return isExecution(context)
		? context.getNodeParameter(name, itemIndex, fallback)
		: context.getNodeParameter(name, fallback);
}
