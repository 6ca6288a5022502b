import type {
	IDataObject,
	IHttpRequestOptions,
	INodeCredentialDescription,
	INodeProperties,
} from 'n8n-workflow';
import type { VideoProvider } from './contract';

/** The parameter that chooses among a provider's ways to authenticate, on the provider's own node. */
export const AUTHENTICATION = 'authentication';

/** The same on a node that serves several providers at once. */
export function authenticationName(providerId: string): string {
	return `${providerId}Authentication`;
}

/** The credentials of a provider; where there are several, each is asked for when it is chosen. */
export function credentialDescriptions(
	{ credentials }: VideoProvider,
	show: Record<string, string[]>,
	parameter = AUTHENTICATION,
): INodeCredentialDescription[] {
	return credentials.map(({ type }) => {
		const shown = credentials.length > 1 ? { ...show, [parameter]: [type] } : show;
		return {
			name: type,
			required: true,
			...(Object.keys(shown).length > 0 && { displayOptions: { show: shown } }),
		};
	});
}

/** The choice itself; none where there is only one way. */
export function authenticationProperties(
	{ credentials, displayName }: VideoProvider,
	show: Record<string, string[]>,
	parameter = AUTHENTICATION,
): INodeProperties[] {
	if (credentials.length === 1) return [];
	const [{ type: usualType }] = credentials;
	return [
		{
			displayName:
				parameter === AUTHENTICATION ? 'Authentication' : `${displayName} Authentication`,
			name: parameter,
			type: 'options',
			noDataExpression: true,
			...(Object.keys(show).length > 0 && { displayOptions: { show } }),
			options: credentials.map(({ type, displayName: name }) => ({ name, value: type })),
			default: usualType,
			description: 'Which kind of credential to use',
		},
	];
}

/**
 * A request with the headers of a credential. Credentials add them in a function, since n8n evaluates an
 * expression in a sandbox, anew for each request.
 */
export function withHeaders(
	request: IHttpRequestOptions,
	headers: IDataObject,
): IHttpRequestOptions {
	return { ...request, headers: { ...request.headers, ...headers } };
}
