import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';

/** A Clipzy engine has an address of its own and no authentication; a proxy before it may require a token. */
export class ClipzyApi implements ICredentialType {
	name = 'clipzyApi';

	displayName = 'Clipzy API';

	icon: Icon = { light: 'file:../icons/clipzy.svg', dark: 'file:../icons/clipzy.dark.svg' };

	documentationUrl = 'https://github.com/Forge-SE/clipzy-ml-engine';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. http://localhost:8000',
			description: 'Address of your Clipzy engine, with or without /api/v1',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Sent as a bearer token to the Base URL only. Leave it empty unless a proxy in front of the engine requires one.',
		},
	];

	/** As a function, since without a token there must be no header at all: some proxies refuse an empty one. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const token = typeof credentials.token === 'string' ? credentials.token.trim() : '';
		if (token === '') return requestOptions;
		return withHeaders(requestOptions, { Authorization: `Bearer ${token}` });
	};

	/** Health is free. A proxy's page answers 200 as well, so the body has to be that of an engine. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") + (/\\/v\\d+\\/*$/.test($credentials.baseUrl.trim()) ? "" : "/api/v1") }}',
			url: '/health',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'data.status',
					value: undefined,
					message: 'No Clipzy engine answers at this Base URL',
				},
			},
		],
	};
}
