import { simulator } from '../harness/simulatedTime';
import type { INodeExecutionData, INodeParameters, IWebhookFunctions } from 'n8n-workflow';
import { VideoJobTrigger } from '../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import { readBinary, runWorkflow } from '../harness/runWorkflow';
import {
	activeTrigger,
	rememberedBy,
	webhookContext,
	type ActiveTrigger,
} from '../harness/triggerContext';
import { KITS, kitOf } from '../providers';
import { callAbout } from '../providers/calls';

/** This process remembers by node, so each trigger here is a node of its own. */
let triggers = 0;

function trigger(parameters: INodeParameters, remembered?: object): ActiveTrigger {
	const name = `Trigger ${++triggers}`;
	const node = { name, type: 'videoJobTrigger', parameters };
	return activeTrigger(node, everyCredential(simulator), remembered);
}

const node = new VideoJobTrigger();

async function call(
	active: ActiveTrigger,
	body: unknown,
	mode?: 'manual',
	query?: Record<string, string>,
) {
	const { context, sent } = webhookContext(active, { body, ...(query && { query }) }, mode);
	const response = await node.webhook.call(context as unknown as IWebhookFunctions);
	return { ...response, sent };
}

const jobsIn = ({ workflowData }: { workflowData?: INodeExecutionData[][] }) =>
	workflowData?.[0]?.map(({ json }) => json);

const requests = async () => (await simulator.control.requests()).length;

const CALLING = KITS.filter(({ provider }) => provider.idsInCalls);

async function endedJob(provider: string): Promise<string> {
	const { json } = await submitJob(simulator, provider);
	const [job] = await simulator.control.jobs();
	await simulator.control.finishJob(kitOf(provider).simulatorId, job?.id ?? '');
	return String(json.jobId);
}

describe.each(CALLING.map((kit) => [kit.provider.id, kit] as const))(
	'calls of %s',
	(provider, kit) => {
		const about = (jobId: string) => callAbout(kit, jobId);

		it('start a run with the video job once, however often they are repeated', async () => {
			const active = trigger({ provider });
			const jobId = await endedJob(provider);
			const first = await call(active, about(jobId));
			expect(jobsIn(first)).toEqual([
				expect.objectContaining({ provider, jobId, status: 'completed' }),
			]);
			expect(first.webhookResponse).toEqual({ started: true });
			const before = await requests();
			const second = await call(active, about(jobId));
			expect(second.workflowData).toBeUndefined();
			expect(second.webhookResponse).toMatchObject({ started: false });
			expect(await requests()).toBe(before);
		});

		it('start nothing for a made-up job', async () => {
			const answered = await call(trigger({ provider }), about(kit.unknownJobId));
			expect(answered.workflowData).toBeUndefined();
			expect(answered.webhookResponse).toMatchObject({ started: false });
			expect(answered.sent.status).toBeUndefined();
		});

		it('start nothing while the job runs, and still start a run when it has ended', async () => {
			const active = trigger({ provider });
			const { json } = await submitJob(simulator, provider);
			const body = about(String(json.jobId));
			expect((await call(active, body)).webhookResponse).toMatchObject({ started: false });
			const [job] = await simulator.control.jobs();
			await simulator.control.finishJob(kit.simulatorId, job?.id ?? '');
			expect(jobsIn(await call(active, body))).toHaveLength(1);
		});
	},
);

it.each([{}, null, [], 'text', { jobId: { a: 1 } }, { job: ['x', 'y'] }])(
	'asks no provider about a call that names no job: %j',
	async (body) => {
		const answered = await call(trigger({ provider: 'vizard' }), body);
		expect(answered.webhookResponse).toMatchObject({ started: false });
		expect(await requests()).toBe(0);
	},
);

it('asks about no more than three jobs of a call', async () => {
	const names = ['projectId', 'jobId', 'taskId', 'id', 'uuid', 'generationId'];
	const body = Object.fromEntries(names.map((name, at) => [name, 70_000_000 + at]));
	await call(trigger({ provider: 'vizard' }), body);
	expect(await requests()).toBe(3);
});

