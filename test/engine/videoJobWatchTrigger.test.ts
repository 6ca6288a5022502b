import { simulator } from '../harness/simulatedTime';
import type { INodeParameters, IPollFunctions } from 'n8n-workflow';
import { VideoJobWatchTrigger } from '../../nodes/VideoJobWatchTrigger/VideoJobWatchTrigger.node';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import { runWorkflow } from '../harness/runWorkflow';
import {
	activeTrigger,
	pollContext,
	rememberedBy,
	type ActiveTrigger,
} from '../harness/triggerContext';
import { KITS, kitOf } from '../providers';
import { videoServiceKit } from '../providers/videoService';

function trigger(parameters: INodeParameters, remembered?: object): ActiveTrigger {
	const node = { name: 'Watch', type: 'videoJobWatchTrigger', parameters };
	return activeTrigger(node, everyCredential(simulator), remembered);
}

const node = new VideoJobWatchTrigger();

/** The jobs that a poll starts the workflow with; undefined where it starts nothing. */
async function poll(active: ActiveTrigger) {
	const items = await node.poll.call(pollContext(active) as unknown as IPollFunctions);
	return items?.[0]?.map(({ json }) => json);
}

const LISTING = KITS.filter(
	({ jobs, providerOf }) => providerOf(Object.keys(jobs)[0] ?? '').newestJobs,
).map(({ provider, simulatorId }) => [provider.id, simulatorId] as const);

describe.each(LISTING)('the list of %s', (provider, simulatorId) => {
	const submitted = async () => String((await submitJob(simulator, provider)).json.jobId);
	const finish = async (jobId: string) => await simulator.control.finishJob(simulatorId, jobId);

	it('starts nothing at the first poll, and a run for each job that ends after it, once', async () => {
		const active = trigger({ provider });
		const [old, running] = [await submitted(), await submitted()];
		await finish(old);
		expect(await poll(active)).toBeUndefined();
		expect(await poll(active)).toBeUndefined();

		await finish(running);
		expect(await poll(active)).toEqual([
			expect.objectContaining({ provider, jobId: running, status: 'completed' }),
		]);
		expect(await poll(active)).toBeUndefined();

		const [first, second] = [await submitted(), await submitted()];
		await finish(first);
		await finish(second);
		expect((await poll(active))?.map(({ jobId }) => jobId)).toEqual([first, second]);
	});

	it('starts a run for a job that ended while n8n was down', async () => {
		const before = trigger({ provider });
		await finish(await submitted());
		await poll(before);
		const meanwhile = await submitted();
		await finish(meanwhile);
		const after = trigger({ provider }, rememberedBy(before));
		expect((await poll(after))?.map(({ jobId }) => jobId)).toEqual([meanwhile]);
		expect(await poll(trigger({ provider }, rememberedBy(after)))).toBeUndefined();
	});

	it('asks about no job that the list shows as running', async () => {
		const active = trigger({ provider });
		await submitted();
		await poll(active);
		await simulator.control.clearRequests();
		await poll(active);
		expect(await simulator.control.requests()).toHaveLength(1);
	});

	it('gives the newest job that has ended to a test in the editor', async () => {
		await finish(await submitted());
		const newest = await submitted();
		await finish(newest);
		await submitted();
		const { outputs, error } = await runWorkflow({
			items: [{ json: {} }],
			nodes: [{ name: 'Watch', type: 'videoJobWatchTrigger', parameters: { provider } }],
			credentials: everyCredential(simulator),
		});
		expect(error).toBeUndefined();
		expect(outputs('Watch')[0]?.map(({ json }) => json)).toEqual([
			expect.objectContaining({ provider, jobId: newest, status: 'completed' }),
		]);
	});

	it('returns the files of a job, where they are wanted', async () => {
		const parameters = { provider, whenFinished: 'resultWithFiles' };
		const active = trigger(parameters);
		await poll(active);
		await finish(await submitted());
		const items = (await poll(active))?.map((json) => ({ json })) ?? [];
		const { outputs, error } = await runWorkflow({
			items,
			nodes: [{ name: 'Watch', type: 'videoJobWatchTrigger', parameters }],
			credentials: everyCredential(simulator),
		});
		expect(error).toBeUndefined();
		expect(outputs('Watch')[0]?.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
			['video_0'],
		]);
	});

	it('says so when there is no job for a test', async () => {
		const { error } = await runWorkflow({
			items: [{ json: {} }],
			nodes: [{ name: 'Watch', type: 'videoJobWatchTrigger', parameters: { provider } }],
			credentials: everyCredential(simulator),
		});
		expect(error?.message).toMatch(/lists no job that has ended/);
	});

	it('begins anew with another account', async () => {
		const before = trigger({ provider });
		await poll(before);
		await finish(await submitted());
		const remembered = { ...rememberedBy(before), account: `${provider}:another` };
		expect(await poll(trigger({ provider }, remembered))).toBeUndefined();
	});

	it('starts a run for the chosen ends only', async () => {
		const active = trigger({ provider, statuses: ['failed'] });
		await poll(active);
		await finish(await submitted());
		const failed = await submitted();
		await simulator.control.failJob(simulatorId, failed, '');
		expect((await poll(active))?.map(({ jobId }) => jobId)).toEqual([failed]);
	});
});

