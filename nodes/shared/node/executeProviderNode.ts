import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportJob } from '../export/exportOperation';
import { InvalidInput } from '../input/invalidInput';
import { forEachItem, ONE_BY_ONE, type ItemOutcome } from '../items/forEachItem';
import { startItem, type ItemRun } from '../items/itemRun';
import { providerOfCredential } from '../items/providerOfCredential';
import type { OwnOperation, VideoProvider } from '../provider/contract';
import { cancelJob } from '../read/cancelJob';
import { readBatching } from '../read/outputOptions';
import { getResult, getStatus } from '../read/readOperations';
import { readFields, render, submit } from '../submit/submitOperation';

const OPERATIONS: Readonly<Record<string, (run: ItemRun) => Promise<ItemOutcome>>> = {
	submit,
	getStatus,
	getResult,
	render,
	export: exportJob,
	cancelJob,
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
	const providerOfNode = await providerOfCredential(n8n, provider);
	const output = await forEachItem(n8n, batching, async (itemIndex) => {
		const name = names[itemIndex] as string;
		const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
		const run = startItem(n8n, providerOfNode(), itemIndex);
		if (operation) return await operation(run);
		const { operations = {} } = run.provider;
		const own = Object.hasOwn(operations, name) ? operations[name] : undefined;
		if (own) return runOwn(run, own);
		throw new InvalidInput({
			parameter: 'Operation',
			message: `is '${name}', which does not exist`,
			advice: 'Use one of: submit, getStatus, getResult, export',
		});
	});
	return [output];
}

function runOwn(run: ItemRun, { fields, run: operate }: OwnOperation): ItemOutcome {
	const json = operate(readFields(run, fields), { now: run.clock.now() });
	return { ok: true, items: [{ json }] };
}

/** Export starts with a separately billed rendering where the provider has one and the user chose it. */
function operationOf(n8n: IExecuteFunctions, { render: own }: VideoProvider, item: number): string {
	const name = n8n.getNodeParameter('operation', item) as string;
	const isRender = name === 'export' && own && n8n.getNodeParameter('step', item) === 'render';
	return isRender ? 'render' : name;
}
