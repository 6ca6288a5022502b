import type { INodeProperties, INodeType } from 'n8n-workflow';
import { z } from 'zod';
import {
	exampleNames,
	NEEDS_MORE,
	ownName,
	providersOf,
	readExample,
} from '../../../demo/exampleWorkflow';
import { VideoJobTrigger } from '../../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { WaitForVideoJob } from '../../../nodes/WaitForVideoJob/WaitForVideoJob.node';
import { PROVIDERS } from '../../../nodes/registry';
import type { WorkflowNode } from '../../../host';
import { KITS } from '../../providers';

const NODES: ReadonlyMap<string, INodeType> = new Map(
	[new WaitForVideoJob(), new VideoJobTrigger(), ...KITS.map(({ node }) => node())].map((node) => [
		node.description.name,
		node,
	]),
);

type Parameters = Record<string, unknown>;

/** The version of a node, under the name that the conditions of fields have for it. */
const VERSION = '@version';

const atLeastSchema = z.object({ _cnd: z.object({ gte: z.number() }) });

function meets(value: unknown, condition: unknown): boolean {
	const atLeast = atLeastSchema.safeParse(condition);
	return atLeast.success ? Number(value) >= atLeast.data._cnd.gte : value === condition;
}

/** Whether the editor would show a field, judged by what the example says of the fields it depends on. */
function isShown({ displayOptions }: INodeProperties, parameters: Parameters): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) => {
		const value = parameters[name.replace('/', '')];
		return value === undefined || values?.some((condition) => meets(value, condition));
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
	return nodes.filter((node) => ownName(node) !== undefined);
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
				const fields = NODES.get(ownName(node) ?? '')?.description.properties ?? [];
				const parameters = node.parameters as Parameters;
				const root = { ...parameters, [VERSION]: node.typeVersion };
				const unknown = unknownIn(fields, parameters, root);
				expect({ name, node: node.name, unknown }).toMatchObject({ unknown: [] });
			}
		}
	});

	it('have the nodes as they are when they are added now', async () => {
		for (const name of await exampleNames()) {
			for (const node of ownNodes((await readExample(name)).nodes)) {
				const type = NODES.get(ownName(node) ?? '')?.description;
				const newest = type?.defaultVersion ?? type?.version;
				expect([name, node.name, node.typeVersion]).toEqual([name, node.name, newest]);
			}
		}
	});

	it('leave the mode of waiting to the node, unless they are about it', async () => {
		const choosing: string[] = [];
		for (const name of await exampleNames()) {
			const nodes = ownNodes((await readExample(name)).nodes);
			if (nodes.some(({ parameters }) => Object.hasOwn(parameters as object, 'mode')))
				choosing.push(name);
		}
		expect(choosing).toEqual(['continue-on-callback', 'suspend-a-long-job']);
	});

	it('name no credential and pin no data', async () => {
		for (const name of await exampleNames()) {
			const example = await readExample(name);
			expect(example).not.toHaveProperty('pinData');
			for (const node of example.nodes) expect(node).not.toHaveProperty('credentials');
		}
	});

	it('explain themselves in numbered steps', async () => {
		for (const name of await exampleNames()) {
			const { nodes } = await readExample(name);
			const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
			const steps = notes.flatMap(({ parameters }) => [
				...String((parameters as Parameters).content).matchAll(/^(?:### )?(\d)\. /gm),
			]);
			const numbers = steps.map(([, number]) => Number(number));
			expect([name, numbers]).toEqual([name, numbers.map((_number, index) => index + 1)]);
			expect(numbers.length).toBeGreaterThan(1);
		}
	});

	it('are known by name where they need more than a run', async () => {
		expect(await exampleNames()).toEqual(expect.arrayContaining(Object.keys(NEEDS_MORE)));
	});

	it('lead to no host but those that stand for an example', async () => {
		for (const name of await exampleNames()) {
			const text = JSON.stringify(await readExample(name));
			const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
			expect(new Set([...hosts, 'example.com'])).toEqual(new Set(['example.com']));
		}
	});
});
