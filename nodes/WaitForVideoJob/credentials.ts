import type { INodeCredentialDescription } from 'n8n-workflow';
import { PROVIDERS } from '../registry';
import { authenticationName, credentialDescriptions } from '../shared/provider/authentication';

/**
 * One credential per provider, asked for only when jobs of that provider are waited for.
 *
 * The leading slash is n8n's notation for a parameter at the root. It also keeps the editor from taking
 * Providers for a choice among ways to authenticate, which it would then hide.
 */
export function credentialsOfProviders(): INodeCredentialDescription[] {
	return PROVIDERS.flatMap((provider) =>
		credentialDescriptions(
			provider,
			{ '/providers': [provider.id] },
			`/${authenticationName(provider.id)}`,
		),
	);
}
