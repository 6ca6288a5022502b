import type {
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';

/** Pictory wants the key alone in the Authorization header; with the word Bearer before it, it is refused. */
export class PictoryApi implements ICredentialType {
	name = 'pictoryApi';

	displayName = 'Pictory API';

	icon: Icon = { light: 'file:../icons/pictory.svg', dark: 'file:../icons/pictory.dark.svg' };

	documentationUrl = 'https://docs.pictory.ai/get-started/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Create an API key at app.pictory.ai/api-access (needs an API subscription). It begins with pictai_ and is entered without the word Bearer.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.pictory.ai/pictoryapis',
			description: 'The key is sent to this address only',
		},
	];

	authenticate = async (
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => withHeaders(request, { Authorization: apiKey });

	/** Reading the quota is free and answers HTTP 401 to a wrong key. */
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
