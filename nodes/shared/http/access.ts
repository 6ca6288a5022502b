import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import type { CredentialChoice, VideoProvider } from '../provider/contract';
import { providerText } from '../trouble/providerText';
import type { Trouble } from '../trouble/trouble';
import { joinBaseUrl } from './egress';
import type { Origin } from './origin';
import { secretBlanker, secretsOf, type Blank } from './readAnswer';

/** What requests go out with and where to. */
export interface Access {
	/** n8n adds it to each request, and puts a renewed token into it. */
	credential: ICredentialDataDecryptedObject;
	baseUrl: string;
	/** The Base URL as entered; a provider may have added the beginning of its paths to the other. */
	entered: string;
	/** What an answer must not repeat: secrets that were sent, a token before and after its renewal included. */
	blank(): Blank;
}

export type Reached = { ok: true; access: Access } | { ok: false; trouble: Trouble };

/** By node run, and in it by the type of the credential. Nothing is kept beyond the run. */
const READ = new WeakMap<IExecuteFunctions, Map<string, Promise<Reached>>>();

/**
 * The credential, which is read and decrypted once in a run of the node. n8n authenticates every item with
 * the values for the first one, so that its Base URL counts for all of them: a key goes to no other.
 */
export async function reach(origin: Origin, choice: CredentialChoice): Promise<Reached> {
	const runs = READ.get(origin.n8n) ?? new Map<string, Promise<Reached>>();
	READ.set(origin.n8n, runs);
	const reading = runs.get(choice.type) ?? read(origin, choice);
	runs.set(choice.type, reading);
	return await reading;
}

/**
 * The credential read anew, since it was refused: a user may have replaced the key during a long wait.
 *
 * @returns undefined when it is still the same
 */
export async function reachAgain(
	origin: Origin,
	choice: CredentialChoice,
	refused: Access,
): Promise<Access | undefined> {
	const before = await reach(origin, choice);
	// Another item has read it in the meantime.
	if (before.ok && before.access !== refused) return before.access;
	const after = await read(origin, choice);
	if (!after.ok || isSame(after.access, refused)) return undefined;
	READ.get(origin.n8n)?.set(choice.type, Promise.resolve(after));
	return after.access;
}

function isSame({ credential: one }: Access, { credential: other }: Access): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Reads the credential. One that is not chosen, that is gone or that has no usable Base URL is trouble of
 * its provider, before anything is sent. Jobs of other providers are not affected.
 */
async function read({ n8n, provider }: Origin, choice: CredentialChoice): Promise<Reached> {
	try {
		const credential = await n8n.getCredentials(choice.type, 0);
		return { ok: true, access: accessWith(credential, provider, choice) };
	} catch (error) {
		return { ok: false, trouble: unusable(provider.displayName, error) };
	}
}

/** @throws InvalidInput when the Base URL cannot be used */
function accessWith(
	credential: ICredentialDataDecryptedObject,
	{ baseUrlField = 'baseUrl', cleanBaseUrl = (entered: string) => entered }: VideoProvider,
	choice: CredentialChoice,
): Access {
	const baseUrl = credential[baseUrlField];
	const given = typeof baseUrl === 'string' ? baseUrl.trim() : '';
	const cleaned = cleanBaseUrl(given);
	const secrets = new Set<string>();
	let blank: Blank | undefined;
	const access: Access = {
		credential,
		baseUrl: joinBaseUrl(cleaned, ''),
		entered: joinBaseUrl(given === '' ? cleaned : given, ''),
		blank() {
			const known = secrets.size;
			for (const secret of secretsOf(credential, choice)) secrets.add(secret);
			if (secrets.size > known) blank = undefined;
			return (blank ??= secretBlanker([...secrets]));
		},
	};
	// A token may be replaced by the first request.
	access.blank();
	return access;
}

/** n8n's words for a node without a credential. */
const NOT_CHOSEN = /does not have any credentials set/;

function unusable(providerName: string, error: unknown): Trouble {
	if (error instanceof InvalidInput) {
		return { kind: 'credential', message: error.message, advice: error.problem.advice };
	}
	const reason = providerText(error instanceof Error ? error.message : undefined);
	if (reason !== undefined && NOT_CHOSEN.test(reason)) {
		return {
			kind: 'credential',
			message: `No credential for ${providerName} is chosen`,
			advice: `Choose a credential for ${providerName} in the node`,
		};
	}
	return {
		kind: 'credential',
		message: `The credential for ${providerName} cannot be used: ${reason ?? 'no reason was given'}`,
		advice: `Choose a credential for ${providerName} in the node, and check that it still exists`,
	};
}
