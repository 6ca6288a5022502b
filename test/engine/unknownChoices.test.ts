import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runWorkflow } from '../harness/runWorkflow';
import { simulator } from '../harness/stillSimulator';

/** What becomes of a choice that no editor offers, as a workflow written by a program may bring it. */
async function errorFor(
	type: 'vizard' | 'pictory',
	parameters: INodeParameters,
	json: INodeExecutionData['json'] = {},
): Promise<string | undefined> {
	const credential = { apiKey: simulator.apiKey(type), baseUrl: simulator.baseUrl(type) };
	const { error } = await runWorkflow({
		items: [{ json }],
		nodes: [
			{ name: 'Node', type, parameters: { resource: 'videoJob', jobId: '1', ...parameters } },
		],
		credentials: { [`${type}Api`]: credential },
	});
	await expect(simulator.control.requests()).resolves.toEqual([]);
	return error?.message;
}

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'nothing'])(
	'%s',
	(word) => {
		it('is no operation', async () => {
			expect(await errorFor('vizard', { operation: word })).toBe(
				`'Operation' is '${word}', which does not exist [item 0]`,
			);
		});

		it('is no kind of file', async () => {
			const options = { files: ['video', word] };
			const chosen = { operation: 'export', step: 'download', jobType: 'videoGeneration', options };
			expect(await errorFor('pictory', chosen)).toBe(
				`'Files' has '${word}', which Pictory does not deliver [item 0]`,
			);
		});

		it.each(['submit', 'getStatus'])('is no job type of %s', async (operation) => {
			expect(await errorFor('vizard', { operation, jobType: word })).toBe(
				`'Job Type' is '${word}', which Vizard does not have [item 0]`,
			);
		});
	},
);

it.each(['1', 1])("another provider's job is not asked for, its id being %j", async (jobId) => {
	const parameters = { operation: 'getStatus', jobType: 'clipping', jobId: '={{ $json.jobId }}' };
	expect(await errorFor('vizard', parameters, { provider: 'pictory', jobId })).toBe(
		"'Job ID' belongs to a job of another provider ('pictory') [item 0]",
	);
});
