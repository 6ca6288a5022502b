import { files } from '../binaryFiles';
import { BAD_LIMIT } from '../badLimit';
import type { JobMaker, OwnOperationFixture } from '../jobFixture';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A finished job with rendered clips, as one item for its first clip, and the fields that publish it. */
async function clipToPublish({ start, finish }: JobMaker) {
	const job = await start('clipping');
	await finish(job);
	const item = { json: { ...job.json, video: { index: 0 } } };
	const account = {
		socialAccountId: { __rl: true, mode: 'list', value: '5101' },
		title: 'Why the ferry budget doubled',
		description: 'From the harbour council.',
		visibility: 'public',
	};
	return {
		item,
		parameters: {
			jobId: '={{ $json.jobId }}',
			jobType: '={{ $json.jobType }}',
			clipIndex: '={{ $json.video?.index }}',
			socialAccounts: { account: [account] },
			resolution: '720p',
			publishAt: '',
		},
	};
}

/** How the operations are run that only WayinVideo has. */
export const ownOperations: readonly OwnOperationFixture[] = [
	{
		resource: 'socialAccount',
		operation: 'getMany',
		request: { method: 'GET', path: '/social-media/accounts' },
		begin: async () => ({ parameters: { returnAll: true, connectedOnly: true } }),
		shows: { id: '5101', platform: 'youtube', username: 'Harbour Clips', isConnected: true },
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'file',
		operation: 'upload',
		request: { method: 'POST', path: '/upload/single-file$' },
		begin: async () => ({
			parameters: { binaryPropertyName: 'data' },
			item: files({
				data: ['video/mp4', 'council.mp4'],
				minutes: ['application/pdf', 'minutes.pdf'],
			}),
		}),
		shows: {
			fileName: 'council.mp4',
			mimeType: 'video/mp4',
		},
		badInput: [
			{
				what: 'a binary field that the item does not have',
				parameters: { binaryPropertyName: 'film' },
				message: /'Input Binary Field' is 'film', but the input item has no such binary field/,
				advice: 'Use one of the binary fields that the item has: data, minutes',
			},
			{
				what: 'a file of the wrong kind',
				parameters: { binaryPropertyName: 'minutes' },
				message:
					/'Input Binary Field' holds 'minutes.pdf' \(application\/pdf\), a format that WayinVideo does not work on/,
				advice: 'Use a file that ends with avi, mov, mp4, webm, or an audio file for a transcript',
			},
		],
	},
	{
		resource: 'clip',
		operation: 'publish',
		request: { method: 'POST', path: '/social-media/publish$' },
		begin: clipToPublish,
		shows: { clipIndex: 0, socialAccountIds: ['5101'], status: 'CREATED' },
		badInput: [
			{ what: 'no job', parameters: { jobId: ' ' }, message: /'Job ID' is empty/ },
			{
				what: 'the job of an export',
				parameters: { jobType: 'clipExport' },
				message: /'Job Type' is 'clipExport', which makes no clips to publish/,
				advice:
					"Use the job that found the clip (clipping, findMoments), submitted with 'Render Clips'",
			},
			{
				what: 'no clip',
				parameters: { clipIndex: '={{ $json.clip }}' },
				message: /'Clip Index' is empty/,
				advice:
					"Enter the index of the clip, or connect Get Result with the option 'Split Into Items', so that each item is one clip",
			},
			{
				what: 'a clip before the first',
				parameters: { clipIndex: -1 },
				message: /'Clip Index' must not be below 0/,
			},
			{
				what: 'no account',
				parameters: { socialAccounts: { account: [] } },
				message: /'Social Accounts' is empty/,
				advice: 'Add each account on which to publish once',
			},
			{
				what: 'an account that was not chosen',
				parameters: {
					socialAccounts: {
						account: [
							{ socialAccountId: { __rl: true, mode: 'id', value: '={{ $json.account }}' } },
						],
					},
				},
				message: /'Social Account' is missing/,
			},
			{
				what: 'an account twice',
				parameters: {
					socialAccounts: { account: [{ socialAccountId: '5101' }, { socialAccountId: '5101' }] },
				},
				message: /'Social Accounts' has the account '5101' twice/,
				advice: 'Add each account on which to publish once',
			},
			{
				what: 'a description that TikTok does not take',
				parameters: {
					socialAccounts: {
						account: [{ socialAccountId: '5102', description: 'a'.repeat(2201) }],
					},
				},
				message: /'Description' has 2201 characters; TikTok takes 2200/,
				advice: "Shorten 'Description' by 1 characters",
			},
			{
				what: 'a title that YouTube does not take',
				parameters: {
					socialAccounts: { account: [{ socialAccountId: '5101', title: 'a'.repeat(101) }] },
				},
				message: /'Title' has 101 characters; YouTube takes 100/,
			},
			{
				what: 'a resolution of another form',
				parameters: { resolution: 'HD_720' },
				message: /'Resolution' is not a resolution such as 720p or 1080p/,
			},
			{
				what: 'a time in the past',
				parameters: { publishAt: '2020-01-02T09:30:00' },
				message: /'Publish At' is 2020-01-02T\d\d:30:00.000Z, which is in the past/,
				advice: 'Leave it empty to publish immediately',
			},
			{
				what: 'a time that is too late',
				parameters: { publishAt: new Date(Date.now() + 31 * DAY_MS).toISOString() },
				message: /'Publish At' is .*, and WayinVideo schedules posts up to 30 days ahead/,
			},
			{
				what: 'a time that is none',
				parameters: { publishAt: 'tomorrow' },
				message: /'Publish At' is not a date and time/,
				advice: 'Enter one such as 2026-05-02T09:30:00',
			},
		],
	},
];
