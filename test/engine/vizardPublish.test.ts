import type { INodeParameters } from 'n8n-workflow';
import { runWorkflow, type TestNode } from '../harness/runWorkflow';
import { vizardCredentials } from '../harness/vizardRun';
import { simulator } from '../harness/stillSimulator';

async function begin(parameters: INodeParameters, settings?: TestNode['settings'], json = {}) {
	const node = {
		name: 'Vizard',
		type: 'vizard',
		parameters,
		...(settings && { settings }),
	} as const;
	const { outputs, error, run } = await runWorkflow({
		items: [{ json }],
		nodes: [node],
		credentials: vizardCredentials(simulator),
		settings: { timezone: 'America/New_York' },
	});
	const { hints = [] } = run.data.resultData.runData.Vizard?.[0] ?? {};
	return { item: outputs('Vizard').flat()[0]?.json, error, hints };
}

/** The first clip of a finished job. */
async function clip(): Promise<string> {
	const videoUrl = 'https://media.example.org/council.mp4';
	const { item } = await begin({
		resource: 'videoJob',
		operation: 'submit',
		jobType: 'clipping',
		videoUrl,
	});
	await simulator.control.finishJob('vizard', String(item?.jobId));
	const asked = { resource: 'videoJob', operation: 'getResult', jobType: 'clipping' };
	const result = await begin(asked, undefined, item);
	const [video] = result.item?.videos as { id: string }[];
	return String(video?.id);
}

const post = async (more: INodeParameters): Promise<INodeParameters> => ({
	resource: 'clip',
	operation: 'publish',
	clipId: { __rl: true, mode: 'id', value: await clip() },
	socialAccountId: { __rl: true, mode: 'list', value: '88231' },
	...more,
});

const posts = async () =>
	((await simulator.control.inspect('vizard')) as { posts: object[] }).posts;

it('does not publish again when the time of the post is another one in the second run of the node', async () => {
	await simulator.control.injectFault({
		provider: 'vizard',
		path: '/publish-video$',
		times: 1,
		effect: { kind: 'reset', processed: true },
	});
	const publishTime = '={{ $now.plus({ hours: 1 }) }}';
	const parameters = await post({ publishWhen: 'atTime', publishTime });
	const { error } = await begin(parameters, {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});
	expect(error?.message).toContain('The post may have been made');
	expect(await posts()).toHaveLength(1);
});

it('takes a time without a zone in the zone of the workflow', async () => {
	const parameters = await post({ publishWhen: 'atTime', publishTime: '2099-03-14T09:00:00' });
	const { item, error } = await begin(parameters);
	expect(error).toBeUndefined();
	const [sent] = (await posts()) as { publishTime: number }[];
	expect(item).toMatchObject({
		status: 'scheduled',
		publishTime: new Date(sent?.publishTime ?? 0).toISOString(),
	});
	// New York has summer time on that day.
	expect(item?.publishTime).toBe('2099-03-14T13:00:00.000Z');
});

it('says what a post to X with a link costs, above the output and in it', async () => {
	const parameters = await post({
		socialAccountId: { __rl: true, mode: 'id', value: '88234' },
		caption: 'See https://example.com',
	});
	const { item, hints } = await begin(parameters);
	expect(item).toMatchObject({ estimatedCost: { amount: 10, unit: 'credits' } });
	expect(hints.map(({ message }) => message)).toContainEqual(
		expect.stringContaining('Item 0 is estimated to cost 10 credits'),
	);
});
