import { providerProperties } from '../../../../nodes/shared/node/providerProperties';
import { PROVIDERS } from '../../../../nodes/registry';

const KINDS = PROVIDERS.flatMap((provider) =>
	Object.entries(provider.jobTypes).flatMap(([id, { submit }]) =>
		submit ? [{ provider, id, submit }] : [],
	),
);

it.each(KINDS)('$provider.displayName shows the fields of $id in their order', (kind) => {
	const { provider, id, submit } = kind;
	const shown = providerProperties(provider).filter(({ displayOptions, name }) => {
		const { operation = [], jobType = [] } = displayOptions?.show ?? {};
		return name !== 'jobType' && operation.includes('submit') && jobType.includes(id);
	});
	expect(shown.map(({ name }) => name)).toEqual(submit.fields.map(({ name }) => name));
});

it.each(KINDS)(
	'$provider.displayName offers Resume on Callback for $id if it calls back',
	(kind) => {
		const { provider, id, submit } = kind;
		const options = providerProperties(provider).find(
			({ name, displayOptions }) =>
				name === 'options' && displayOptions?.show?.jobType?.includes(id),
		);
		const offered = options?.options?.map(({ name }) => name);
		expect(offered).toContain('submitsPerHour');
		expect(offered?.includes('resumeOnCallback')).toBe(submit.callback !== undefined);
		const asked = Object.keys(submit.callback?.('https://n8n.example/x') ?? {});
		expect(offered).toEqual(expect.arrayContaining(asked));
	},
);
