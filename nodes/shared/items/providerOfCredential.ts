import type { IExecuteFunctions } from 'n8n-workflow';
import { chosenCredential } from '../http/sender';
import type { VideoProvider } from '../provider/contract';

/** @throws InvalidInput, for each item, where the credential cannot be used */
export type ProviderOfNode = () => VideoProvider;

/**
 * A provider as the node's credential makes it, where the credential decides on it. One that cannot be read
 * is trouble of the first request.
 */
export async function providerOfCredential(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
): Promise<ProviderOfNode> {
	const { forCredential } = provider;
	if (!forCredential) return () => provider;
	const { type } = chosenCredential({ n8n, itemIndex: 0, provider });
	const credential = await n8n.getCredentials(type, 0).catch(() => undefined);
	return () => (credential ? forCredential(credential) : provider);
}
