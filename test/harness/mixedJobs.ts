import type { INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator/simulator';
import { KITS, kitOf } from '../providers';
import type { TestCredentials } from './credentialsHelper';
import { runWorkflow, type TestNode } from './runWorkflow';
import { waitNode } from './vizardRun';

/** A credential for every provider, each with its own key. */
export function everyCredential(simulator: Simulator): TestCredentials {
	return Object.fromEntries(
		KITS.map(({ provider, credential }) => [provider.credentials[0].type, credential(simulator)]),
	);
}

/**
 * Submits a job with the provider's own node, as a workflow before the wait does.
 *
 * @param jobType the provider's usual one unless told otherwise
 */
export async function submitJob(
	simulator: Simulator,
	providerId: string,
	jobType = Object.keys(kitOf(providerId).jobs)[0] ?? '',
): Promise<INodeExecutionData> {
	const { provider, jobs, credential } = kitOf(providerId);
	const start = jobs[jobType]?.start;
	if (start?.by !== 'submit') throw new Error(`${providerId} has no job to submit`);
	const { outputs, error } = await runWorkflow({
		items: [start.item ?? { json: {} }],
		nodes: [
			{
				name: 'Submit',
				type: providerId,
				parameters: {
					resource: 'videoJob',
					operation: 'submit',
					jobType,
					...start.parameters,
				},
			},
		],
		credentials: { [provider.credentials[0].type]: credential(simulator, jobType) },
	});
	const [item] = outputs('Submit')[0] ?? [];
	if (error || !item) throw new Error(`${provider.displayName}: ${error?.message}`);
	return { json: item.json };
}

/** One wait over jobs of any provider, all of them chosen unless told otherwise. */
export function waitForAll(
	settings: TestNode['settings'] = {},
	providers = KITS.map(({ provider }) => provider.id),
): TestNode {
	return waitNode({}, settings, { providers });
}

export function simulatorIdOf(providerId: string): string {
	return kitOf(providerId).simulatorId;
}
