import type { INodeCredentialDescription } from 'n8n-workflow';
import { PROVIDERS } from '../registry';
import { authenticationName, credentialDescriptions } from '../shared/description/authentication';

/** One credential per provider, asked for only when jobs of that provider are waited for. */
export function credentialsOfProviders(): INodeCredentialDescription[] {
	return PROVIDERS.flatMap((provider) =>
		credentialDescriptions(provider, { providers: [provider.id] }, authenticationName(provider.id)),
	);
}