it.each(['luma', 'openaiVideos'])('reads the list of %s', async (service) => {
	const credentials = { videoServiceApi: videoServiceKit.credential(simulator, service) };
	const submitted = async () =>
		String((await submitJob(simulator, 'videoService', service)).json.jobId);
	const [first, second] = [await submitted(), await submitted()];
	await simulator.control.finishJob('videoservice', first);
	const node = {
		name: 'Watch',
		type: 'videoJobWatchTrigger',
		parameters: { provider: 'videoService' },
	};
	const active = activeTrigger(node, credentials);
	expect(await poll(active)).toBeUndefined();
	await simulator.control.finishJob('videoservice', second);
	expect(await poll(active)).toEqual([
		expect.objectContaining({ jobType: service, jobId: second, status: 'completed' }),
	]);
});

it('says so where a service has no list', async () => {
	const credentials = { videoServiceApi: videoServiceKit.credential(simulator, 'runway') };
	const node = {
		name: 'Watch',
		type: 'videoJobWatchTrigger',
		parameters: { provider: 'videoService' },
	};
	await expect(poll(activeTrigger(node, credentials))).rejects.toThrow(
		/Runway has no list of jobs/,
	);
});

it('asks again at the next poll about a job that could not be looked at', async () => {
	const active = trigger({ provider: 'clipzy' });
	await poll(active);
	const jobId = String((await submitJob(simulator, 'clipzy')).json.jobId);
	await simulator.control.finishJob(kitOf('clipzy').simulatorId, jobId);
	await simulator.control.injectFault({
		provider: 'clipzy',
		path: `/jobs/${jobId}`,
		times: 0,
		effect: { kind: 'respond', status: 503 },
	});
	expect(await poll(active)).toBeUndefined();
	await simulator.control.clearFaults();
	expect((await poll(active))?.map((job) => job.jobId)).toEqual([jobId]);
});

/** Jobs that have ended, whose status cannot be read any more. */
async function unreadable(count: number, effect: Effect): Promise<string[]> {
	const jobIds: string[] = [];
	for (let job = 0; job < count; job++) {
		const jobId = String((await submitJob(simulator, 'clipzy')).json.jobId);
		await simulator.control.finishJob('clipzy', jobId);
		const path = `/jobs/${jobId}`;
		await simulator.control.injectFault({ provider: 'clipzy', path, times: 0, effect });
		jobIds.push(jobId);
	}
	return jobIds;
}

