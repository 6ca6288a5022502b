import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import { forEachItem, type ItemOutcome } from '../items/forEachItem';
import type { VideoProvider } from '../provider/contract';
import { exportJob } from '../export/exportOperation';
import { getResult } from '../read/getResult';
import { getStatus } from '../read/getStatus';
import { createOperation, type Operation } from '../items/operationContext';
import { submit } from '../submit/submitOperation';

const OPERATIONS: Readonly<
	Record<string, (operation: Operation, itemIndex: number) => Promise<ItemOutcome>>
> = { submit, getStatus, getResult, export: exportJob };

/** Runs the chosen operation of a provider's node over all input items. */
export async function executeProviderNode(
	context: IExecuteFunctions,
	provider: VideoProvider,
): Promise<INodeExecutionData[][]> {
	const operation = createOperation(context, provider);
	const output = await forEachItem(context, async (itemIndex) => {
		const name = context.getNodeParameter('operation', itemIndex) as string;
		const run = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
		if (run) return await run(operation, itemIndex);
		throw new InvalidInput({
			parameter: 'Operation',
			message: `is '${name}', which does not exist`,
			advice: `Use one of: ${Object.keys(OPERATIONS).join(', ')}`,
		});
	});
	return [output];
}
