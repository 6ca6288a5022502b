import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportJob } from '../export/exportOperation';
import { InvalidInput } from '../input/invalidInput';
import { forEachItem, ONE_BY_ONE, type ItemOutcome } from '../items/forEachItem';
import { startItem, type ItemRun } from '../items/itemRun';
import { providerOfCredential } from '../items/providerOfCredential';
import type { Resource, VideoProvider } from '../provider/contract';
import { cancelJob } from '../read/cancelJob';
import { readBatching } from '../read/outputOptions';
import { getResult, getStatus } from '../read/readOperations';
import { render, submit } from '../submit/submitOperation';
import { runOwnOperation } from './ownOperation';

const OPERATIONS: Readonly<Record<string, (run: ItemRun) => Promise<ItemOutcome>>> = {
	submit,
	getStatus,
	getResult,
	render,
	export: exportJob,
	cancelJob,
};

const PAID: readonly string[] = ['submit', 'render'];

/** The resource that every provider has. */
const VIDEO_JOB = 'videoJob';

/** Runs the chosen operation of a provider's node over all input items. */
export async function executeProviderNode(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
): Promise<INodeExecutionData[][]> {
	const chosen = [...n8n.getInputData().keys()].map((item) => choiceOf(n8n, provider, item));
	const isPaid = chosen.some((choice) => isOnce(provider, choice));
	const batching = isPaid ? ONE_BY_ONE : readBatching(n8n);
	const providerOfNode = await providerOfCredential(n8n, provider);
	const output = await forEachItem(n8n, batching, async (itemIndex) => {
		const choice = chosen[itemIndex] as Choice;
		const run = startItem(n8n, providerOfNode(), itemIndex);
		const operation = choice.resource === VIDEO_JOB && own(OPERATIONS, choice.operation);
		if (operation) return await operation(run);
		const ofProvider = own(run.provider.resources, choice.resource);
		const itsOwn = own(ofProvider?.operations, choice.operation);
		if (itsOwn) return await runOwnOperation(run, itsOwn, choice);
		throw doesNotExist(run.provider, choice);
	});
	return [output];
}

/** What an item asks for. */
interface Choice {
	resource: string;
	operation: string;
}

/** Export starts with a separately billed rendering where the provider has one and the user chose it. */
function choiceOf(n8n: IExecuteFunctions, { render: own }: VideoProvider, item: number): Choice {
	const resource = n8n.getNodeParameter('resource', item, VIDEO_JOB) as string;
	const operation = n8n.getNodeParameter('operation', item) as string;
	const isRender =
		resource === VIDEO_JOB &&
		operation === 'export' &&
		own &&
		n8n.getNodeParameter('step', item) === 'render';
	return { resource, operation: isRender ? 'render' : operation };
}

function isOnce({ resources }: VideoProvider, { resource, operation }: Choice): boolean {
	if (resource === VIDEO_JOB && PAID.includes(operation)) return true;
	return own(own(resources, resource)?.operations, operation)?.once !== undefined;
}

function own<T>(values: Readonly<Record<string, T>> = {}, name: string): T | undefined {
	return Object.hasOwn(values, name) ? values[name] : undefined;
}

function doesNotExist({ resources = {} }: VideoProvider, choice: Choice): InvalidInput {
	const { resource, operation } = choice;
	const operations: Resource['operations'] | undefined = own(resources, resource)?.operations;
	const usual = resource === VIDEO_JOB ? ['submit', 'getStatus', 'getResult', 'export'] : [];
	const known = [...usual, ...Object.keys(operations ?? {})];
	if (known.length > 0) {
		return new InvalidInput({
			parameter: 'Operation',
			message: `is '${operation}', which does not exist`,
			advice: `Use one of: ${known.join(', ')}`,
		});
	}
	return new InvalidInput({
		parameter: 'Resource',
		message: `is '${resource}', which does not exist`,
		advice: `Use one of: ${[VIDEO_JOB, ...Object.keys(resources)].join(', ')}`,
	});
}
