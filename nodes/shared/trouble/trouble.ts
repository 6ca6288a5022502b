import { z } from 'zod';

/**
 * Everything that can go wrong between this package and a provider, as data. One kind has one
 * consequence, whoever the provider is: waiting retries the transient kinds, submit retries only what
 * was definitely refused.
 */
export const TROUBLE_KINDS = [
	/** The key is missing, wrong or not allowed to do this. */
	'credential',
	/** No such job, or nothing at this address. */
	'notFound',
	/** Asked too often; definitely not accepted. */
	'rateLimited',
	/** Minutes, credits or units are used up. */
	'quota',
	/** The provider refuses what was asked for; asking again changes nothing. */
	'refused',
	/** The provider is there but cannot answer now (408, 5xx). */
	'unavailable',
	/** The request never left, or never reached anyone (DNS, refused connection, TLS). */
	'unreachable',
	/** The request left and no answer came (time-out, reset). */
	'noAnswer',
	/** An answer came that is not what this provider answers (HTML, empty, another shape). */
	'unexpectedAnswer',
] as const;

export type TroubleKind = (typeof TROUBLE_KINDS)[number];

export interface Trouble {
	kind: TroubleKind;
	/** What happened, as one sentence without a full stop at its end. */
	message: string;
	/** What to do next, as one or two sentences. */
	advice: string;
	/** The provider's own code, when it gave one. */
	code?: string;
	httpStatus?: number;
	/** How long the provider asks to be left alone, milliseconds; the sender reads it from the headers. */
	retryAfterMs?: number;
}

/** One piece of advice a kind, used wherever a provider has nothing better to say. */
export const ADVICE: Readonly<Record<TroubleKind, string>> = {
	credential:
		'Open the credential, check the API key and the Base URL, and use its test. You create keys in your account at the provider',
	notFound:
		'Check the job ID and the job type, and that the credential belongs to the same account',
	rateLimited:
		'Wait a minute, or as long as the provider requires, then run it again. Or send fewer items at a time',
	quota: 'Top up the account at the provider, then run this item again',
	refused: 'Correct what the message names and run this item again',
	unavailable: 'The provider is down. Try again in a few minutes',
	unreachable:
		'Check the Base URL in the credential, and the network, proxy and DNS of the machine that n8n runs on',
	noAnswer: 'Check the network between n8n and the provider',
	unexpectedAnswer:
		'Check that the Base URL in the credential is that of the API, and that no proxy answers in its place',
};

/** For a submit, which is about no job yet: the IDs in it are those of videos, templates, projects or models. */
export const NOT_FOUND_AT_SUBMIT =
	'Check the IDs that you entered, that the credential belongs to the account that they are from, and the Base URL in the credential';

/** Trouble that was kept with an execution; the pause that was asked for is over by the time it is read. */
export const storedTroubleSchema = z.object({
	kind: z.enum(TROUBLE_KINDS),
	message: z.string(),
	advice: z.string(),
	code: z.string().optional(),
	httpStatus: z.number().optional(),
});

/** A provider's word for an answer that is good, whatever its HTTP status says. */
export const NO_TROUBLE = 'noTrouble';

const TRANSIENT: readonly TroubleKind[] = [
	'rateLimited',
	'unavailable',
	'unreachable',
	'noAnswer',
	'unexpectedAnswer',
];

/** Whether asking the same harmless question again later may go well. Not a licence to repeat a submit. */
export function isTransient(trouble: Trouble): boolean {
	return TRANSIENT.includes(trouble.kind);
}

const FATE_UNKNOWN: readonly TroubleKind[] = ['unavailable', 'noAnswer', 'unexpectedAnswer'];

/** The same without "Try again in a few minutes", for what may have been carried out: that would do it twice. */
export function withoutTryingAgain(trouble: Trouble): Trouble {
	return trouble.kind === 'unavailable' ? { ...trouble, advice: '' } : trouble;
}

/** Whether a submit that ended like this may have been accepted, so that sending it again may pay twice. */
export function mayHaveBeenAccepted(trouble: Trouble): boolean {
	return FATE_UNKNOWN.includes(trouble.kind);
}