it('starts one run for two calls at the same moment', async () => {
	const active = trigger({ provider: 'vizard' });
	const jobId = await endedJob('vizard');
	const both = await Promise.all([1, 2].map(async () => await call(active, { projectId: jobId })));
	expect(both.flatMap((one) => jobsIn(one) ?? [])).toHaveLength(1);
	expect(both.map(({ sent }) => sent.status)).toEqual([undefined, 503]);
});

it('does not repeat a run after a restart of n8n', async () => {
	const jobId = await endedJob('vizard');
	const before = trigger({ provider: 'vizard' });
	await call(before, { projectId: jobId });
	const after = trigger({ provider: 'vizard' }, rememberedBy(before));
	expect((await call(after, { projectId: jobId })).workflowData).toBeUndefined();
});

it('remembers a bounded number of jobs', async () => {
	const jobIds = Array.from({ length: 500 }, (_, at) => `old-${at}`);
	const active = trigger({ provider: 'vizard' }, { jobIds });
	const jobId = await endedJob('vizard');
	await call(active, { projectId: jobId });
	expect(rememberedBy(active).jobIds).toEqual([...jobIds.slice(1), jobId]);
});

it('starts a run for each test in the editor, and remembers none of them', async () => {
	const active = trigger({ provider: 'vizard' });
	const jobId = await endedJob('vizard');
	for (const mode of ['manual', 'manual', undefined] as const) {
		expect(jobsIn(await call(active, { projectId: jobId }, mode))).toHaveLength(1);
	}
});

it('starts a run for the chosen ends only', async () => {
	const jobId = await endedJob('vizard');
	const failed = trigger({ provider: 'vizard', statuses: ['failed'] });
	expect((await call(failed, { projectId: jobId })).webhookResponse).toMatchObject({
		started: false,
	});
	const any = trigger({ provider: 'vizard', statuses: [] });
	expect(jobsIn(await call(any, { projectId: jobId }))).toHaveLength(1);
});

it('distinguishes kinds of jobs where the answers show them', async () => {
	const jobId = await endedJob('pictory');
	const other = trigger({ provider: 'pictory', jobTypes: ['storyboardRender'] });
	expect((await call(other, { job_id: jobId })).workflowData).toBeUndefined();
	const same = trigger({ provider: 'pictory', jobTypes: ['videoGeneration'] });
	expect(jobsIn(await call(same, { job_id: jobId }))).toEqual([
		expect.objectContaining({ jobType: 'videoGeneration' }),
	]);
});

it('leaves a call to its provider when the job cannot be looked at', async () => {
	const jobId = await endedJob('vizard');
	const active = trigger({ provider: 'vizard' });
	await simulator.control.injectFault({
		provider: 'vizard',
		times: 20,
		effect: { kind: 'respond', status: 500 },
	});
	const answered = await call(active, { projectId: jobId });
	expect(answered).toMatchObject({ noWebhookResponse: true, sent: { status: 503 } });
	await simulator.control.clearFaults();
	expect(jobsIn(await call(active, { projectId: jobId }))).toHaveLength(1);
});

it('takes the ID from an expression, for services that call a job by a part of its ID', async () => {
	const jobId = await endedJob('vizard');
	const parameters = { provider: 'vizard', jobId: '={{ $json.query.a }}{{ $json.body.b }}' };
	const [a, b] = [jobId.slice(0, 2), jobId.slice(2)];
	expect(jobsIn(await call(trigger(parameters), { b }, undefined, { a }))).toHaveLength(1);
});

it('downloads the files in the execution that it starts', async () => {
	const parameters = { provider: 'vizard', whenFinished: 'resultWithFiles' };
	const jobId = await endedJob('vizard');
	const { workflowData } = await call(trigger(parameters), { projectId: jobId });
	const { outputs, error } = await runWorkflow({
		items: workflowData?.[0] ?? [],
		nodes: [{ name: 'Trigger', type: 'videoJobTrigger', parameters }],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	const [item] = outputs('Trigger')[0] ?? [];
	expect(item?.json).toMatchObject({ jobId, status: 'completed' });
	expect((await readBinary(item as INodeExecutionData, 'video_0')).length).toBeGreaterThan(0);
});
