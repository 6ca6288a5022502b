import type {
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';

/** Answers that say nothing about the key, or say that it is wrong; 400 and 404 are the good ones here. */
const BAD_ANSWERS = [
	301, 302, 303, 307, 308, 401, 402, 403, 405, 408, 429, 500, 501, 502, 503, 504,
];

/** WayinVideo's key travels as a bearer token, and the API version in a header on every call. */
export class WayinVideoApi implements ICredentialType {
	name = 'wayinVideoApi';

	displayName = 'WayinVideo API';

	icon: Icon = { light: 'file:../icons/wayinVideo.svg', dark: 'file:../icons/wayinVideo.dark.svg' };

	documentationUrl = 'https://wayin.ai/api-docs/authentication/';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Create an API key in the API Dashboard of WayinVideo, which shows it once',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://wayinvideo-api.wayin.ai/api/v2',
			description: 'The key is sent to this address only',
		},
	];

	authenticate = async (
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		withHeaders(request, {
			Authorization: `Bearer ${String(apiKey)}`,
			'x-wayinvideo-api-version': 'v2',
		});

	/**
	 * No call is documented that only checks a key, so a task is asked for that does not
	 * exist, which is free: a good key gets 404 or 400, a bad one 403. (The list of social accounts would
	 * answer 200, but it is known from other clients' code alone.) n8n takes every status from 300 on for
	 * a refused key unless told to ignore it; rules for statuses and for bodies cannot be mixed, and the
	 * one for bodies is needed more: a web page under 404 must not count as a good key.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/clips/results/prj0credentialtest',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: BAD_ANSWERS },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					// The first character of an answer that is not JSON.
					key: '0',
					value: '<',
					message: 'A web page answered: the Base URL is not that of the API',
				},
			},
		],
	};
}
