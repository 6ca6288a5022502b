import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';
import { fetchAccessToken } from '../nodes/Pictory/accessToken';

/**
 * Pictory's old scheme, for accounts that have no `pictai_` key: id and secret buy a token that lives for one
 * hour. n8n keeps the token and fetches a new one when it is refused.
 */
export class PictoryClientCredentialsApi implements ICredentialType {
	name = 'pictoryClientCredentialsApi';

	displayName = 'Pictory Client Credentials API';

	icon: Icon = { light: 'file:../icons/pictory.svg', dark: 'file:../icons/pictory.dark.svg' };

	documentationUrl = 'https://docs.pictory.ai/docs/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			description: 'Sent with each request as X-Pictory-User-Id',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.pictory.ai/pictoryapis',
			description: 'Secret and token are sent to this address only',
		},
	];

	/** n8n calls this while there is no token, and once more after a request was refused with HTTP 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return { accessToken: await fetchAccessToken(this, credentials) };
	}

	authenticate = async (
		{ accessToken, userId }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		withHeaders(request, { Authorization: accessToken, 'X-Pictory-User-Id': userId });

	/** Reading the quota is free and answers HTTP 401 to a wrong token. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/v1/quota',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					// First character of an answer that is not JSON.
					key: '0',
					value: '<',
					message: 'A web page answered: the Base URL is not that of the API',
				},
			},
		],
	};
}
