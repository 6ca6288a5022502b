import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../../shared/input/invalidInput';
import { momentOf } from '../../shared/input/moment';
import { isBlank } from '../../shared/input/blank';
import {
	checkLength,
	lengthOf,
	LONGEST_TITLE,
	longestCaption,
	platformOf,
	SHORTEST_LIMIT,
} from '../../shared/input/platforms';
import {
	cell,
	collection,
	namesOf,
	numeric,
	optionalText,
	parseParameters,
	requiredId,
	requiredText,
} from '../../shared/input/parameters';
import { isCalled } from '../../shared/job/jobReference';
import { defined, UnexpectedAnswer } from '../../shared/provider/answer';
import type { Conversation, OwnOperation, SubmitFacts } from '../../shared/provider/contract';
import { readFacts, valuesAt } from '../../shared/provider/facts';
import type { WireAnswer } from '../../shared/provider/wire';
import { clipsRender } from '../render';
import { POST, PUBLISH_PATH } from '../wire';
import { accountsOf } from './accounts';
import { PUBLISH_FIELDS } from './publish.fields';

const NAMES = namesOf(PUBLISH_FIELDS);

const DAY_MS = 24 * 60 * 60 * 1000;
const LATEST_DAYS = 30;

const accountSchema = z.object({
	socialAccountId: requiredId,
	title: optionalText,
	description: optionalText,
	visibility: optionalText,
});

/** "720p" is the one value that is known. */
const resolution = optionalText.refine((value) => value === undefined || /^\d{3,4}p$/.test(value), {
	message: 'is not a resolution such as 720p or 1080p',
});

const schema = z.object({
	jobId: requiredText,
	jobType: optionalText,
	clipIndex: cell(numeric(z.number().int().min(0, 'must not be below 0')).optional()),
	socialAccounts: collection(z.object({ account: z.array(accountSchema).default([]) })),
	resolution,
	publishAt: z.unknown().optional(),
});

type Account = z.infer<typeof accountSchema>;

/**
 * POST /social-media/publish: a clip becomes a post on each of the accounts. The request is known from its
 * clients; what the answer says is not, beyond that there is one.
 */
export const publishClip: OwnOperation = {
	displayName: 'Publish',
	description:
		'Publish a rendered clip on social accounts, immediately or at a time. The posts are public. Requires a job that was submitted with Render Clips.',
	action: 'Publish a clip',
	fields: PUBLISH_FIELDS,
	once: {
		noun: 'post',
		whereToLook: 'check on the social accounts, and in WayinVideo for a post that is scheduled',
		mayChange: ['publishAt'],
	},
	*converse(parameters, facts): Conversation<IDataObject> {
		const { jobId, ...entered } = parseParameters(schema, parameters, NAMES);
		checkJobType(entered.jobType);
		const clipIndex = requiredIndex(entered.clipIndex);
		const accounts = checkedAccounts(entered.socialAccounts.account);
		const scheduledAt = publishTime(entered.publishAt, facts);
		yield* checkTexts(accounts);
		const answer = yield {
			purpose: 'submit',
			method: 'POST',
			path: PUBLISH_PATH,
			body: {
				project_id: jobId,
				idx: clipIndex,
				...defined({ resolution: entered.resolution }),
				publish_configs: Object.fromEntries(
					accounts.map(({ socialAccountId, ...post }) => [socialAccountId, defined(post)]),
				),
				scheduled_at: scheduledAt ?? null,
			},
		};
		const { postId, status } = confirmed(answer);
		const socialAccountIds = accounts.map(({ socialAccountId }) => socialAccountId);
		return defined({ jobId, clipIndex, socialAccountIds, scheduledAt, postId, status });
	},
};

/** The clips of an export have another job, which cannot be published. */
function checkJobType(jobType: string | undefined): void {
	const { fromJobTypes } = clipsRender;
	if (jobType === undefined || isCalled(jobType, ...fromJobTypes, 'AI Clipping')) return;
	throw new InvalidInput({
		parameter: NAMES('jobType'),
		message: `is '${jobType}', which makes no clips to publish`,
		advice: `Use the job that found the clip (${fromJobTypes.join(', ')}), submitted with 'Render Clips'`,
	});
}

function requiredIndex(index: number | undefined): number {
	if (index !== undefined) return index;
	throw new InvalidInput({
		parameter: NAMES('clipIndex'),
		message: 'is empty',
		advice:
			"Enter the index of the clip, or connect Get Result with the option 'Split Into Items', so that each item is one clip",
	});
}

function checkedAccounts(accounts: readonly Account[]): readonly Account[] {
	const ids = accounts.map(({ socialAccountId }) => socialAccountId);
	const twice = ids.find((id, position) => ids.indexOf(id) !== position);
	if (accounts.length > 0 && twice === undefined) return accounts;
	throw new InvalidInput({
		parameter: NAMES('socialAccounts'),
		message: twice === undefined ? 'is empty' : `has the account '${twice}' twice`,
		advice: 'Add each account on which to publish once',
	});
}

/**
 * The account shows the platform, and so how long a text may be. Short texts need no look at it.
 *
 * @throws InvalidInput for a text that its platform does not take
 */
function* checkTexts(accounts: readonly Account[]): Conversation<void> {
	const isLong = ({ title = '', description = '' }: Account) =>
		lengthOf(title) > LONGEST_TITLE || lengthOf(description) > SHORTEST_LIMIT;
	if (!accounts.some(isLong)) return;
	const connected = yield* accountsOf(false);
	for (const { socialAccountId, title = '', description = '' } of accounts) {
		const platform = platformOf(connected.find(({ id }) => id === socialAccountId)?.platform);
		if (platform === undefined) continue;
		checkLength(NAMES('description'), description, longestCaption(platform), platform);
		if (platform === 'YouTube') checkLength(NAMES('title'), title, LONGEST_TITLE, platform);
	}
}

/**
 * @returns ISO 8601 in UTC; undefined to publish immediately
 * @throws InvalidInput for a time that WayinVideo does not take
 */
function publishTime(entered: unknown, { now, timeZone = 'UTC' }: SubmitFacts): string | undefined {
	if (entered === undefined || isBlank(entered)) return undefined;
	const at = momentOf(entered, timeZone);
	const refused = (message: string, advice: string) =>
		new InvalidInput({ parameter: NAMES('publishAt'), message, advice });
	if (at === undefined) {
		throw refused('is not a date and time', 'Enter one such as 2026-05-02T09:30:00');
	}
	const shown = new Date(at).toISOString();
	if (at < now) {
		throw refused(`is ${shown}, which is in the past`, 'Leave it empty to publish immediately');
	}
	if (at > now + LATEST_DAYS * DAY_MS) {
		throw refused(
			`is ${shown}, and WayinVideo schedules posts up to ${LATEST_DAYS} days ahead`,
			`Enter a time before ${new Date(now + LATEST_DAYS * DAY_MS).toISOString()}`,
		);
	}
	return shown;
}

/** Anything but a confirmation leaves it open whether there is a post, which must not be made again. */
function confirmed(answer: WireAnswer) {
	const { code, ...post } = readFacts(POST, answer.body);
	const hasData = valuesAt(answer.body, ['data']).some((data) => data ?? false);
	if (hasData || code === '0') return post;
	throw new UnexpectedAnswer('it does not confirm the post', answer);
}
