import type { INodeCredentialDescription } from 'n8n-workflow';
import { PROVIDERS } from '../registry';

/** One credential per provider, asked for only when jobs of that provider are waited for. */
export function credentialsOfProviders(): INodeCredentialDescription[] {
	return PROVIDERS.flatMap(({ id, credentialTypes }) =>
		credentialTypes.map((name) => ({
			name,
			required: true,
			displayOptions: { show: { providers: [id] } },
		})),
	);
}
