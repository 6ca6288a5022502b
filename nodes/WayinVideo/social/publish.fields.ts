import type { INodeProperties } from 'n8n-workflow';
import { locator, text } from '../../shared/input/fields';

const ACCOUNT_FIELDS: INodeProperties[] = [
	locator('Social Account', 'socialAccountId', 'The account to publish on', {
		list: 'socialAccounts',
		idExample: '5101',
		required: true,
	}),
	text(
		'Title',
		'title',
		'Title of the post, at most 100 characters on YouTube. Not sent if empty.',
		{
			placeholder: 'e.g. Why the ferry budget doubled',
		},
	),
	text(
		'Description',
		'description',
		'Text of the post. At most 280 characters on X, 2200 on TikTok, Instagram and Facebook, 3000 on LinkedIn, 5000 on YouTube. Not sent if empty.',
		{ typeOptions: { rows: 3 }, placeholder: 'e.g. The council votes on the new ferry tonight.' },
	),
	text(
		'Visibility',
		'visibility',
		'Who can see the post. WayinVideo does not publish the possible values, so what you enter is sent as it is.',
		{ placeholder: 'e.g. public' },
	),
];

/** The fields of Clip: Publish, as far as the API is known. */
export const PUBLISH_FIELDS: INodeProperties[] = [
	text(
		'Job ID',
		'jobId',
		'The job that found the clip. It must have been submitted with Render Clips.',
		{ required: true, default: '={{ $json.jobId }}' },
	),
	text(
		'Job Type',
		'jobType',
		'The type of that job: clipping or findMoments. Clips of a Clip Export cannot be published.',
		{ default: '={{ $json.jobType }}' },
	),
	text(
		'Clip Index',
		'clipIndex',
		'Position of the clip in its job. 0 is the clip with the best score.',
		{ required: true, default: '={{ $json.video?.index }}', placeholder: 'e.g. 0' },
	),
	{
		displayName: 'Social Accounts',
		name: 'socialAccounts',
		type: 'fixedCollection',
		required: true,
		placeholder: 'Add Account',
		typeOptions: { multipleValues: true },
		default: { account: [{}] },
		description: 'Where to publish the clip, and the texts of each post',
		options: [{ displayName: 'Account', name: 'account', values: ACCOUNT_FIELDS }],
	},
	text(
		'Resolution',
		'resolution',
		'Height of the published video. The clip is published as it was rendered, so it cannot be larger than that.',
		{ default: '720p', placeholder: 'e.g. 1080p' },
	),
	{
		displayName: 'Publish At',
		name: 'publishAt',
		type: 'dateTime',
		default: '',
		description:
			'When to publish, up to 30 days ahead, in the time zone of the workflow. Leave empty to publish immediately.',
	},
];
