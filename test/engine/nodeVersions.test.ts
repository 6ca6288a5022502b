import type { INodeParameters } from 'n8n-workflow';
import { runWorkflow, type WorkflowRun } from '../harness/runWorkflow';
import { simulator } from '../harness/stillSimulator';
import { KITS, kitOf } from '../providers';
import type { ProviderKit } from '../providers/kit';

async function run(
	kit: ProviderKit,
	typeVersion: number,
	parameters: INodeParameters,
	json = {},
): Promise<WorkflowRun> {
	const [{ type }] = kit.provider.credentials;
	const node = { name: 'Node', type: kit.provider.id, typeVersion };
	return await runWorkflow({
		items: [{ json }],
		nodes: [{ ...node, parameters: { resource: 'videoJob', ...parameters } }],
		credentials: { [type]: kit.credential(simulator) },
	});
}

/** What a submit sends, apart from what it asks before. */
async function sentBy(kit: ProviderKit, typeVersion: number, parameters: INodeParameters) {
	await simulator.control.reset();
	const { error } = await run(kit, typeVersion, parameters);
	expect(error).toBeUndefined();
	const sent = await simulator.control.requests({ provider: kit.simulatorId });
	return sent.at(-1);
}

const SUBMITS = KITS.flatMap((kit) =>
	Object.entries(kit.provider.jobTypes).flatMap(([jobType, { submit }]) => {
		const { everyField, start } = kit.jobs[jobType] ?? {};
		if (!submit?.everyday || !everyField || start?.by !== 'submit') return [];
		const name = `${kit.provider.displayName}, ${jobType}`;
		return [{ name, kit, jobType, everyday: submit.everyday, everyField, start }];
	}),
);

describe.each(SUBMITS)('$name', ({ kit, jobType, everyday, everyField, start }) => {
	const whole = { operation: 'submit', jobType, ...start.parameters };

	it('sends from the form of a new node what a saved node sends from its options', async () => {
		const all: INodeParameters = { ...whole, ...everyField.parameters };
		const options = Object.entries(all.options as INodeParameters);
		const onForm = options.filter(([name]) => everyday.includes(name));
		expect(onForm.length).toBeGreaterThan(0);
		const others = options.filter(([name]) => !everyday.includes(name));
		const moved = { ...all, ...Object.fromEntries(onForm), options: Object.fromEntries(others) };

		const saved = await sentBy(kit, 1, all);
		expect(saved?.body).toEqual(everyField.body);
		expect(await sentBy(kit, 1.1, moved)).toMatchObject({ url: saved?.url, body: saved?.body });
	});

	it('sends the same from an untouched form as from untouched options', async () => {
		const saved = await sentBy(kit, 1, whole);
		expect((await sentBy(kit, 1.1, whole))?.body).toEqual(saved?.body);
	});
});

it('simplifies in new nodes unless told otherwise, and in saved nodes if told so', async () => {
	const vizard = kitOf('vizard');
	const { start } = vizard.jobs.clipping ?? {};
	const submitted = await run(vizard, 1.1, {
		...{ operation: 'submit', jobType: 'clipping' },
		...(start?.by === 'submit' && start.parameters),
	});
	const json = submitted.outputs('Node')[0]?.[0]?.json ?? {};
	await simulator.control.finishJob('vizard', String(json.jobId));

	const resultOf = async (typeVersion: number, parameters: INodeParameters = {}) => {
		const named = { jobId: '={{ $json.jobId }}', jobType: 'fromInput', ...parameters };
		const { outputs } = await run(vizard, typeVersion, { operation: 'getResult', ...named }, json);
		return outputs('Node')[0]?.[0]?.json;
	};
	const whole = await resultOf(1);
	expect(whole).toHaveProperty('artifacts');
	expect(await resultOf(1.1, { simplify: false })).toEqual(whole);
	const simple = await resultOf(1.1);
	expect(simple).not.toHaveProperty('artifacts');
	expect(await resultOf(1, { simplify: true })).toEqual(simple);
});
