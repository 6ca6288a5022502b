import type { Workflow, WorkflowNode } from '../../../host';

/** A workflow in which some nodes have other parameters, by the names of the nodes. */
export function withParameters(
	workflow: Workflow,
	changes: Readonly<Record<string, Record<string, unknown>>>,
): Workflow {
	const missing = Object.keys(changes).filter(
		(name) => !workflow.nodes.some((node) => node.name === name),
	);
	if (missing.length > 0) throw new Error(`There is no node ${missing.join(', ')}`);
	const nodes = workflow.nodes.map((node): WorkflowNode => {
		const changed = changes[node.name];
		if (changed === undefined) return node;
		return { ...node, parameters: { ...(node.parameters as object), ...changed } };
	});
	return { ...workflow, nodes };
}
