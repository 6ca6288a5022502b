import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { TestNode } from '../../harness/runWorkflow';
import { waitNode } from '../../harness/vizardRun';
import type { OwnOperationFixture } from '../../providers/jobFixture';
import { REFERENCE, type ContractRun } from '../contractRun';
import type { Cell } from './cell';
import type { Fault } from './fault';
import type { OperationName } from './operation';

/** The kind of job that a cell is about. */
export function jobTypeFor(
	{ kit }: ContractRun,
	operation: OperationName,
	{ aboutProgress = false }: Fault,
): string {
	const usual = Object.keys(kit.jobs)[0] ?? '';
	if (operation === 'render') return kit.provider.render?.fromJobTypes[0] ?? usual;
	const withProgress = Object.entries(kit.jobs).find(([, job]) => job.reportsProgress)?.[0];
	return (aboutProgress ? withProgress : undefined) ?? usual;
}

/** An item, and the node that it goes to. */
export interface SetUp {
	item: INodeExecutionData;
	node: TestNode;
}

/** The job that an operation is about, in the state that it takes, and the node as a user sets it up for it. */
export async function setUpFor(contract: ContractRun, cell: Cell): Promise<SetUp> {
	const { operation, fault, own } = cell;
	if (own) return await setUpForOwn(contract, own);
	const jobType = jobTypeFor(contract, operation, fault);
	const node = nodeFor(contract, operation, jobType, fault);
	if (operation === 'submit') return { item: itemToSubmit(contract, jobType), node };
	const item = await contract.start(jobType);
	if (operation !== 'cancelJob') await contract.finish(item);
	return { item, node };
}

async function setUpForOwn(contract: ContractRun, own: OwnOperationFixture): Promise<SetUp> {
	const { resource, operation } = own;
	const { parameters, item } = await contract.begin(own);
	const { id: type } = contract.kit.provider;
	const node = { name: 'Node', type, parameters: { resource, operation, ...parameters }, settings };
	return { item, node };
}

/** What a Submit is given. */
function itemToSubmit(contract: ContractRun, jobType: string): INodeExecutionData {
	const { start } = contract.job(jobType);
	return (start.by === 'submit' ? start.item : undefined) ?? { json: {} };
}

/** Errors as items: n8n's Continue On Fail. */
const settings: TestNode['settings'] = { onError: 'continueRegularOutput' };

function nodeFor(
	contract: ContractRun,
	operation: OperationName,
	jobType: string,
	{ waitMinutes }: Fault,
): TestNode {
	const { provider } = contract.kit;
	if (operation === 'wait') {
		const options = waitMinutes === undefined ? {} : { timeLimitMinutes: waitMinutes };
		return { ...waitNode(options, settings, { providers: [provider.id] }), name: 'Node' };
	}
	const parameters = { resource: 'videoJob', ...parametersOf(contract, operation, jobType) };
	return { name: 'Node', type: provider.id, parameters, settings };
}

function parametersOf(
	contract: ContractRun,
	operation: Exclude<OperationName, 'wait'>,
	jobType: string,
): INodeParameters {
	const { start } = contract.job(jobType);
	switch (operation) {
		case 'submit':
			return { operation, jobType, ...start.parameters };
		case 'render':
			return { operation: 'export', step: 'render', ...REFERENCE };
		case 'export':
			return { operation, step: 'download', ...REFERENCE, options: { maximumVideos: 1 } };
		default:
			return { operation, ...REFERENCE };
	}
}
