import type { IExecuteFunctions } from 'n8n-workflow';

/** Where n8n takes calls to this execution while it is parked. n8n has signed it; under its public address. */
export function resumeUrlOf(context: IExecuteFunctions, itemIndex = 0): string {
	return String(context.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex));
}
