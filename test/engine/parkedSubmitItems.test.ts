import { passUntil, simulator } from '../harness/simulatedTime';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { leavesOf } from '../../nodes/shared/submit/mode';
import { executeContext } from '../harness/executeContext';
import { everyCredential } from '../harness/mixedJobs';
import { SuspendingHost } from '../harness/suspendingHost';
import { sources } from '../harness/vizardRun';
import { kitOf } from '../providers';

const SUBMIT = { resource: 'videoJob', operation: 'submit' };

function hostOf(type: string, items: INodeExecutionData[], parameters: INodeParameters) {
	const onError = 'continueRegularOutput' as const;
	return new SuspendingHost({
		items,
		nodes: [{ name: 'Submit', type, parameters, settings: { onError } }],
		credentials: everyCredential(simulator),
	});
}

async function ended(host: SuspendingHost): Promise<INodeExecutionData[]> {
	const { run } = await host.start();
	expect(run.status).toBe('waiting');
	for (let { due } = host; due !== undefined; due = host.due) {
		await passUntil(due);
		await host.resumeChild();
	}
	const { outputs } = await host.resumeParent();
	return outputs('Submit')[0] ?? [];
}

/** Some links, and what makes an item fail. */
const videos = sources('a', 'b', 'c', 'd', 'e').map(({ json }) => ({
	json: { ...json, videoUrl: `https://media.example.org/${String(json.videoUrl)}.mp4` },
}));

it('each item is submitted with what its own expressions were, and one that cannot be evaluated fails alone', async () => {
	const items = await ended(
		hostOf('vizard', videos, {
			...SUBMIT,
			jobType: 'clipping',
			videoUrl: "={{ $json.row === 3 ? $('Nowhere').item.json.link : $json.videoUrl }}",
			language: '={{ $json.row === 2 ? "de" : "auto" }}',
			options: { submitsPerMinute: 1 },
		}),
	);
	expect(items.map(({ json }) => 'error' in json)).toEqual([false, false, false, true, false]);
	const requests = await simulator.control.requests({ url: '/project/create' });
	expect(requests.map(({ body }) => body)).toEqual([
		expect.objectContaining({ videoUrl: 'https://media.example.org/a.mp4', lang: 'auto' }),
		expect.objectContaining({ videoUrl: 'https://media.example.org/b.mp4', lang: 'auto' }),
		expect.objectContaining({ videoUrl: 'https://media.example.org/c.mp4', lang: 'de' }),
		expect.objectContaining({ videoUrl: 'https://media.example.org/e.mp4', lang: 'auto' }),
	]);
});

it('options that cannot be used fail at their item', async () => {
	const items = await ended(
		hostOf('vizard', videos, {
			...SUBMIT,
			jobType: 'clipping',
			videoUrl: '={{ $json.videoUrl }}',
			language: 'auto',
			options: { submitsPerMinute: '={{ $json.row === 3 ? "often" : 1 }}' },
		}),
	);
	expect(items[3]?.json.error).toMatch(/^'Rate Limit: Jobs per Minute' .*\[item 3\]$/);
	expect(items.map(({ json }) => 'jobId' in json)).toEqual([true, true, true, false, true]);
});

it.each([
	['wayinVideo', 'binary'],
	['clipzy', 'binaryData'],
])('the files of the items are uploaded to %s', async (provider, source) => {
	const { simulatorId } = kitOf(provider);
	const file = (row: number) => ({
		json: { row },
		binary: {
			data: {
				data: Buffer.alloc(2048, `video ${row} `).toString('base64'),
				mimeType: 'video/mp4',
				fileName: `${row}.mp4`,
			},
		},
	});
	const items = await ended(
		hostOf(provider, [file(0), file(1), file(2)], {
			...SUBMIT,
			source,
			options: { submitsPerMinute: 1 },
		}),
	);
	expect(items.map(({ json }) => json.error)).toEqual([undefined, undefined, undefined]);
	expect(new Set(items.map(({ json }) => json.jobId)).size).toBe(3);
	await expect(simulator.control.jobs({ provider: simulatorId })).resolves.toHaveLength(3);
});

it('the URL to call is that of the execution of the user', async () => {
	const items = await ended(
		hostOf('pictory', videos.slice(0, 3), {
			...SUBMIT,
			...submitParametersOf('pictory'),
			options: { submitsPerMinute: 1, resumeOnCallback: true },
		}),
	);
	expect(items.map(({ json }) => json.error)).toEqual([undefined, undefined, undefined]);
	const requests = await simulator.control.requests({ provider: 'pictory', method: 'POST' });
	const urls = requests.map(({ body }) =>
		/http[^"]*webhook-waiting[^"]*/.exec(JSON.stringify(body)),
	);
	const called = urls.flatMap((found) => (found ? [found[0]] : []));
	expect(called).toHaveLength(3);
	expect(new Set(called).size).toBe(1);
	expect(called[0]).toMatch(/webhook-waiting\/1\/video-job/);
});

function submitParametersOf(provider: string): INodeParameters {
	const { jobs } = kitOf(provider);
	const [[jobType, job] = ['', undefined]] = Object.entries(jobs);
	if (job?.start.by !== 'submit') throw new Error(`${provider} has no job to submit`);
	return { jobType, ...job.start.parameters };
}

describe('what is left to a parked execution', () => {
	const neverStarted = async () => await Promise.reject(new Error('It was parked'));
	const submitting = (mode: string, surroundings = { executeWorkflow: neverStarted }) =>
		executeContext(
			{
				items: videos,
				nodes: [{ name: 'Submit', type: 'vizard', parameters: { ...SUBMIT, options: { mode } } }],
				credentials: {},
				surroundings,
			},
			'Submit',
		);

	it.each(['automatic', 'suspend'])('is a far turn with %s', (mode) => {
		expect(leavesOf(submitting(mode))).toBeDefined();
	});

	it('is nothing with Keep Running', () => {
		expect(leavesOf(submitting('keepRunning'))).toBeUndefined();
	});

	it.each(['automatic', 'suspend'])('is nothing for a tool of an agent, with %s', (mode) => {
		const n8n = submitting(mode);
		n8n.isToolExecution = () => true;
		expect(leavesOf(n8n)).toBeUndefined();
	});

	it('is refused by name where the mode does not exist', () => {
		expect(() => leavesOf(submitting('later'))).toThrow(/'later', which does not exist/);
	});
});
