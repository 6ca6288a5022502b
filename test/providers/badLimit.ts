import type { BadInput } from './jobFixture';

/** Of each operation that gets many. */
export const BAD_LIMIT: BadInput = {
	what: 'a limit of 0',
	parameters: { returnAll: false, limit: 0 },
	message: /'Limit' must be at least 1/,
};
