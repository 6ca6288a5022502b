import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportJob } from '../export/exportOperation';
import { InvalidInput } from '../input/invalidInput';
import { forEachItem, type ItemOutcome } from '../items/forEachItem';
import { startItem, type ItemRun } from '../items/itemRun';
import type { VideoProvider } from '../provider/contract';
import { getResult, getStatus } from '../read/readOperations';
import { render, submit } from '../submit/submitOperation';

const OPERATIONS: Readonly<Record<string, (run: ItemRun) => Promise<ItemOutcome>>> = {
	submit,
	getStatus,
	getResult,
	export: async (run) => await (isRender(run) ? render(run) : exportJob(run)),
};

/** Runs the chosen operation of a provider's node over all input items. */
export async function executeProviderNode(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
): Promise<INodeExecutionData[][]> {
	const output = await forEachItem(n8n, async (itemIndex) => {
		const name = n8n.getNodeParameter('operation', itemIndex) as string;
		const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
		if (operation) return await operation(startItem(n8n, provider, itemIndex));
		throw new InvalidInput({
			parameter: 'Operation',
			message: `is '${name}', which does not exist`,
			advice: `Use one of: ${Object.keys(OPERATIONS).join(', ')}`,
		});
	});
	return [output];
}

/** Export starts with a separately billed rendering where the provider has one and the user chose it. */
function isRender({ n8n, itemIndex, provider }: ItemRun): boolean {
	return provider.render !== undefined && n8n.getNodeParameter('step', itemIndex) === 'render';
}
