import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import type { VideoProvider } from '../provider/contract';
import { joinBaseUrl } from './baseUrl';
import { providerText } from '../trouble/providerText';
import type { SendingContext } from './sendingContext';
import type { Trouble } from '../trouble/trouble';

/** What a request goes out with and where to. */
export type Access =
	| { ok: true; credential: ICredentialDataDecryptedObject; url: string }
	| { ok: false; trouble: Trouble };

/**
 * Reads a credential. One that is not chosen, not there any more, or without a usable Base URL is trouble
 * of the provider that it belongs to, before anything is sent; jobs of others are not affected by it.
 *
 * @param path below the Base URL
 */
export async function accessTo(
	context: SendingContext,
	credentialType: string,
	itemIndex: number,
	provider: VideoProvider,
	path: string,
): Promise<Access> {
	try {
		const credential = await context.getCredentials(credentialType, itemIndex);
		return { ok: true, credential, url: addressOf(provider, credential, path) };
	} catch (error) {
		return { ok: false, trouble: unusable(provider.displayName, error) };
	}
}

/** @throws InvalidInput for an unusable Base URL */
function addressOf(
	{ cleanBaseUrl }: VideoProvider,
	{ baseUrl }: ICredentialDataDecryptedObject,
	path: string,
): string {
	const cleaned =
		cleanBaseUrl && typeof baseUrl === 'string' ? cleanBaseUrl(baseUrl.trim()) : baseUrl;
	return joinBaseUrl(cleaned, path);
}

function unusable(providerName: string, error: unknown): Trouble {
	if (error instanceof InvalidInput) {
		return { kind: 'credential', message: error.message, advice: error.problem.advice };
	}
	const said = providerText(error instanceof Error ? error.message : undefined);
	return {
		kind: 'credential',
		message: `The credential for ${providerName} cannot be used: ${said ?? 'no reason was given'}`,
		advice: `Choose a credential for ${providerName} in the node, and check that it still exists`,
	};
}
