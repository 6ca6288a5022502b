import { defined, readList } from '../shared/provider/answer';
import type { Choices, Conversation } from '../shared/provider/contract';
import { readFacts, type Facts } from '../shared/provider/facts';
import { getMany, getManyOperation } from '../shared/provider/pages';
import { SOCIAL_ACCOUNT } from './wire';

export type SocialAccount = Facts<typeof SOCIAL_ACCOUNT> & { id: string };

/** The accounts that are connected to the workspace. */
export const getSocialAccounts = getManyOperation(
	{
		description: 'Get many social accounts that are connected to the Vizard workspace',
		action: 'Get many social accounts',
	},
	function* (asked) {
		// Vizard has no pages here.
		const accounts = yield* getMany(asked, function* () {
			return { entries: yield* connectedAccounts() };
		});
		return accounts.map((account) => defined(account));
	},
);

/** The accounts as the editor lists them, those that cannot be used marked. */
export function* listSocialAccounts(): Conversation<Choices> {
	const accounts = yield* connectedAccounts();
	return {
		choices: accounts.map((account) => {
			const { id, status } = account;
			const isActive = status === undefined || status === 'active';
			const name = accountName(account);
			return { name: isActive ? name : `${name} (${status})`, value: id };
		}),
	};
}

/** "Facebook: Harbour Council" */
export function accountName({ id, platform, username, page }: SocialAccount): string {
	return [platform, page ?? username].filter(Boolean).join(': ') || id;
}

/** GET /project/social-accounts. */
export function* connectedAccounts(): Conversation<SocialAccount[]> {
	const answer = yield { purpose: 'read', method: 'GET', path: '/project/social-accounts' };
	const read = (entry: object): SocialAccount | undefined => {
		const { id, ...rest } = readFacts(SOCIAL_ACCOUNT, entry);
		return id === undefined ? undefined : { ...rest, id };
	};
	return readList(answer, ['accounts', 'data.accounts', 'data'], 'social accounts', read, true)
		.entries;
}
