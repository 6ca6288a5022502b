import type { OwnOperationFixture } from '../jobFixture';

/** How the operations are run that only Vizard has. */
export const ownOperations: readonly OwnOperationFixture[] = [
	{
		resource: 'socialAccount',
		operation: 'getMany',
		request: { method: 'GET', path: '/project/social-accounts$' },
		begin: async () => ({ parameters: { returnAll: true } }),
		shows: { id: '88231', platform: 'TikTok', username: 'harbour.clips', status: 'active' },
		badInput: [
			{
				what: 'a limit of 0',
				parameters: { returnAll: false, limit: 0 },
				message: /'Limit' must be at least 1/,
			},
		],
	},
];
