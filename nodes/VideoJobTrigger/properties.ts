import type {
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { PROVIDERS } from '../registry';
import { FILE_OPTIONS, WHEN_FINISHED } from '../shared/export/jobWithFiles';
import { options } from '../shared/input/fields';
import {
	authenticationName,
	authenticationProperties,
	credentialDescriptions,
} from '../shared/provider/authentication';
import type { VideoProvider } from '../shared/provider/contract';
import { INCLUDE_RAW } from '../shared/read/outputOptions';

/** Providers that call an address when a job ends. */
export const CALLING = PROVIDERS.filter(({ idsInCalls }) => idsInCalls);

/** Providers that can list the newest jobs, or whose credential decides whether they can. */
export const LISTING = PROVIDERS.filter(
	({ newestJobs, forCredential }) => newestJobs ?? forCredential,
);

const ENDS: INodePropertyOptions[] = [
	{ name: 'Cancelled', value: 'cancelled' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'Expired', value: 'expired' },
	{ name: 'Failed', value: 'failed' },
];

/** The fields of a trigger for these providers; `own` stand below the choice of the provider. */
export function triggerProperties(
	providers: readonly VideoProvider[],
	own: readonly INodeProperties[],
): INodeProperties[] {
	const [usual = ''] = providers.map(({ id }) => id);
	return [
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			noDataExpression: true,
			options: providers.map(({ id, displayName }) => ({ name: displayName, value: id })),
			default: usual,
			description: 'Provider whose jobs start the workflow',
		},
		...providers.flatMap((provider) =>
			authenticationProperties(
				provider,
				{ provider: [provider.id] },
				authenticationName(provider.id),
			),
		),
		...own,
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			options: ENDS,
			default: ['completed', 'failed', 'cancelled', 'expired'],
			description: 'How a job must end to start the workflow. Any end counts if nothing is chosen.',
		},
		...providers.flatMap(jobTypesOf),
		WHEN_FINISHED,
		options([INCLUDE_RAW, ...FILE_OPTIONS]),
	];
}

/** Offered where an answer shows the kind of its job. */
function jobTypesOf({ id, jobTypes, jobTypeIn }: VideoProvider): INodeProperties[] {
	if (!jobTypeIn) return [];
	return [
		{
			displayName: 'Job Types',
			name: 'jobTypes',
			type: 'multiOptions',
			displayOptions: { show: { provider: [id] } },
			options: Object.entries(jobTypes).map(([value, { displayName: name }]) => ({ name, value })),
			default: [],
			description: 'Kinds of jobs that start the workflow. All kinds do if nothing is chosen.',
		},
	];
}

/**
 * One credential per provider. The leading slash is n8n's notation for a parameter at the root. It also keeps
 * the editor from taking Provider for a choice among ways to authenticate, which it would then hide.
 */
export function triggerCredentials(
	providers: readonly VideoProvider[],
): INodeCredentialDescription[] {
	return providers.flatMap((provider) =>
		credentialDescriptions(
			provider,
			{ '/provider': [provider.id] },
			`/${authenticationName(provider.id)}`,
		),
	);
}
