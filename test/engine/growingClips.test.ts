import { passUntil, simulator, time } from '../harness/simulatedTime';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { videoJobSchema } from '../../nodes/shared/job/videoJob';
import { everyCredential } from '../harness/mixedJobs';
import { runWorkflow } from '../harness/runWorkflow';
import { SuspendingHost } from '../harness/suspendingHost';
import { waitNode } from '../harness/vizardRun';

/** Clips that WayinVideo renders one after the other, after it has called the task a success. */

const PROVIDER = 'wayinvideo';

const SUBMIT: INodeParameters = {
	resource: 'videoJob',
	operation: 'submit',
	videoUrl: 'https://www.youtube.com/watch?v=Zz1yX2wV3uT',
	enableExport: true,
	options: { maxClipNumber: 5 },
};

const MORE: Record<string, INodeParameters> = {
	clipping: { jobType: 'clipping' },
	findMoments: { jobType: 'findMoments', query: 'a question about cost' },
};

interface Story {
	jobType?: string;
	/** What WayinVideo lists right after the task. */
	inlineExport?: string;
	/** From one render to the next. */
	seconds: number;
	/** How many clips it finds. */
	count?: number;
	/** Beside the usual ones. */
	parameters?: INodeParameters;
}

async function submitted({
	jobType = 'clipping',
	inlineExport = 'clips-later',
	seconds,
	count = 5,
	parameters = {},
}: Story): Promise<INodeExecutionData> {
	await simulator.control.setSwitches(PROVIDER, { inlineExport, inlineRenderSeconds: seconds });
	await simulator.control.planJobs({ durationSeconds: 60, output: { count } });
	const { outputs, error } = await runWorkflow({
		items: [{ json: {} }],
		nodes: [
			{
				name: 'Submit',
				type: 'wayinVideo',
				parameters: { ...SUBMIT, ...MORE[jobType], ...parameters },
			},
		],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	const [job] = outputs('Submit').flat();
	if (!job) throw new Error('No job');
	return job;
}

async function waitedFor(items: INodeExecutionData[], parameters: INodeParameters = {}) {
	const { outputs, error } = await runWorkflow({
		items,
		nodes: [waitNode({}, {}, { providers: ['wayinVideo'], mode: 'keepRunning', ...parameters })],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	return videoJobSchema.parse(outputs('Wait').flat()[0]?.json);
}

const linksIn = ({ videos }: { videos: readonly { url?: string | undefined }[] }) =>
	videos.filter(({ url }) => url !== undefined).length;

it('the submit says on its item what to expect', async () => {
	const { json } = await submitted({ seconds: 20 });
	expect(json.expected).toEqual({ videos: 5, rendered: true });
});

it.each<Story>([
	...[20, 60, 120, 240].map((seconds) => ({ seconds })),
	{ seconds: 240, jobType: 'findMoments' },
	{ seconds: 240, inlineExport: 'links-later' },
	{ seconds: 60, inlineExport: 'links-later', jobType: 'findMoments' },
	// All clips: the list has no known end.
	{ seconds: 240, parameters: { options: {} } },
])(
	'a wait in memory returns all five: %j',
	async (story) => {
		const job = await waitedFor([await submitted(story)]);
		expect(job).toMatchObject({ status: 'completed' });
		expect(linksIn(job)).toBe(5);
	},
	60_000,
);

async function waitedForSuspended(item: INodeExecutionData) {
	const host = new SuspendingHost({
		items: [item],
		nodes: [waitNode({}, {}, { providers: ['wayinVideo'], mode: 'suspend' })],
		credentials: everyCredential(simulator),
	});
	await host.start();
	for (let resumed = 0; host.due !== undefined && resumed < 200; resumed++) {
		await passUntil(host.due);
		await host.resumeChild();
	}
	const last = String(host.supervisor?.run.data.resultData.lastNodeExecuted);
	return videoJobSchema.parse(host.supervisor?.outputs(last).flat()[0]?.json);
}

it.each<Story>([{ seconds: 30 }, { seconds: 240 }, { seconds: 240, inlineExport: 'links-later' }])(
	'a suspended wait returns all five: %j',
	async (story) => {
		const job = await waitedForSuspended(await submitted(story));
		expect(job).toMatchObject({ status: 'completed' });
		expect(linksIn(job)).toBe(5);
	},
	60_000,
);

/** A list without a known end: the task takes a minute, and its third clip is there 40 to 60 seconds later. */
it.each([
	['in memory', async (item: INodeExecutionData) => await waitedFor([item])],
	['suspended', waitedForSuspended],
])(
	'fewer clips than the limit end the wait five minutes after the last one, %s',
	async (_how, wait) => {
		const item = await submitted({ seconds: 20, count: 3 });
		const began = Date.now();
		const job = await wait(item);
		expect(job).toMatchObject({ status: 'completed' });
		expect(linksIn(job)).toBe(3);
		const minutes = (Date.now() - began) / 60_000;
		expect(minutes).toBeGreaterThan(6.5);
		expect(minutes).toBeLessThan(9);
	},
	60_000,
);

it('without rendering, fewer clips than the limit end the wait a minute after the last one', async () => {
	const item = await submitted({ seconds: 20, count: 3, parameters: { enableExport: false } });
	const began = Date.now();
	expect((await waitedFor([item])).videos).toHaveLength(3);
	expect((Date.now() - began) / 60_000).toBeLessThan(3);
}, 60_000);

it('an ID that was typed in ends when its list does not grow', async () => {
	const { json } = await submitted({ seconds: 20 });
	const job = await waitedFor([{ json: {} }], {
		jobSource: 'define',
		provider: 'wayinVideo',
		jobType: 'clipping',
		jobId: String(json.jobId),
	});
	expect(linksIn(job)).toBe(5);
}, 60_000);

it('while it renders, Export advises nothing that costs money', async () => {
	const item = await submitted({ seconds: 240, inlineExport: 'links-later' });
	await time.pass(90_000);
	const { error } = await runWorkflow({
		items: [item],
		nodes: [
			{
				name: 'Export',
				type: 'wayinVideo',
				parameters: {
					resource: 'videoJob',
					operation: 'export',
					step: 'download',
					jobId: '={{ $json.jobId }}',
				},
			},
		],
		credentials: everyCredential(simulator),
	});
	// All files arrive, since Export looks as long as the list grows.
	expect(error).toBeUndefined();
	const renders = await simulator.control.requests({ method: 'POST' });
	expect(renders.filter(({ url }) => url.includes('/clips/export'))).toEqual([]);
}, 60_000);
