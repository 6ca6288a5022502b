import type { INodeParameters } from 'n8n-workflow';
import { runWorkflow } from '../harness/runWorkflow';
import { simulator } from '../harness/stillSimulator';

async function run(parameters: INodeParameters, json = {}) {
	const { outputs, error } = await runWorkflow({
		items: [{ json }],
		nodes: [
			{ name: 'Clipzy', type: 'clipzy', parameters: { resource: 'videoJob', ...parameters } },
		],
		credentials: { clipzyApi: { token: 'sim-clipzy-key', baseUrl: simulator.baseUrl('clipzy') } },
	});
	return { item: outputs('Clipzy').flat()[0]?.json, error };
}

const EXPRESSION = '={{ $json.jobId }}';

test.each<[what: string, jobId: (id: string) => INodeParameters]>([
	['nothing is entered', () => ({})],
	['a workflow of an earlier version has a text', () => ({ jobId: EXPRESSION })],
	['the ID is typed', (id) => ({ jobId: { __rl: true, mode: 'id', value: id } })],
	['an expression gives it', () => ({ jobId: { __rl: true, mode: 'id', value: EXPRESSION } })],
	[
		'it is chosen from the list',
		(id) => ({ jobId: { __rl: true, mode: 'list', value: id, cachedResultName: `${id}, queued` } }),
	],
])('a job is found by its ID when %s', async (_what, jobId) => {
	const submit = { operation: 'submit', source: 'videoId', videoId: 'vid_0a1b2c3d4e5f' };
	const { item: job } = await run(submit);
	const id = String(job?.jobId);
	const { item, error } = await run({ operation: 'getStatus', ...jobId(id) }, job);
	expect(error).toBeUndefined();
	expect(item).toMatchObject({ jobId: id });
});

test('an empty choice is said to be empty', async () => {
	const jobId = { __rl: true, mode: 'id', value: '={{ "" }}' };
	const { error } = await run({ operation: 'getStatus', jobId });
	expect(error?.message).toBe("'Job ID' is empty [item 0]");
});
