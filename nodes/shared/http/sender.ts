import { AUTHENTICATION, authenticationName } from '../provider/authentication';
import type { CredentialChoice, VideoProvider } from '../provider/contract';
import { httpTrouble } from '../provider/httpTrouble';
import { withTraces } from '../provider/acceptedJob';
import type { Sent, WireAnswer, WireRequest } from '../provider/wire';
import { withRetryAfter } from '../trouble/retryAfter';
import { ADVICE, NO_TROUBLE, NOT_FOUND_AT_SUBMIT, type Trouble } from '../trouble/trouble';
import { reach, reachAgain, type Access } from './access';
import {
	isBelow,
	exchange,
	type EgressRequest,
	discard,
	lowerCaseHeaders,
	type FileResponse,
} from './egress';
import type { Origin } from './origin';
import { lineOf } from './line';
import { createPacer } from './pacer';
import { sendPresigned } from './presigned';
import { blankedHeaders, readAnswer } from './readAnswer';
import { prepareUpload } from './upload';

/** How long an answer may take when no file travels, milliseconds; a submit may be fetching its source meanwhile. */
const TIMEOUT_MS = { submit: 120_000, prepare: 120_000, read: 30_000 } as const;

/** A file behind the provider's API, opened. */
export type OpenedFile =
	| { ok: true; url: string; response: FileResponse }
	| { ok: false; trouble: Trouble };

/** The single way out of this package to a provider's API. */
export interface Sender {
	/** Identifies the credential, and so the account, that requests are sent with. */
	account: string;
	/**
	 * Sends a request, with the file that belongs to it, and reads its answer.
	 *
	 * @param onLeave called when the request leaves: from then on it may have been received
	 */
	send(request: WireRequest, onLeave?: () => void): Promise<Sent>;
	/** Opens a file as a stream; a redirect is handed back, not followed, and a refusal is trouble. */
	openFile(request: WireRequest): Promise<OpenedFile>;
	/** The same for a link below the Base URL; undefined, without a request, for any other. */
	openOwnLink(url: string, headers: Record<string, string>): Promise<OpenedFile | undefined>;
	/** When the provider's rate allows the next request, epoch milliseconds; may be in the past. */
	nextTurn(): number;
}

/**
 * Creates the way out for one item: adds the credential, keeps to the Base URL and to the provider's
 * rate, never follows a redirect, and reads what is wrong with an answer. Sends nothing twice, but for a
 * question that was refused for a key that has been replaced.
 *
 * @throws (from `send`) InvalidInput for a file that is not there, Stopped when the execution is stopped
 */
