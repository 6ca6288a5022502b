import type {
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';

const REFUSED = 'GlobalAI OPC does not accept this API key';

/** How a refused key can be coded in an answer that comes with HTTP 200. */
const KEY_CODES = [401, '401', 403, '403'];

/** Statuses that end the test; any other one is taken for a word about the made-up id. */
const FAILING_STATUSES = [401, 402, 403, 407, 408, 425, 429, 433, 500, 501, 502, 503, 504].concat([
	520, 521, 522, 523, 524,
]);

export class GlobalAiOpcApi implements ICredentialType {
	name = 'globalAiOpcApi';

	displayName = 'GlobalAI OPC API';

	icon: Icon = {
		light: 'file:../icons/globalAiOpc.svg',
		dark: 'file:../icons/globalAiOpc.dark.svg',
	};

	documentationUrl = 'https://docs.globalaiopc.com';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Issued by the GlobalAI OPC team, without "Bearer" before it',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://zcbservice.aizfw.cn/kyyReactApiServer',
			description: 'The key is sent to this address only; /v1 at its end makes no difference',
		},
	];

	authenticate = async (
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		withHeaders(request, { Authorization: `Bearer ${String(apiKey)}` });

	/**
	 * No call is there for testing a key, so the test asks for the result of a job that cannot exist and
	 * looks what the answer complains about. A refused key shows as HTTP 401 or, under HTTP 200, in `code`;
	 * everything else is about the id, whose answer is on no page: HTTP 404 then means a good key.
	 */
	test: ICredentialTestRequest = {
		request: {
			// The same cleaning as in nodes/GlobalAiOpc/provider.ts, as an expression.
			baseURL:
				'={{ $credentials.baseUrl.trim().replace(/[?#].*$/, "").replace(/\\/v[12](\\/.*)?$/, "").replace(/\\/+$/, "") }}',
			url: '/v1/result/n8n-credential-test',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: FAILING_STATUSES },
		},
		rules: [
			...KEY_CODES.flatMap((value) => [
				{
					type: 'responseSuccessBody' as const,
					properties: { key: 'code', value, message: REFUSED },
				},
				{
					type: 'responseSuccessBody' as const,
					properties: { key: 'error.code', value, message: REFUSED },
				},
			]),
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
