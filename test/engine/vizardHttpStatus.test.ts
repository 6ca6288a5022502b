import type { INodeParameters } from 'n8n-workflow';
import { runWorkflow, type WorkflowRun } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';
import { simulator } from '../harness/stillSimulator';

async function submitAnd(parameters: INodeParameters): Promise<WorkflowRun> {
	return await runWorkflow({
		items: sources('https://media.example.org/a.mp4'),
		nodes: [
			submitNode(),
			{
				name: 'Ask',
				type: 'vizard',
				parameters: {
					resource: 'videoJob',
					jobId: '={{ $json.jobId }}',
					jobType: 'fromInput',
					...parameters,
				},
			},
		],
		credentials: vizardCredentials(simulator),
	});
}

test.each([4002, 4006, 4007, 4009, 4010])(
	'a project that failed with code %i has failed, also under a failing HTTP status',
	async (code) => {
		await simulator.control.setSwitches('vizard', {
			httpStatus: 'conventional',
			httpStatusByCode: { 4002: 500, 4010: 422 },
		});
		await simulator.control.planJobs({ durationSeconds: 0, outcome: { kind: 'failure', code } });
		const { outputs, error } = await submitAnd({ operation: 'getStatus' });
		expect(error).toBeUndefined();
		expect(outputs('Ask')[0]?.[0]?.json).toMatchObject({
			status: 'failed',
			failure: { code: String(code) },
		});
	},
);

test('a job is not lost when it was accepted under a failing HTTP status', async () => {
	await simulator.control.setSwitches('vizard', { httpStatusByCode: { 2000: 500, 1000: 500 } });
	const { outputs, error } = await submitAnd({ operation: 'getStatus' });
	expect(error).toBeUndefined();
	expect(outputs('Ask')[0]?.[0]?.json.status).toBe('processing');
	await expect(simulator.control.jobs()).resolves.toHaveLength(1);
});

test('a project that is unknown under HTTP 404 is not taken for one that failed', async () => {
	await simulator.control.setSwitches('vizard', { unknownProject: 'http-404' });
	const { error } = await submitAnd({ operation: 'getStatus', jobId: '99999999' });
	expect(error?.message).toMatch(
		/^Vizard job '99999999': Vizard answered code 4006: there is no such project/,
	);
});
