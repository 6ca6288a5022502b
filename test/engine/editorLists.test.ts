import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { WaitForVideoJob } from '../../nodes/WaitForVideoJob/WaitForVideoJob.node';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { executionSurroundings } from '../harness/executionSurroundings';
import { workflowOf } from '../harness/runWorkflow';
import { KITS } from '../providers';
import type { ProviderKit } from '../providers/kit';
import { vizardKit } from '../providers/vizard';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});

afterAll(async () => await simulator.close());

/** Asks a list as n8n's editor does while the form of a node is open. */
async function ask(
	node: INodeType,
	list: string,
	credentials: Record<string, ICredentialDataDecryptedObject>,
	{ filter, parameters = {} }: { filter?: string; parameters?: INodeParameters } = {},
): Promise<INodeListSearchResult> {
	const { name } = node.description;
	const workflow = workflowOf({
		items: [],
		nodes: [{ name: 'Node', type: name, parameters }],
		credentials,
	});
	const inEditor = workflow.getNode('Node');
	if (!inEditor) throw new RangeError('The workflow has no such node');
	const context = new LoadOptionsContext(
		workflow,
		inEditor,
		{ ...executionSurroundings(credentials), currentNodeParameters: parameters },
		'parameters.any',
	);
	const search = node.methods?.listSearch?.[list];
	if (!search) throw new RangeError(`${name} has no list ${list}`);
	return await search.call(context, filter);
}

const LISTS = KITS.flatMap((kit) =>
	Object.keys(kit.provider.lists ?? {}).map((list) => ({
		name: `${kit.provider.displayName}: ${list}`,
		kit,
		list,
	})),
);

function credentialsOf(kit: ProviderKit, key?: string) {
	const [{ type }] = kit.provider.credentials;
	const credential = kit.credential(simulator);
	return { [type]: { ...credential, ...(key !== undefined && { [kit.keyField]: key }) } };
}

describe.each(LISTS)('$name', ({ kit, list }) => {
	it('is a list of names and IDs', async () => {
		const { results } = await ask(kit.node(), list, credentialsOf(kit));
		for (const { name, value } of results) {
			expect(name).not.toBe('');
			expect(String(value)).not.toBe('');
		}
	});

	it('has nothing for words that nothing is called by', async () => {
		const found = await ask(kit.node(), list, credentialsOf(kit), { filter: 'zzqx' });
		expect(found.results).toEqual([]);
	});

	it('says why it cannot be shown, without the key', async () => {
		const failure = await ask(kit.node(), list, credentialsOf(kit, 'wrong-key-4711')).then(
			() => undefined,
			(error: { message: string; description?: string }) => error,
		);
		// A list that needs another field first asks no one.
		if (!failure)
			return expect((await ask(kit.node(), list, credentialsOf(kit))).results).toEqual([]);
		expect(failure.message).toContain(kit.provider.displayName);
		expect(failure.description).toMatch(/credential|key/i);
		expect(`${failure.message} ${failure.description}`).not.toContain('4711');
	});
});

test('a list is searched by what the user types', async () => {
	const { results } = await ask(vizardKit.node(), 'socialAccounts', credentialsOf(vizardKit), {
		filter: ' youtube',
	});
	expect(results).toEqual([{ name: 'YouTube: Harbour Clips', value: '88232' }]);
});

test('an account that cannot be used says so', async () => {
	const { results } = await ask(vizardKit.node(), 'socialAccounts', credentialsOf(vizardKit));
	expect(results.at(-1)).toEqual({ name: 'Instagram: harbour.old (expired)', value: '88235' });
});

test('the Wait node lists the job types of the provider that is chosen', async () => {
	const parameters = { provider: 'pictory' };
	const all = await ask(new WaitForVideoJob(), 'jobTypes', {}, { parameters });
	expect(all.results.map(({ value }) => value)).toContain('storyboardRender');
	const some = await ask(new WaitForVideoJob(), 'jobTypes', {}, { parameters, filter: 'storyb' });
	expect(some.results.length).toBeLessThan(all.results.length);
});
