import { causesOf } from '../trouble/transportTrouble';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';

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
