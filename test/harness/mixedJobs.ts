import type { INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator/simulator';
import type { ContractFixture } from '../contract/contractFixture';
import { FIXTURES } from '../contract/fixtures';
import type { TestCredentials } from './credentialsHelper';
import { runWorkflow, type TestNode } from './runWorkflow';
import { waitNode } from './vizardRun';

/** A credential for every provider, each with its own key. */
export function everyCredential(simulator: Simulator): TestCredentials {
	return Object.fromEntries(
		FIXTURES.map(({ provider, credential }) => [
			provider.credentials[0].type,
			credential(simulator),
		]),
	);
}

/** Submits a job with the provider's own node, as a workflow before the wait does. */
export async function submitJob(
	simulator: Simulator,
	providerId: string,
): Promise<INodeExecutionData> {
	const { provider, nodeType, jobs } = fixtureOf(providerId);
	const [jobType = ''] = Object.keys(jobs);
	const start = jobs[jobType]?.start;
	if (start?.by !== 'submit') throw new Error(`${providerId} has no job to submit`);
	const { outputs, error } = await runWorkflow({
		items: [start.item ?? { json: {} }],
		nodes: [
			{
				name: 'Submit',
				type: nodeType,
				parameters: {
					resource: 'videoJob',
					operation: 'submit',
					jobType,
					...start.parameters,
				},
			},
		],
		credentials: everyCredential(simulator),
	});
	const [item] = outputs('Submit')[0] ?? [];
	if (error || !item) throw new Error(`${provider.displayName}: ${error?.message}`);
	return { json: item.json };
}

/** One wait over jobs of any provider, all of them chosen unless told otherwise. */
export function waitForAll(
	settings: TestNode['settings'] = {},
	providers = FIXTURES.map(({ provider }) => provider.id),
): TestNode {
	return waitNode({}, settings, { providers });
}

export function simulatorIdOf(providerId: string): string {
	return fixtureOf(providerId).simulatorId;
}

function fixtureOf(providerId: string): ContractFixture {
	const fixture = FIXTURES.find(({ provider }) => provider.id === providerId);
	if (!fixture) throw new Error(`No provider '${providerId}'`);
	return fixture;
}