type Effect = NonNullable<Parameters<typeof simulator.control.injectFault>[0]['effect']>;

const REFUSED: Effect = { kind: 'respond', status: 400, body: {} };

it('starts one run for a job when n8n polls again before the poll has ended', async () => {
	const active = trigger({ provider: 'clipzy' });
	await poll(active);
	const jobId = String((await submitJob(simulator, 'clipzy')).json.jobId);
	await simulator.control.finishJob('clipzy', jobId);
	const polls = [await Promise.all([poll(active), poll(active)]), [await poll(active)]];
	expect(polls.flat().flatMap((jobs) => jobs ?? [])).toHaveLength(1);
});

it('looks at other jobs first when some cannot be read, and leaves those out after ten polls', async () => {
	const active = trigger({ provider: 'clipzy' });
	await poll(active);
	const broken = await unreadable(20, REFUSED);
	expect(await poll(active)).toBeUndefined();
	const jobId = String((await submitJob(simulator, 'clipzy')).json.jobId);
	await simulator.control.finishJob('clipzy', jobId);
	expect((await poll(active))?.map((job) => job.jobId)).toEqual([jobId]);
	// The one that was not looked at for the new job takes one poll more.
	for (let polls = 2; polls < 11; polls++) await poll(active);
	expect(rememberedBy(active)).not.toHaveProperty('failedLooks');
	expect(rememberedBy(active).jobIds).toEqual(expect.arrayContaining(broken));
	await simulator.control.clearFaults();
	expect(await poll(active)).toBeUndefined();
}, 60_000);

it('asks about no other job of a provider that cannot be reached', async () => {
	const active = trigger({ provider: 'clipzy' });
	await poll(active);
	const broken = await unreadable(3, { kind: 'respond', status: 503 });
	await simulator.control.clearRequests();
	await poll(active);
	const asked = await simulator.control.requests({ url: '/jobs/' });
	expect(asked.every(({ url }) => url.includes(broken[0] ?? ''))).toBe(true);
	await simulator.control.clearFaults();
	expect((await poll(active))?.map((job) => job.jobId)).toEqual(broken);
});

it('begins with the next poll when the first one cannot see which jobs have ended', async () => {
	const jobId = String((await submitJob(simulator, 'clipzy')).json.jobId);
	const active = trigger({ provider: 'clipzy' });
	const noStatus: Effect = { kind: 'rewrite', remove: ['data.jobs.*.status'] };
	const list = { provider: 'clipzy', path: '/jobs(\\?|$)', times: 0, effect: noStatus };
	await simulator.control.injectFault(list);
	const down = { kind: 'respond', status: 503 } as const;
	await simulator.control.injectFault({
		provider: 'clipzy',
		path: '/jobs/',
		times: 0,
		effect: down,
	});
	await expect(poll(active)).rejects.toThrow(new RegExp(`Clipzy job '${jobId}'`));
	await simulator.control.clearFaults();
	await simulator.control.injectFault(list);
	expect(await poll(active)).toBeUndefined();
	await simulator.control.finishJob('clipzy', jobId);
	expect((await poll(active))?.map((job) => job.jobId)).toEqual([jobId]);
});

it('ends a poll with the error of a list that cannot be read', async () => {
	await simulator.control.injectFault({
		provider: 'clipzy',
		times: 0,
		effect: { kind: 'respond', status: 401, body: { success: false, message: 'no' } },
	});
	await expect(poll(trigger({ provider: 'clipzy' }))).rejects.toThrow(/Clipzy/);
});

it('remembers a bounded number of jobs', async () => {
	const jobIds = Array.from({ length: 700 }, (_, at) => `old-${at}`);
	const account = 'clipzy:clipzyApi';
	const active = trigger({ provider: 'clipzy' }, { account, jobIds });
	await poll(active);
	expect(rememberedBy(active)).toEqual({ account, jobIds: jobIds.slice(-500) });
});
