import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportJob } from '../export/exportOperation';
import { InvalidInput } from '../input/invalidInput';
import { forEachItem, ONE_BY_ONE, type ItemOutcome } from '../items/forEachItem';
import { startItem, type ItemRun } from '../items/itemRun';
import type { VideoProvider } from '../provider/contract';
import { readBatching } from '../read/outputOptions';
import { getResult, getStatus } from '../read/readOperations';
import { render, submit } from '../submit/submitOperation';

const OPERATIONS: Readonly<Record<string, (run: ItemRun) => Promise<ItemOutcome>>> = {
	submit,
	getStatus,
	getResult,
	render,
	export: exportJob,
};

const PAID: readonly string[] = ['submit', 'render'];

/** Runs the chosen operation of a provider's node over all input items. */
export async function executeProviderNode(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
): Promise<INodeExecutionData[][]> {
	const names = [...n8n.getInputData().keys()].map((item) => operationOf(n8n, provider, item));
	const isPaid = names.some((name) => PAID.includes(name));
	const batching = isPaid ? ONE_BY_ONE : readBatching(n8n);
	const output = await forEachItem(n8n, batching, async (itemIndex) => {
		const name = names[itemIndex] as string;
		const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
		if (operation) return await operation(startItem(n8n, provider, itemIndex));
		throw new InvalidInput({
			parameter: 'Operation',
			message: `is '${name}', which does not exist`,
			advice: 'Use one of: submit, getStatus, getResult, export',
		});
	});
	return [output];
}

/** Export starts with a separately billed rendering where the provider has one and the user chose it. */
function operationOf(n8n: IExecuteFunctions, { render: own }: VideoProvider, item: number): string {
	const name = n8n.getNodeParameter('operation', item) as string;
	const isRender = name === 'export' && own && n8n.getNodeParameter('step', item) === 'render';
	return isRender ? 'render' : name;
}
