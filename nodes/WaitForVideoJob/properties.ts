import type {
	ILoadOptionsFunctions,
	INodeCredentialDescription,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { PROVIDERS } from '../registry';
import { locator } from '../shared/input/fields';
import {
	authenticationName,
	authenticationProperties,
	credentialDescriptions,
} from '../shared/provider/authentication';
import { CHILD_PARAMETERS } from './subWorkflows';
import { HOW_TO_WAIT } from './options';
import { onlyProvider } from './waitingJob';

const providerChoices = PROVIDERS.map(({ id, displayName }) => ({ name: displayName, value: id }));

const [usualProvider = ''] = PROVIDERS.map(({ id }) => id);

const DEFINED_BELOW = { show: { jobSource: ['define'] } };

/** Where just one provider is chosen, nothing is left to ask. */
const ONE_OF_SEVERAL = {
	...DEFINED_BELOW,
	hide: { providers: PROVIDERS.map(({ id }) => ({ _cnd: { eq: id } })) },
};

const JOB: INodeProperties[] = [
	{
		displayName: 'Providers',
		name: 'providers',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: providerChoices,
		default: [],
		description: 'Providers whose jobs this node waits for. Each needs a credential.',
		hint: 'Those whose Submit nodes lead here',
	},
	...PROVIDERS.flatMap((provider) =>
		authenticationProperties(
			provider,
			{ providers: [provider.id] },
			authenticationName(provider.id),
		),
	),
	{
		displayName: 'Job',
		name: 'jobSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description:
					'Takes provider, job type and job ID from each incoming item, as Submit returns them',
			},
			{
				name: 'Define Below',
				value: 'define',
				description: 'Takes the job that you enter, for example one that was submitted elsewhere',
			},
		],
		default: 'input',
	},
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		displayOptions: ONE_OF_SEVERAL,
		options: providerChoices,
		default: usualProvider,
		description: 'The provider that runs the job',
	},
	locator(
		'Job Type',
		'jobType',
		"The field jobType of the submitted job. Defaults to the provider's usual job type.",
		{
			list: 'jobTypes',
			idExample: Object.keys(PROVIDERS[0]?.jobTypes ?? {})[0] ?? '',
			displayOptions: DEFINED_BELOW,
		},
	),
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		required: true,
		displayOptions: DEFINED_BELOW,
		default: '',
		placeholder: 'e.g. 17861706',
		description: 'The ID that Submit returned for the job as jobId',
	},
];

/** The job types of the chosen provider, for the editor. */
export async function jobTypes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const providers = this.getCurrentNodeParameter('providers') as string[];
	const chosen = onlyProvider(providers) ?? this.getCurrentNodeParameter('provider');
	const { jobTypes: kinds = {} } = PROVIDERS.find(({ id }) => id === chosen) ?? {};
	const results = Object.entries(kinds).map(([value, { displayName }]) => ({
		name: displayName,
		value,
	}));
	const wanted = filter.trim().toLowerCase();
	return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** The providers on the canvas, by the names that the list of providers shows. */
export const WAIT_SUBTITLE = `={{ $parameter["providers"].map((id) => (${JSON.stringify(
	Object.fromEntries(PROVIDERS.map(({ id, displayName }) => [id, displayName])),
)})[id] ?? id).join(", ") }}`;

export const WAIT_PROPERTIES: INodeProperties[] = [...CHILD_PARAMETERS, ...JOB, ...HOW_TO_WAIT];

/**
 * One credential per provider, required only when jobs of that provider are waited for.
 *
 * The leading slash is n8n's notation for a parameter at the root. It also keeps the editor from taking
 * Providers for a choice among ways to authenticate, which it would then hide.
 */
export const WAIT_CREDENTIALS: INodeCredentialDescription[] = PROVIDERS.flatMap((provider) =>
	credentialDescriptions(
		provider,
		{ '/providers': [provider.id] },
		`/${authenticationName(provider.id)}`,
	),
);