export function createSender(origin: Origin): Sender {
	const { n8n, provider, clock } = origin;
	const choice = chosenCredential(origin);
	const { type, tokenIsRenewed = false } = choice;
	const account = n8n.getNode().credentials?.[type]?.id ?? type;
	const { requests: windows, checks = [] } = provider.limits;
	const pacer =
		windows.length > 0 && createPacer(n8n.getContext('flow'), `${account}.request`, clock);
	const checkPacer =
		checks.length > 0 && createPacer(n8n.getContext('flow'), `${account}.check`, clock);

	async function leave(
		url: string,
		request: WireRequest,
		{ credential: data }: Access,
		encoding: EgressRequest['encoding'],
		onLeave?: () => void,
	) {
		const upload = request.upload && (await prepareUpload(origin, request.upload));
		try {
			if (checkPacer && request.purpose === 'read') await checkPacer.takeTurn(checks);
			if (pacer) await pacer.takeTurn(windows);
			if (pacer && request.purpose !== 'submit') lineOf(account)?.count();
			onLeave?.();
			return await exchange<unknown>(n8n, {
				url,
				receiver: provider.displayName,
				method: request.method,
				headers: {
					Accept: 'application/json',
					...(request.body && { 'Content-Type': 'application/json' }),
					...request.headers,
				},
				...(request.query && { qs: request.query }),
				...(request.body && { body: request.body }),
				...(upload && { body: upload.body }),
				encoding,
				timeoutMs: upload?.timeoutMs ?? request.answerWithinMs ?? TIMEOUT_MS[request.purpose],
				credential: { type, tokenIsRenewed, data },
			});
		} finally {
			upload?.release();
		}
	}

	async function sendWith(
		access: Access,
		request: WireRequest,
		onLeave?: () => void,
	): Promise<Sent> {
		// As text, so that a proxy's HTML page is distinguished from JSON instead of ending as a parse error.
		const sent = await leave(access.baseUrl + request.path, request, access, 'text', onLeave);
		if (!sent.ok) return sent;
		const answer = readAnswer(sent.response, access.blank());
		const trouble =
			provider.readTrouble(answer, request) ?? httpTrouble(provider.displayName, answer);
		if (!trouble || trouble === NO_TROUBLE) return { ok: true, answer };
		const advised = atSubmit(request, answer, trouble);
		return { ok: false, answer, trouble: withRetryAfter(advised, answer.headers, clock.now()) };
	}

	async function open(url: string, request: WireRequest, access: Access): Promise<OpenedFile> {
		const opened = await leave(url, request, access, 'stream');
		if (!opened.ok) return opened;
		const response = opened.response as FileResponse;
		const trouble = refusedFile(provider, response, clock.now());
		if (trouble) {
			discard(response);
			return { ok: false, trouble };
		}
		const headers = blankedHeaders(response.headers, access.blank());
		return { ok: true, url, response: { ...response, headers } };
	}

	return {
		account,
		// Where one limit counts all requests, a check would only be refused with the submits that wait.
		nextTurn: () =>
			Math.max(
				checkPacer ? checkPacer.nextTurn(checks) : 0,
				pacer ? Math.max(pacer.nextTurn(windows), lineOf(account)?.until ?? 0) : 0,
			),

		async send(request, onLeave) {
			if (request.presignedUrl !== undefined) return await sendPresigned(origin, request);
			const reached = await reach(origin, choice);
			if (!reached.ok) return reached;
			const sent = await sendWith(reached.access, request, onLeave);
			if (sent.ok || sent.trouble.kind !== 'credential' || request.purpose !== 'read') return sent;
			const replaced = await reachAgain(origin, choice, reached.access);
			return replaced ? await sendWith(replaced, request, onLeave) : sent;
		},

		async openFile(request) {
			const reached = await reach(origin, choice);
			if (!reached.ok) return reached;
			return await open(reached.access.baseUrl + request.path, request, reached.access);
		},

		async openOwnLink(url, headers) {
			const reached = await reach(origin, choice);
			if (!reached.ok) return reached;
			if (!isBelow(reached.access.entered, url)) return undefined;
			const request = { purpose: 'read', method: 'GET', path: '', headers } as const;
			return await open(url, request, reached.access);
		},
	};
}

/** The usual advice about what is not found speaks of a job, which a submit is to make. */
function atSubmit(request: WireRequest, answer: WireAnswer, trouble: Trouble): Trouble {
	const { purpose } = request;
	const advised =
		purpose !== 'read' && trouble.advice === ADVICE.notFound
			? { ...trouble, advice: NOT_FOUND_AT_SUBMIT }
			: trouble;
	return purpose === 'submit' ? withTraces(advised, answer, request) : advised;
}

/** A refusal in place of a file. Its body is a stream that is not read, so the status decides. */
function refusedFile(
	{ displayName }: VideoProvider,
	{ statusCode, headers }: FileResponse,
	now: number,
): Trouble | undefined {
	if (statusCode < 400) return undefined;
	const answer = {
		httpStatus: statusCode,
		headers: lowerCaseHeaders(headers),
		body: null,
		text: '',
	};
	const trouble = httpTrouble(displayName, answer);
	return trouble && withRetryAfter(trouble, answer.headers, now);
}

/** The credential that the node has chosen; it offers the choice only where a provider has several. */
export function chosenCredential({
	n8n,
	itemIndex,
	provider,
}: Omit<Origin, 'clock'>): CredentialChoice {
	const { id, credentials } = provider;
	const [usual] = credentials;
	if (credentials.length === 1) return usual;
	const onOwnNode = n8n.getNodeParameter(AUTHENTICATION, itemIndex, '');
	const onSharedNode = n8n.getNodeParameter(authenticationName(id), itemIndex, usual.type);
	const type = String(onOwnNode || onSharedNode);
	return credentials.find((choice) => choice.type === type) ?? { ...usual, type };
}
