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
import { ContractRun } from '../contract/contractRun';
import { KITS } from '../providers';
import { clipzyKit } from '../providers/clipzy';
import type { ProviderKit } from '../providers/kit';
import { pictoryKit } from '../providers/pictory';
import { vizardKit } from '../providers/vizard';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});

beforeEach(async () => await simulator.control.reset());
afterAll(async () => await simulator.close());

/** What n8n's editor asks with while the form of a node is open. */
function openForm(
	{ description: { name } }: INodeType,
	credentials: Record<string, ICredentialDataDecryptedObject>,
	parameters: INodeParameters,
): LoadOptionsContext {
	const workflow = workflowOf({
		items: [],
		nodes: [{ name: 'Node', type: name, parameters }],
		credentials,
	});
	const inEditor = workflow.getNode('Node');
	if (!inEditor) throw new RangeError('The workflow has no such node');
	// The editor sends all parameters of the form, those that are untouched included.
	const currentNodeParameters = { ...inEditor.parameters, ...parameters };
	const surroundings = { ...executionSurroundings(credentials), currentNodeParameters };
	return new LoadOptionsContext(workflow, inEditor, surroundings, 'parameters.any');
}

async function ask(
	node: INodeType,
	list: string,
	credentials: Record<string, ICredentialDataDecryptedObject>,
	{ filter, parameters = {} }: { filter?: string; parameters?: INodeParameters } = {},
): Promise<INodeListSearchResult> {
	const search = node.methods?.listSearch?.[list];
	if (!search) throw new RangeError(`${node.description.name} has no list ${list}`);
	return await search.call(openForm(node, credentials, parameters), filter);
}

const LISTS = KITS.flatMap((kit) =>
	Object.keys(kit.provider.lists ?? {}).map((list) => ({
		name: `${kit.provider.displayName}: ${list}`,
		kit,
		list,
	})),
);

async function needs(kit: ProviderKit, list: string): Promise<INodeParameters> {
	return (await kit.listNeeds?.[list]?.(new ContractRun(kit, simulator))) ?? {};
}

function credentialsOf(kit: ProviderKit, key?: string) {
	const [{ type }] = kit.provider.credentials;
	const credential = kit.credential(simulator);
	return { [type]: { ...credential, ...(key !== undefined && { [kit.keyField]: key }) } };
}

describe.each(LISTS)('$name', ({ kit, list }) => {
	it('is a list of names and IDs', async () => {
		const parameters = await needs(kit, list);
		const { results } = await ask(kit.node(), list, credentialsOf(kit), { parameters });
		if (kit.listNeeds?.[list]) expect(results).not.toEqual([]);
		for (const { name, value } of results) {
			expect(name).not.toBe('');
			expect(String(value)).not.toBe('');
		}
	});

	it('has nothing for words that nothing is called by', async () => {
		const parameters = await needs(kit, list);
		const asked = { filter: 'zzqx', parameters };
		const found = await ask(kit.node(), list, credentialsOf(kit), asked);
		expect(found.results).toEqual([]);
	});

	it('says why it cannot be shown, without the key', async () => {
		const parameters = await needs(kit, list);
		const credentials = credentialsOf(kit, 'wrong-key-4711');
		const failure = await ask(kit.node(), list, credentials, { parameters }).then(
			() => undefined,
			(error: { message: string; description?: string }) => error,
		);
		// A list that needs another field first asks nobody.
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

test('the videos of the jobs of Clipzy are listed by the names of their files', async () => {
	await needs(clipzyKit, 'videos');
	const { results } = await ask(clipzyKit.node(), 'videos', credentialsOf(clipzyKit));
	expect(results).toEqual([
		{
			name: expect.stringMatching(/^beach\.mp4 \(vid_\w+\), source of job_\w+$/),
			value: expect.stringMatching(/^vid_/),
		},
	]);
});

test('the clips of a project are listed by title, score and length', async () => {
	const parameters = await needs(vizardKit, 'clips');
	const { results } = await ask(vizardKit.node(), 'clips', credentialsOf(vizardKit), {
		parameters,
	});
	expect(results[0]).toEqual({
		name: expect.stringMatching(/\(score [\d.]+, \d+ s\)$/),
		value: expect.stringMatching(/^\d+$/),
		url: expect.stringContaining('vizard.ai/editor'),
	});
});

test.each(['', '={{ $json.jobId }}'])(
	'a list that needs another field says which, and asks no one: %j',
	async (projectId) => {
		const before = await simulator.control.requests();
		const asked = ask(vizardKit.node(), 'clips', credentialsOf(vizardKit), {
			parameters: { projectId },
		});
		await expect(asked).rejects.toThrow(
			"'Project ID' has no ID of a job, whose clips the list shows",
		);
		expect(await simulator.control.requests()).toHaveLength(before.length);
	},
);

test('a template shows a field for each of its variables', async () => {
	const node = pictoryKit.node();
	const parameters = {
		jobType: 'templateRender',
		templateId: { __rl: true, mode: 'list', value: 'sim-template' },
	};
	const context = openForm(node, credentialsOf(pictoryKit), parameters);
	const shown = await node.methods?.resourceMapping?.templateVariables?.call(context);
	expect(shown?.fields.map(({ id, type, required }) => ({ id, type, required }))).toEqual([
		{ id: 'headline', type: 'string', required: true },
		{ id: 'city', type: 'string', required: true },
	]);
});
