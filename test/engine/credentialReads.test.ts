import { simulator } from '../harness/simulatedTime';
import type { INodeExecutionData } from 'n8n-workflow';
import { TestCredentialsHelper } from '../harness/credentialsHelper';
import { runWorkflow } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials, waitNode } from '../harness/vizardRun';

/** n8n reads a credential from its database and decrypts it each time that it is asked for. */

beforeEach(async () => {
	await simulator.control.planJobs({ durationSeconds: 120 });
});

async function submitted(count: number): Promise<INodeExecutionData[]> {
	const urls = Array.from({ length: count }, (_, job) => `https://media.example.org/${job}.mp4`);
	const { outputs, error } = await runWorkflow({
		items: sources(...urls),
		nodes: [submitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	return outputs('Submit').flat();
}

it('a wait for several jobs reads it once, however many checks it takes', async () => {
	const items = await submitted(3);
	const reads = jest.spyOn(TestCredentialsHelper.prototype, 'getDecrypted');
	const { outputs, error } = await runWorkflow({
		items,
		nodes: [waitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	expect(
		outputs('Wait')
			.flat()
			.map(({ json }) => json.status),
	).toEqual(Array(3).fill('completed'));
	const checks = await simulator.control.requests({ url: '/project/query' });
	expect(checks.length).toBeGreaterThan(30);
	expect(reads).toHaveBeenCalledTimes(1);
});

it('a key that is replaced during a wait is read again when the old one is refused', async () => {
	const items = await submitted(2);
	const credentials = vizardCredentials(simulator);
	const before = { ...credentials.vizardApi, apiKey: 'a-key-of-yesterday' };
	const reads = jest.spyOn(TestCredentialsHelper.prototype, 'getDecrypted');
	reads.mockImplementationOnce(async () => before);
	const { outputs, error } = await runWorkflow({ items, nodes: [waitNode()], credentials });
	expect(error).toBeUndefined();
	expect(
		outputs('Wait')
			.flat()
			.map(({ json }) => json.status),
	).toEqual(Array(2).fill('completed'));
	expect(reads).toHaveBeenCalledTimes(2);
});

it('a key that is refused and was not replaced ends the wait', async () => {
	const items = await submitted(1);
	const { baseUrl } = vizardCredentials(simulator).vizardApi ?? {};
	const { error } = await runWorkflow({
		items,
		nodes: [waitNode()],
		credentials: { vizardApi: { apiKey: 'a-wrong-key', ...(baseUrl && { baseUrl }) } },
	});
	expect(error?.message).toMatch(/key/i);
	await expect(simulator.control.requests({ url: '/project/query' })).resolves.toHaveLength(1);
});
