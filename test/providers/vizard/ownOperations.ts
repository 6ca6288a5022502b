import type { INodeParameters } from 'n8n-workflow';
import { BAD_LIMIT } from '../badLimit';
import type { BadInput, JobMaker, OwnOperationFixture } from '../jobFixture';

const account = (id: string, platform: string, status = 'active') => ({
	id,
	platform,
	username: `harbour ${platform}`,
	status,
});

const ACCOUNTS = [
	account('1', 'TikTok'),
	account('2', 'YouTube'),
	account('3', 'Twitter'),
	account('4', 'LinkedIn', 'expired'),
	account('5', 'Instagram', 'locked'),
	account('6', 'Facebook', 'not connected'),
];

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });

/** The first clip of a finished job, and accounts in every state. */
async function clip(jobs: JobMaker): Promise<INodeParameters> {
	await jobs.simulator.control.setAccount('vizard', {
		socialAccounts: ACCOUNTS,
		captionSeconds: 0,
	});
	const job = await jobs.start('clipping');
	await jobs.finish(job);
	const { json } = await jobs.result(job);
	const [video] = json.videos as { id: string }[];
	return { clipId: { __rl: true, mode: 'id', value: String(video?.id) } };
}

const BAD_CLIPS: readonly BadInput[] = [
	{
		what: 'no clip',
		parameters: { clipId: { __rl: true, mode: 'id', value: '={{ "" }}' } },
		message: /'Clip' is empty/,
	},
	{
		what: 'a clip that is a title',
		parameters: { clipId: { __rl: true, mode: 'id', value: 'The ferry' } },
		message: /'Clip' must be the number of a clip/,
	},
];

const X_WITH_LINK = { socialAccountId: chosen('3'), caption: 'See https://example.com' };

const BAD_POSTS: readonly BadInput[] = [
	...BAD_CLIPS,
	{
		what: 'an account that does not exist',
		parameters: { socialAccountId: chosen('7') },
		message: /'Social Account' is '7', which is not connected to the Vizard workspace/,
	},
	{
		what: 'an account whose permission has expired',
		parameters: { socialAccountId: chosen('4') },
		message: /'Social Account' is LinkedIn: harbour LinkedIn, whose status is 'expired'/,
		advice: 'Connect the account again in Vizard: its permission to publish has expired',
	},
	{
		what: 'an account that the plan has no room for',
		parameters: { socialAccountId: chosen('5') },
		message: /whose status is 'locked'/,
	},
	{
		what: 'an account that is not connected',
		parameters: { socialAccountId: chosen('6') },
		message: /whose status is 'not connected'/,
	},
	{
		what: 'a caption that X does not take',
		parameters: { caption: '😀'.repeat(281) },
		message: /'Caption' has 281 characters; X takes 280/,
		advice: "Shorten 'Caption' by 1 characters",
	},
	{
		what: 'a caption that TikTok does not take',
		parameters: { socialAccountId: chosen('1'), caption: 'a'.repeat(2201) },
		message: /'Caption' has 2201 characters; TikTok takes 2200/,
	},
	{
		what: 'a title that YouTube does not take',
		parameters: { socialAccountId: chosen('2'), options: { title: 'a'.repeat(101) } },
		message: /'Title' has 101 characters; YouTube takes 100/,
	},
	{
		what: 'no time',
		parameters: { publishWhen: 'atTime', publishTime: '={{ "" }}' },
		message: /'Publish Time' is empty/,
	},
	{
		what: 'a time in words',
		parameters: { publishWhen: 'atTime', publishTime: 'tomorrow' },
		message: /'Publish Time' is not a date and time/,
	},
	{
		what: 'a time in the past',
		parameters: { publishWhen: 'atTime', publishTime: '2021-03-14T09:00:00Z' },
		message: /'Publish Time' is 2021-03-14T09:00:00.000Z, which is in the past/,
	},
	{
		what: 'a link on X that costs more than allowed',
		parameters: { options: { maximumCost: 9 } },
		message: /'Maximum Cost' is 9, and this item is estimated to cost 10 credits/,
	},
];

/** How the operations are run that only Vizard has. */
export const ownOperations: readonly OwnOperationFixture[] = [
	{
		resource: 'socialAccount',
		operation: 'getMany',
		request: { method: 'GET', path: '/project/social-accounts$' },
		begin: async () => ({ parameters: { returnAll: true } }),
		shows: { id: '88231', platform: 'TikTok', username: 'harbour.clips', status: 'active' },
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'clip',
		operation: 'publish',
		request: { method: 'POST', path: '/project/publish-video$' },
		begin: async (jobs) => ({
			parameters: {
				...(await clip(jobs)),
				...X_WITH_LINK,
				publishWhen: 'atTime',
				publishTime: '2099-03-14T09:00:00+01:00',
				options: { maximumCost: 10 },
			},
		}),
		shows: {
			socialAccountId: '3',
			platform: 'Twitter',
			username: 'harbour Twitter',
			status: 'scheduled',
			publishTime: '2099-03-14T08:00:00.000Z',
			caption: 'See https://example.com',
			estimatedCost: { amount: 10, unit: 'credits' },
		},
		badInput: BAD_POSTS,
	},
	{
		resource: 'clip',
		operation: 'writeCaption',
		request: { method: 'POST', path: '/project/ai-social$' },
		begin: async (jobs) => ({
			parameters: { ...(await clip(jobs)), captionPlatform: 'youtube', tone: 'catchy' },
		}),
		shows: { platform: 'youtube' },
		badInput: [
			...BAD_CLIPS,
			{
				what: 'a tone that does not exist',
				parameters: { tone: '={{ "loud" }}' },
				message: /'Tone' is not one of: neutral, interesting, catchy, serious, question/,
			},
		],
	},
];
