import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportJob } from '../export/exportOperation';
import { InvalidInput } from '../input/invalidInput';
import { forEachItem, type ItemOutcome } from '../items/forEachItem';
import { startItem, type ItemRun } from '../items/itemRun';
import { providerOfCredential } from '../items/providerOfCredential';
import { deliverEnding } from '../parking/subExecution';
import type { Resource, VideoProvider } from '../provider/contract';
import { cancelJob } from '../read/cancelJob';
import { readBatching } from '../read/outputOptions';
import { getResult, getStatus } from '../read/readOperations';
import { submitItems, type Work } from '../submit/parked/handOver';
import { keepSubmitting } from '../submit/parked/keep';
import { submitTurn, waitForTurn } from '../submit/parked/submitTurn';
import type { Phase } from '../submit/parked/workflows';
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
	const workOf = async (execution: IExecuteFunctions) => await workOn(execution, provider);
	switch (n8n.getNodeParameter('phase', 0, 'user') as Phase) {
		case 'keep':
			return await keepSubmitting(n8n, async (execution) =>
				(await providerOfCredential(execution, provider))(),
			);
		case 'turn':
			return await waitForTurn(n8n);
		case 'submit':
			return await submitTurn(n8n, workOf);
		case 'deliver':
			return [deliverEnding(n8n)];
		case 'user':
			return [await workOnItems(n8n, provider, await workOf(n8n))];
	}
}

async function workOnItems(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
	work: Work,
): Promise<INodeExecutionData[]> {
	const chosen = [...n8n.getInputData().keys()].map((item) => choiceOf(n8n, provider, item));
	const isPaid = chosen.some((choice) => isOnce(provider, choice));
	if (isPaid) return await submitItems(n8n, chosen.every(isPaidJob), work);
	return await forEachItem(n8n, readBatching(n8n), work);
}

/** What the node does with one item, by the operation that is chosen for it. */
async function workOn(n8n: IExecuteFunctions, provider: VideoProvider): Promise<Work> {
	const providerOfNode = await providerOfCredential(n8n, provider);
	return async (itemIndex, patience) => {
		const choice = choiceOf(n8n, provider, itemIndex);
		const run = { ...startItem(n8n, providerOfNode(), itemIndex), patience };
		const operation = choice.resource === VIDEO_JOB && own(OPERATIONS, choice.operation);
		if (operation) return await operation(run);
		const ofProvider = own(run.provider.resources, choice.resource);
		const itsOwn = own(ofProvider?.operations, choice.operation);
		if (itsOwn) return await runOwnOperation(run, itsOwn, choice);
		throw doesNotExist(run.provider, choice);
	};
}

/** The resource and the operation that are chosen for an item. */
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
	if (isPaidJob({ resource, operation })) return true;
	return own(own(resources, resource)?.operations, operation)?.once !== undefined;
}

function isPaidJob({ resource, operation }: Choice): boolean {
	return resource === VIDEO_JOB && PAID.includes(operation);
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
