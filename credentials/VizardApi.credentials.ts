import type {
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';

/** Vizard's key travels in a header of its own, without any prefix. */
export class VizardApi implements ICredentialType {
	name = 'vizardApi';

	displayName = 'Vizard API';

	icon: Icon = { light: 'file:../icons/vizard.svg', dark: 'file:../icons/vizard.dark.svg' };

	documentationUrl = 'https://docs.vizard.ai/docs/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Create an API key in Vizard under Workspace Settings > API (needs a paid plan)',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://elb-api.vizard.ai/hvizard-server-front/open-api/v1',
			description: 'The key is sent to this address only',
		},
	];

	authenticate = async (
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => withHeaders(request, { VIZARDAI_API_KEY: apiKey });

	/**
	 * Listing the social accounts is free. A wrong key answers HTTP 200 with `code` 4001, so the body
	 * decides; a good one may be answered without any code.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/project/social-accounts',
			disableFollowRedirect: true,
		},
		rules: [
			// Read as the node reads it: codes are numbers on the pages, and text is taken as well.
			...[4001, '4001'].map((value) => ({
				type: 'responseSuccessBody' as const,
				properties: { key: 'code', value, message: 'Vizard does not accept this API key' },
			})),
			...[4003, '4003'].map((value) => ({
				type: 'responseSuccessBody' as const,
				properties: { key: 'code', value, message: 'Too many requests; try again in a minute' },
			})),
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
