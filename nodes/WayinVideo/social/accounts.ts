import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { flag } from '../../shared/input/fields';
import { namesOf, parseParameters, toggle } from '../../shared/input/parameters';
import { defined, readList } from '../../shared/provider/answer';
import type { Choices, Conversation, OwnOperation } from '../../shared/provider/contract';
import { readFacts, type Facts } from '../../shared/provider/facts';
import { GET_MANY_FIELDS, getMany, getManySchema } from '../../shared/provider/pages';
import { SOCIAL_ACCOUNT, SOCIAL_ACCOUNTS } from '../wire';

type SocialAccount = Facts<typeof SOCIAL_ACCOUNT> & { id: string };

const FIELDS = [
	...GET_MANY_FIELDS,
	flag(
		'Connected Only',
		'connectedOnly',
		'Whether to leave out accounts whose connection has expired and that have to be connected again in WayinVideo',
		{ default: true },
	),
];

const NAMES = namesOf(FIELDS);

const schema = z.object({ ...getManySchema, connectedOnly: toggle });

/** GET /social-media/accounts: the accounts that the user has connected. */
export const getSocialAccounts: OwnOperation = {
	displayName: 'Get Many',
	description: 'Get many social accounts that are connected to WayinVideo',
	action: 'Get many social accounts',
	fields: FIELDS,
	*converse(parameters): Conversation<IDataObject[]> {
		const { connectedOnly = true, ...asked } = parseParameters(schema, parameters, NAMES);
		// WayinVideo has no pages here.
		const accounts = yield* getMany(asked, function* () {
			return { entries: yield* accountsOf(connectedOnly) };
		});
		return accounts.map((account) => defined(account));
	},
};

/** The accounts as the editor lists them. */
export function* listSocialAccounts(): Conversation<Choices> {
	const accounts = yield* accountsOf(true);
	return {
		choices: accounts.map(({ id, platform, username, isConnected }) => {
			const name = [platform, username].filter(Boolean).join(': ') || id;
			return { name: isConnected === false ? `${name} (connection expired)` : name, value: id };
		}),
	};
}

export function* accountsOf(connectedOnly: boolean): Conversation<SocialAccount[]> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: '/social-media/accounts',
		...(connectedOnly && { query: { active_only: true } }),
	};
	const read = (entry: object): SocialAccount | undefined => {
		const { id, ...rest } = readFacts(SOCIAL_ACCOUNT, entry);
		return id === undefined ? undefined : { id, ...rest };
	};
	return readList(answer, SOCIAL_ACCOUNTS, 'social accounts', read, true).entries;
}
