import { simulator } from '../harness/simulatedTime';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { submitJob } from '../harness/mixedJobs';
import { runWorkflow, type WorkflowRun } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';
import { videoServiceKit } from '../providers/videoService';

const credentialsFor = (service: string, changes: IDataObject = {}) => {
	const data = { ...videoServiceKit.credential(simulator, service), ...changes };
	return { videoServiceApi: data as never };
};

/** Submits a job as an HTTP Request node does, and ends it. */
async function submittedElsewhere(
	service: string,
	path: string,
	body: object,
): Promise<IDataObject> {
	const { baseUrl, apiKey } = videoServiceKit.credential(simulator, service);
	const scheme = service === 'fal' ? 'Key' : 'Bearer';
	const response = await fetch(baseUrl + path, {
		method: 'POST',
		headers: { authorization: `${scheme} ${String(apiKey)}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const [job] = await simulator.control.jobs();
	await simulator.control.finishJob('videoservice', job?.id ?? '');
	return (await response.json()) as IDataObject;
}

async function waitFor(service: string, json: IDataObject): Promise<WorkflowRun> {
	return await runWorkflow({
		items: [{ json }],
		nodes: [waitNode({}, {}, { providers: ['videoService'] })],
		credentials: credentialsFor(service),
	});
}

describe('a job that another node has submitted', () => {
	it.each([
		['fal', '/fal-ai/veo3/fast', { prompt: 'x' }, /^fal-ai\/veo3\/requests\/\d+$/],
		['kieJobs', '/jobs/createTask', { model: 'm', input: {} }, /^task_\d+$/],
		['replicate', '/predictions', { version: 'v', input: {} }, /^rp\d+$/],
	])('is found in the answer of %s and waited for', async (service, path, body, jobId) => {
		const answer = await submittedElsewhere(service, path, body);
		const { outputs, error } = await waitFor(service, answer);
		expect(error).toBeUndefined();
		expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({
			provider: 'videoService',
			jobType: service,
			jobId: expect.stringMatching(jobId),
			status: 'completed',
			videos: [{ url: expect.stringContaining('.mp4') }],
		});
	});

	it('is read by Get Result with an untouched Job ID', async () => {
		const answer = await submittedElsewhere('replicate', '/predictions', {
			version: 'v',
			input: {},
		});
		const { outputs, error } = await runWorkflow({
			items: [{ json: answer }],
			nodes: [
				{
					name: 'Node',
					type: 'videoService',
					parameters: {
						resource: 'videoJob',
						operation: 'getResult',
						jobId: '={{ $json.jobId }}',
						jobType: 'fromInput',
					},
				},
			],
			credentials: credentialsFor('replicate'),
		});
		expect(error).toBeUndefined();
		expect(outputs('Node')[0]?.[0]?.json).toMatchObject({ jobId: answer.id, status: 'completed' });
	});

	it('is missing in an item that is something else, which is shown', async () => {
		const { error } = await waitFor('replicate', { title: 'No job' });
		expect(error?.message).toBe(
			`'Job' is missing on the incoming item, which is no video job and no answer to a submit of Replicate. It begins {"title":"No job"} [item 0]`,
		);
		await expect(simulator.control.requests()).resolves.toEqual([]);
	});
});

const SUBMIT: INodeParameters = {
	resource: 'videoJob',
	operation: 'submit',
	...videoServiceKit.jobs.replicate?.start.parameters,
};

async function submit(service: string, parameters: INodeParameters, changes: IDataObject = {}) {
	return await runWorkflow({
		items: [{ json: {} }],
		nodes: [{ name: 'Node', type: 'videoService', parameters }],
		credentials: credentialsFor(service, changes),
	});
}

it('does not submit to another service than that of the credential', async () => {
	const { error } = await submit('fal', { ...SUBMIT, jobType: 'replicate' });
	expect(error?.message).toMatch(/'Job Type' is 'replicate', which fal does not have/);
	expect(error?.description).toMatch(/The credential in the node is for fal/);
	await expect(simulator.control.requests()).resolves.toEqual([]);
});

it('says which part of a recipe in the credential cannot be used', async () => {
	const { error } = await submit('custom', { ...SUBMIT, jobType: 'custom' }, { statePath: 'a..b' });
	expect(error?.message).toMatch(/its part 'status.state' has 'a..b'/);
	await expect(simulator.control.requests()).resolves.toEqual([]);
});

it.each(['custom', 'openaiVideos'])('needs the Base URL of %s', async (service) => {
	const { start } = videoServiceKit.jobs[service] ?? {};
	const parameters = { ...SUBMIT, ...start?.parameters, jobType: service };
	const { error } = await submit(service, parameters, {
		[videoServiceKit.baseUrlField(service)]: ' ',
	});
	expect(error?.message).toMatch(/'Base URL' is empty/);
	await expect(simulator.control.requests()).resolves.toEqual([]);
});

it('tests a recipe without a request', async () => {
	const { outputs, error } = await submit('kieVeo', {
		resource: 'videoJob',
		operation: 'testRecipe',
		answerTo: 'status',
		answer: '{ "code": 200, "data": { "taskId": "v1", "successFlag": 0 } }',
	});
	expect(error).toBeUndefined();
	expect(outputs('Node')[0]?.[0]?.json).toMatchObject({ jobType: 'kieVeo', status: 'processing' });
	await expect(simulator.control.requests()).resolves.toEqual([]);
});

it('keeps to the number of checks that a service allows', async () => {
	await simulator.control.planJobs({ durationSeconds: 0 });
	const jobs = await Promise.all(
		Array.from({ length: 3 }, async () => {
			const { outputs } = await submit('submagic', {
				resource: 'videoJob',
				operation: 'submit',
				jobType: 'submagic',
				...videoServiceKit.jobs.submagic?.start.parameters,
			});
			return outputs('Node')[0]?.[0]?.json ?? {};
		}),
	);
	const items = Array.from({ length: 102 }, (_, at) => ({ json: jobs[at % 3] ?? {} }));
	const began = Date.now();
	const { error } = await runWorkflow({
		items,
		nodes: [
			{
				name: 'Node',
				type: 'videoService',
				parameters: {
					resource: 'videoJob',
					operation: 'getStatus',
					jobId: '={{ $json.jobId }}',
					jobType: 'fromInput',
				},
			},
		],
		credentials: credentialsFor('submagic'),
	});
	expect(error).toBeUndefined();
	// The last two are beyond the hundred of the hour.
	expect(Date.now() - began).toBeGreaterThan(3_600_000);
});

describe('Cancel Job', () => {
	const cancel = async (
		service: string,
		json: IDataObject,
		credentials = credentialsFor(service),
	) =>
		await runWorkflow({
			items: [{ json }],
			nodes: [
				{
					name: 'Cancel',
					type: 'videoService',
					parameters: { resource: 'videoJob', operation: 'cancelJob' },
				},
			],
			credentials,
		});

	const submitted = async (service: string) =>
		(await submitJob(simulator, 'videoService', service)).json;

	const cancelsSent = async () =>
		await simulator.control.requests({ provider: 'videoservice', url: '/cancel' });

	it.each(['fal', 'replicate'])('ends a running job of %s', async (service) => {
		const job = await submitted(service);
		const { outputs, error } = await cancel(service, job);
		expect(error).toBeUndefined();
		expect(outputs('Cancel')[0]?.[0]?.json).toMatchObject({
			jobId: job.jobId,
			status: service === 'fal' ? 'failed' : 'cancelled',
		});
		expect(await simulator.control.jobs()).toMatchObject([{ state: 'cancelled' }]);
	});

	it("ends a running job of a service of the user's own, whose recipe says how", async () => {
		const recipe = {
			key: { header: 'Authorization', prefix: 'Bearer ' },
			submit: { calls: [{ name: 'Clip', path: '/predictions', body: {} }], id: 'id' },
			status: {
				path: '/predictions/{jobId}',
				state: 'status',
				words: { completed: ['succeeded'], failed: ['failed'], cancelled: ['canceled'] },
			},
			videos: { at: 'output' },
			cancel: { path: '/predictions/{jobId}/cancel' },
		};
		const own = { recipeAs: 'json', recipeJson: JSON.stringify(recipe) };
		const job = await submitted('custom');
		const { outputs, error } = await cancel('custom', job, credentialsFor('custom', own));
		expect(error).toBeUndefined();
		expect(outputs('Cancel')[0]?.[0]?.json).toMatchObject({
			jobType: 'custom',
			status: 'cancelled',
		});
		expect(await cancelsSent()).toHaveLength(1);
	});

	it.each(['fal', 'replicate'])('leaves a finished job of %s as it is', async (service) => {
		const job = await submitted(service);
		const [{ id } = { id: '' }] = await simulator.control.jobs();
		await simulator.control.finishJob('videoservice', id);
		const { outputs } = await cancel(service, job);
		expect(outputs('Cancel')[0]?.[0]?.json).toMatchObject({ status: 'completed' });
		expect(await cancelsSent()).toEqual([]);
	});

	it('returns a job that ends while it is being cancelled', async () => {
		const job = await submitted('fal');
		const [{ id } = { id: '' }] = await simulator.control.jobs();
		// The first answer still shows the job running.
		await simulator.control.injectFault({
			provider: 'videoservice',
			path: '/status$',
			effect: { kind: 'rewrite', set: { status: 'IN_PROGRESS' } },
		});
		await simulator.control.finishJob('videoservice', id);
		const { outputs } = await cancel('fal', job);
		expect(await cancelsSent()).toHaveLength(1);
		expect(outputs('Cancel')[0]?.[0]?.json).toMatchObject({ status: 'completed' });
	});

	it('says that the job is still running when the service refuses', async () => {
		const job = await submitted('replicate');
		await simulator.control.injectFault({
			provider: 'videoservice',
			path: '/cancel$',
			effect: { kind: 'respond', status: 403, body: { detail: 'Not yours' } },
		});
		const { error } = await cancel('replicate', job);
		expect(error?.message).toMatch(/job 'rp\d+'.*Not yours/);
		expect(error?.description).toMatch(/The job is still running/);
	});

	it.each(['runway', 'luma'])(
		'is not done by %s, which would delete a finished job',
		async (service) => {
			const { error } = await cancel(service, {
				provider: 'videoService',
				jobType: service,
				jobId: 'x',
			});
			expect(error?.message).toMatch(/'Operation' is Cancel Job, which .* cannot do/);
			await expect(simulator.control.requests()).resolves.toEqual([]);
		},
	);
});
