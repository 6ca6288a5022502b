import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { TestNode } from '../../harness/runWorkflow';
import { waitNode } from '../../harness/vizardRun';
import { REFERENCE, type ContractRun } from '../contractRun';
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

/** What a Submit is given. */
export function itemToSubmit(contract: ContractRun, jobType: string): INodeExecutionData {
	const { start } = contract.job(jobType);
	return (start.by === 'submit' ? start.item : undefined) ?? { json: {} };
}

/** The node as a user sets it up, with errors as items (n8n's Continue On Fail). */
export function nodeFor(
	contract: ContractRun,
	operation: OperationName,
	jobType: string,
	{ waitMinutes }: Fault,
): TestNode {
	const { provider } = contract.kit;
	const settings: TestNode['settings'] = { onError: 'continueRegularOutput' };
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
