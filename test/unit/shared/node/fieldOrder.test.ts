import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { PACING_OPTIONS } from '../../../../nodes/shared/submit/pacing';
import { KITS } from '../../../providers';

const SUBMITS = KITS.flatMap((kit) =>
	Object.entries(kit.provider.jobTypes).flatMap(([id, { submit }]) =>
		submit
			? [{ name: `${kit.provider.displayName}, ${id}`, node: kit.node().description, id, submit }]
			: [],
	),
);

type SubmitForm = (typeof SUBMITS)[number];

/** The fields that the editor shows in a node that was just added or, with version 1, in a saved one. */
function formOf({ node, id }: SubmitForm, typeVersion: number): INodeProperties[] {
	const added: INode = {
		...{ id: '1', name: node.displayName, type: node.name, typeVersion, position: [0, 0] },
		parameters: { resource: 'videoJob', operation: 'submit', jobType: id },
	};
	const entered = NodeHelpers.getNodeParameters(
		...([node.properties, added.parameters, true, false, added, node] as const),
	) as INodeParameters;
	return node.properties.filter((property) =>
		NodeHelpers.displayParameter(entered, property, added, node),
	);
}

/** Those that belong to this kind of job. */
function ownOf(form: SubmitForm, typeVersion: number): INodeProperties[] {
	const everyJob = ['phase', 'authentication', 'resource', 'operation', 'jobType', 'billedNotice'];
	return formOf(form, typeVersion).filter(({ name }) => !everyJob.includes(name));
}

function optionsOf(form: SubmitForm, typeVersion: number): INodeProperties[] {
	const node = { ...form.node, typeVersion } as unknown as INode;
	const options = ownOf(form, typeVersion).find(({ name }) => name === 'options')?.options ?? [];
	return (options as INodeProperties[]).filter((option) =>
		NodeHelpers.displayParameter({}, option, node, form.node, {}),
	);
}

const namesOf = (fields: readonly INodeProperties[]) => fields.map(({ name }) => name);

/** Without those that depend on another choice than the one that the form begins with. */
function declared({ submit }: SubmitForm, shown: readonly string[]): string[] {
	return [...new Set(namesOf(submit.fields))].filter((name) => shown.includes(name));
}

it.each(SUBMITS)(
	'$name has its fields in their order, required ones before everyday ones',
	(form) => {
		const saved = namesOf(ownOf(form, 1));
		expect(saved).toEqual(declared(form, saved));

		const added = ownOf(form, 1.1);
		const { everyday = [] } = form.submit;
		const onForm = everyday.filter((name) => namesOf(optionsOf(form, 1)).includes(name));
		expect(namesOf(added)).toEqual([...saved.slice(0, -1), ...onForm, 'options']);
		const lastRequired = added.map(({ required }) => required === true).lastIndexOf(true);
		expect(lastRequired).toBeLessThan(added.length - 1 - onForm.length);
	},
);

it.each(SUBMITS)(
	'$name offers everyday settings once, and saved nodes have them as options',
	(form) => {
		const { everyday = [] } = form.submit;
		const before = namesOf(optionsOf(form, 1));
		const after = namesOf(optionsOf(form, 1.1));
		expect(after).toEqual(before.filter((name) => !everyday.includes(name)));
	},
);

it.each(SUBMITS)('$name has rare options last, and those about the rate limit together', (form) => {
	const offered = optionsOf(form, 1.1);
	const { rare = [] } = form.submit;
	const isRare = ({ name }: INodeProperties) => rare.includes(name);
	expect(offered.findIndex(isRare)).toBe(
		offered.some(isRare) ? offered.length - offered.filter(isRare).length : -1,
	);
	const pacing = namesOf(PACING_OPTIONS);
	const places = namesOf(offered).flatMap((name, place) => (pacing.includes(name) ? [place] : []));
	expect(places).toHaveLength(pacing.length);
	expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBe(pacing.length - 1);
});

it.each(SUBMITS)('$name offers Resume on Callback if the provider calls back', (form) => {
	const offered = namesOf(optionsOf(form, 1));
	expect(offered.includes('resumeOnCallback')).toBe(form.submit.callback !== undefined);
	const asked = Object.keys(form.submit.callback?.('https://n8n.example/x') ?? {});
	expect(offered).toEqual(expect.arrayContaining(asked));
});

it.each(KITS)('$provider.displayName calls only options everyday or rare that it has', (kit) => {
	const submits = Object.values(kit.provider.jobTypes).flatMap(({ submit }) => submit ?? []);
	const options = submits
		.flatMap(({ fields }) => fields.filter(({ name }) => name === 'options'))
		.flatMap((field) => namesOf((field.options ?? []) as INodeProperties[]));
	const called = submits.flatMap(({ everyday = [], rare = [] }) => [...everyday, ...rare]);
	expect(options).toEqual(expect.arrayContaining(called));
});
