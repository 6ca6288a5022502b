import { causesOf } from '../trouble/transportTrouble';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';
import type { RawResponse } from './response';

/**
 * Thrown by a credential whose token could not be fetched. n8n wraps it on its way, so that it is looked
 * for along the causes.
 */
export class NoToken extends Error {
	readonly trouble: Trouble;

	/** @param trouble with the request for the token; the request that needs it has not been accepted */
	constructor(trouble: Trouble) {
		super(`${trouble.message}. ${trouble.advice}`);
		this.name = 'NoToken';
		this.trouble = {
			...trouble,
			// What became of the token's own request does not matter: nothing was asked with it.
			kind: mayHaveBeenAccepted(trouble) ? 'unreachable' : trouble.kind,
		};
	}
}

/** Why there is no token, when that is what a request ended with. */
export function tokenTrouble(error: unknown): Trouble | undefined {
	return causesOf(error).find((cause): cause is NoToken => cause instanceof NoToken)?.trouble;
}

/**
 * The answer inside an error. n8n renews a token only for a 401 that is thrown, so that status is thrown
 * where a token is renewed, and comes here when the new token was refused as well.
 */
export function refusedResponse(error: unknown): RawResponse | undefined {
	for (const cause of causesOf(error)) {
		const { response } = cause as { response?: unknown };
		if (typeof response !== 'object' || response === null) continue;
		const { status, headers, data } = response as Record<string, unknown>;
		if (typeof status !== 'number') continue;
		return { statusCode: status, headers: { ...(headers as object) }, body: data };
	}
	return undefined;
}
