import 'reflect-metadata';
import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData, type IExecuteFunctions } from 'n8n-workflow';
import { executionSurroundings } from './executionSurroundings';
import { workflowOf, type TestWorkflow } from './runWorkflow';

/** What n8n hands to a node when it runs it: for parts of a node that are tested by themselves. */
export function executeContext(given: TestWorkflow, name: string): IExecuteFunctions {
	const workflow = workflowOf(given);
	const node = workflow.getNode(name);
	if (!node) throw new Error(`The workflow has no node '${name}'`);
	const data = { main: [given.items] };
	return new ExecuteContext(
		workflow,
		node,
		{ ...executionSurroundings(given.credentials), ...given.surroundings },
		'internal',
		createRunExecutionData(),
		0,
		given.items,
		data,
		{ node, data, source: null },
		[],
	);
}
