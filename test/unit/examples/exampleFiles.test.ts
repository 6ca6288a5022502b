import type { INodeProperties, INodeType } from 'n8n-workflow';
import { exampleNames, providersOf, readExample } from '../../../demo/exampleWorkflow';
import { VideoJobTrigger } from '../../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { WaitForVideoJob } from '../../../nodes/WaitForVideoJob/WaitForVideoJob.node';
import { PROVIDERS } from '../../../nodes/registry';
import type { WorkflowNode } from '../../../host';
import { KITS } from '../../providers';

const NODES: ReadonlyMap<string, INodeType> = new Map(
	[new WaitForVideoJob(), new VideoJobTrigger(), ...KITS.map(({ node }) => node())].map((node) => [
		`n8n-nodes-video-jobs.${node.description.name}`,
		node,
	]),
);

type Parameters = Record<string, unknown>;

/** Whether the editor would show a field, judged by what the example says of the fields it depends on. */
function isShown({ displayOptions }: INodeProperties, parameters: Parameters): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) => {
		const value = parameters[name.replace('/', '')];
		return value === undefined || values?.some((candidate) => candidate === value);
	});
}

/** What of these parameters the node does not have, or has no such choice for. */
function unknownIn(fields: readonly INodeProperties[], parameters: Parameters, root: Parameters) {
	const surroundings = { ...root, ...parameters };
	return Object.entries(parameters).flatMap(([name, value]): string[] => {
		const shown = fields.filter((field) => field.name === name && isShown(field, surroundings));
		const [field] = shown;
		if (field === undefined) return [name];
		if (field.type === 'collection') {
			const choices = shown.flatMap(({ options }) => (options ?? []) as INodeProperties[]);
			return unknownIn(choices, value as Parameters, root).map((inner) => `${name}.${inner}`);
		}
		const choices = field.options?.flatMap((option) => ('value' in option ? [option.value] : []));
		const isChoice = field.type === 'options' || field.type === 'multiOptions';
		const chosen = Array.isArray(value) ? (value as unknown[]) : [value];
		const fits = chosen.every((one) => choices?.some((choice) => choice === one));
		return isChoice && !fits ? [`${name} = ${JSON.stringify(value)}`] : [];
	});
}

function ownNodes(nodes: readonly WorkflowNode[]): WorkflowNode[] {
	return nodes.filter(({ type }) => type.startsWith('n8n-nodes-video-jobs.'));
}

describe('the examples', () => {
	it('show every provider', async () => {
		const workflows = await Promise.all((await exampleNames()).map(readExample));
		const shown = new Set(workflows.flatMap(({ nodes }) => nodes.flatMap(providersOf)));
		expect([...shown].sort()).toEqual(PROVIDERS.map(({ id }) => id).sort());
	});

	it('say only what the nodes can be told', async () => {
		for (const name of await exampleNames()) {
			for (const node of ownNodes((await readExample(name)).nodes)) {
				const fields = NODES.get(node.type)?.description.properties ?? [];
				const parameters = node.parameters as Parameters;
				const unknown = unknownIn(fields, parameters, parameters);
				expect({ name, node: node.name, unknown }).toMatchObject({ unknown: [] });
			}
		}
	});

	it('leave the mode of waiting to the node, and name no credential', async () => {
		for (const name of await exampleNames()) {
			for (const node of ownNodes((await readExample(name)).nodes)) {
				expect(node.parameters).not.toHaveProperty('mode');
				expect(node).not.toHaveProperty('credentials');
			}
		}
	});

	it('lead to no host but those that stand for an example', async () => {
		for (const name of await exampleNames()) {
			const text = JSON.stringify(await readExample(name));
			const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
			expect(new Set([...hosts, 'example.com'])).toEqual(new Set(['example.com']));
		}
	});
});
