import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { joinBaseUrl } from '../shared/http/baseUrl';
import { ADVICE, httpTrouble } from '../shared/provider/httpTrouble';
import { readAnswer, type RawResponse } from '../shared/http/readAnswer';
import { secretsOf } from '../shared/http/secrets';
import { NoToken } from '../shared/http/tokenRenewal';
import { transportTrouble } from '../shared/trouble/transportTrouble';
import type { Trouble } from '../shared/trouble/trouble';
import type { WireAnswer } from '../shared/provider/wire';
import { tokenSchema } from './wire';

const TIMEOUT_MS = 30_000;

/** Statuses with which a wrong id or secret is answered; only 401 is documented. */
const REFUSED: readonly number[] = [400, 401, 403];

const NAME = "Pictory's token service";

/**
 * Buys a token with client id and secret: POST /v1/oauth2/token. The secret travels to the Base URL and
 * nowhere else; a redirect is not followed.
 *
 * @returns the token, good for one hour
 * @throws NoToken when there is none to be had, InvalidInput for an unusable Base URL
 * @see https://docs.pictory.ai/docs/authentication
 */
export async function fetchAccessToken(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const url = joinBaseUrl(credentials.baseUrl, '/v1/oauth2/token');
	const response = await helpers
		.httpRequest({
			url,
			method: 'POST',
			headers: { Accept: 'application/json' },
			body: { client_id: credentials.clientId, client_secret: credentials.clientSecret },
			json: true,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT_MS,
		})
		.catch((error: unknown) => {
			throw new NoToken(transportTrouble(NAME, new URL(url).host, TIMEOUT_MS, error));
		});
	const answer = readAnswer(response as RawResponse, []);
	const parsed = tokenSchema.safeParse(answer.body);
	if (parsed.success && !httpTrouble(NAME, answer)) return parsed.data.access_token;
	throw new NoToken(refusal(readAnswer(response as RawResponse, secretsOf(credentials))));
}

function refusal(answer: WireAnswer): Trouble {
	const trouble = httpTrouble(NAME, answer);
	if (!trouble) {
		return {
			kind: 'unexpectedAnswer',
			message: `${NAME} answered without a token`,
			advice: ADVICE.unexpectedAnswer,
			httpStatus: answer.httpStatus,
		};
	}
	return REFUSED.includes(answer.httpStatus)
		? {
				...trouble,
				kind: 'credential',
				message: `${NAME} did not accept the client ID and secret (HTTP ${answer.httpStatus})`,
				advice:
					'Open the credential and check Client ID, Client Secret and Base URL; newer accounts use an API key instead',
			}
		: trouble;
}
