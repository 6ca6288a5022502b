import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { joinBaseUrl, exchange } from '../shared/http/egress';
import { ADVICE, httpTrouble } from '../shared/provider/httpTrouble';
import { NOTHING_SECRET, readAnswer, secretBlanker, secretsOf } from '../shared/http/readAnswer';
import { NoToken } from '../shared/http/tokenRenewal';
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
	requester: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const url = joinBaseUrl(credentials.baseUrl, '/v1/oauth2/token');
	const sent = await exchange<string>(requester, {
		url,
		receiver: NAME,
		method: 'POST',
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		body: { client_id: credentials.clientId, client_secret: credentials.clientSecret },
		encoding: 'text',
		timeoutMs: TIMEOUT_MS,
	});
	if (!sent.ok) throw new NoToken(sent.trouble);
	const answer = readAnswer(sent.response, NOTHING_SECRET);
	const parsed = tokenSchema.safeParse(answer.body);
	if (parsed.success && !httpTrouble(NAME, answer)) return parsed.data.access_token;
	const secrets = secretsOf(credentials, { secretFields: ['clientSecret'] });
	throw new NoToken(refusal(readAnswer(sent.response, secretBlanker(secrets))));
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
