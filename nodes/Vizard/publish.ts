import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { locator, options as optionsField, text as textField } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { momentOf } from '../shared/input/moment';
import {
	checkLength,
	LONGEST_TITLE,
	longestCaption,
	platformOf,
	type Platform,
} from '../shared/input/platforms';
import {
	cell,
	collection,
	namesOf,
	oneOf,
	parseParameters,
	requiredId,
	text,
} from '../shared/input/parameters';
import { isBlank } from '../shared/input/blank';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, Cost, OwnOperation, SubmitFacts } from '../shared/provider/contract';
import { CLIP_FIELDS, clipIdSchema } from './clips';
import { ACCEPTED } from './codes';
import { accountName, connectedAccounts, type SocialAccount } from './socialAccounts';
import { longNumber, readProjectFacts } from './wire';

const WHEN: INodeProperties = {
	displayName: 'When',
	name: 'publishWhen',
	type: 'options',
	options: [
		{ name: 'Now', value: 'now' },
		{ name: 'At a Time', value: 'atTime' },
	],
	default: 'now',
	description: 'Whether to publish now or at a time',
};

const FIELDS: INodeProperties[] = [
	...CLIP_FIELDS,
	locator(
		'Social Account',
		'socialAccountId',
		'The account to publish to, connected in the Vizard workspace',
		{ list: 'socialAccounts', idExample: '88231', required: true },
	),
	textField(
		'Caption',
		'caption',
		'The text of the post. Vizard writes one if it is empty. At most 280 characters on X, 2200 on TikTok, Instagram and Facebook, 3000 on LinkedIn, 5000 on YouTube. A link in a post to X costs 10 credits.',
		{
			typeOptions: { rows: 4 },
			placeholder: 'e.g. The council doubles the ferry budget. #harbour',
		},
	),
	WHEN,
	{
		displayName: 'Publish Time',
		name: 'publishTime',
		type: 'dateTime',
		required: true,
		displayOptions: { show: { publishWhen: ['atTime'] } },
		default: '',
		description:
			'A time in the future. Without a zone it is meant in the time zone of the workflow.',
	},
	optionsField([
		textField(
			'Title',
			'title',
			'Title of a YouTube video, at most 100 characters; Vizard writes one if it is empty. Other platforms have none.',
			{ placeholder: 'e.g. Why the ferry budget doubled' },
		),
	]),
];

const NAMES = namesOf(FIELDS);

const schema = z.object({
	clipId: clipIdSchema,
	socialAccountId: requiredId,
	caption: cell(text.default('')),
	publishWhen: cell(oneOf(['now', 'atTime']).default('now')),
	publishTime: z.unknown().optional(),
	options: collection(z.object({ title: cell(text.default('')) })),
});

/**
 * POST /project/publish-video. The accounts are read first, which is free: they show the platform, and whether
 * the account can be used. Vizard itself takes posts that then never appear.
 *
 * @see https://docs.vizard.ai/docs/publish-video
 */
export const publishClip: OwnOperation = {
	displayName: 'Publish',
	description:
		'Publish a clip to a social account, now or at a time. The post is public. It is never sent twice. A post to X with a link costs 10 credits.',
	action: 'Publish a clip',
	fields: FIELDS,
	once: {
		noun: 'post',
		whereToLook: 'look at the social account, and at the scheduled posts of your Vizard workspace',
		mayChange: ['publishTime'],
	},
	estimate: 'onTheWay',
	*converse(parameters, facts): Conversation<IDataObject> {
		const entered = parseParameters(schema, parameters, NAMES);
		const { clipId, socialAccountId, caption, publishWhen, options } = entered;
		const publishTime =
			publishWhen === 'atTime' ? checkedTime(entered.publishTime, facts) : undefined;
		const account = usable(socialAccountId, yield* connectedAccounts());
		const platform = platformOf(account.platform);
		const title = platform === 'YouTube' ? options.title : '';
		checkTexts(platform, caption, title);
		const cost = costOf(platform, caption);
		const answer = yield {
			purpose: 'submit',
			method: 'POST',
			path: '/project/publish-video',
			body: {
				finalVideoId: longNumber(clipId),
				socialAccountId,
				...(publishTime !== undefined && { publishTime }),
				post: caption,
				...(title !== '' && { title }),
			},
			cost,
		};
		const { code } = readProjectFacts(answer);
		if (code !== ACCEPTED) throw new UnexpectedAnswer(`no code ${ACCEPTED}`, answer);
		return defined({
			clipId,
			socialAccountId,
			platform: account.platform,
			username: account.username,
			page: account.page,
			status: publishTime === undefined ? 'published' : 'scheduled',
			publishTime: publishTime === undefined ? undefined : new Date(publishTime).toISOString(),
			caption,
			title,
			estimatedCost: cost && { amount: cost.amount, unit: cost.unit },
		});
	},
};

/** A time in seconds would be one of 1970 to Vizard, which takes it and then publishes nothing. */
function checkedTime(entered: unknown, { now, timeZone = 'UTC' }: SubmitFacts): number {
	const parameter = NAMES('publishTime');
	const at = momentOf(entered, timeZone);
	if (at === undefined) {
		throw new InvalidInput({
			parameter,
			message: isBlank(entered ?? '') ? 'is empty' : 'is not a date and time',
			advice: `Enter one such as 2026-03-14T09:00:00, which is meant in ${timeZone}, or 2026-03-14T09:00:00Z; or set '${NAMES('publishWhen')}' to Now`,
		});
	}
	if (at > now) return at;
	throw new InvalidInput({
		parameter,
		message: `is ${new Date(at).toISOString()}, which is in the past`,
		advice: `Enter a later time, or set '${NAMES('publishWhen')}' to Now. A time without a zone is meant in ${timeZone}`,
	});
}

/** What Vizard says of accounts that it does not publish to, and what helps. */
const UNUSABLE: Readonly<Record<string, string>> = {
	expired: 'Connect the account again in Vizard: its permission to publish has expired',
	locked: "Unlock the account in Vizard: the plan's limit of social accounts is reached",
	'not connected': 'Connect the account in Vizard',
};

function usable(socialAccountId: string, accounts: readonly SocialAccount[]): SocialAccount {
	const parameter = NAMES('socialAccountId');
	const account = accounts.find(({ id }) => id === socialAccountId);
	if (!account) {
		const names = accounts.map((one) => `${one.id} (${accountName(one)})`);
		throw new InvalidInput({
			parameter,
			message: `is '${socialAccountId}', which is not connected to the Vizard workspace`,
			advice: names.length > 0 ? `Use one of: ${names.join(', ')}` : 'Connect an account in Vizard',
		});
	}
	const status = account.status?.toLowerCase().replace(/[\s_-]+/g, ' ') ?? '';
	const advice = Object.hasOwn(UNUSABLE, status) ? UNUSABLE[status] : undefined;
	if (advice === undefined) return account;
	const message = `is ${accountName(account)}, whose status is '${status}'`;
	throw new InvalidInput({ parameter, message, advice });
}

function checkTexts(platform: Platform | undefined, caption: string, title: string): void {
	if (platform === undefined) return;
	checkLength(NAMES('caption'), caption, longestCaption(platform), platform);
	checkLength(NAMES('title'), title, LONGEST_TITLE, platform);
}

/** Whether there are enough credits shows when the post goes out; without them it is not made, and nothing says so. */
function costOf(platform: Platform | undefined, caption: string): Cost | undefined {
	if (platform !== 'X' || !/https?:\/\//i.test(caption)) return undefined;
	return { amount: 10, unit: 'credits', because: 'a post to X with links costs 10 credits in all' };
}
