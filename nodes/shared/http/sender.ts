import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { VideoProvider } from '../provider/contract';
import { Stopped, type Clock } from '../time/clock';
import { joinBaseUrl } from './baseUrl';
import type { FileResponse } from './fileResponse';
import { httpTrouble } from './httpTrouble';
import type { RateWindow } from './pace';
import { createPacer } from './pacer';
import { sendPresigned } from './presigned';
import { readAnswer, type RawResponse } from './readAnswer';
import { readRetryAfter } from './retryAfter';
import { secretsOf } from './secrets';
import { transportTrouble, wasStopped } from './transportTrouble';
import type { Trouble } from './trouble';
import { prepareUpload } from './upload';
import type { WireAnswer, WireRequest } from './wire';

/** How long an answer may take when no file travels, milliseconds; a submit may be fetching its source meanwhile. */
const TIMEOUT_MS = { submit: 120_000, prepare: 120_000, read: 30_000 } as const;

/** What came of a request. */
export type Sent =
	| { ok: true; answer: WireAnswer }
	| { ok: false; trouble: Trouble; answer?: WireAnswer };

/** A file behind the provider's API, opened. */
export type OpenedFile =
	| { ok: true; url: string; response: FileResponse }
	| { ok: false; trouble: Trouble };

/** The single way out of this package to a provider's API. */
export interface Sender {
	/** Sends a request, with the file that belongs to it, and reads its answer. */
	send(request: WireRequest): Promise<Sent>;
	/** Opens a file as a stream; a redirect is handed back, not followed. */
	openFile(request: WireRequest): Promise<OpenedFile>;
}

/** What a sender needs to know. */
export interface SenderOptions {
	provider: VideoProvider;
	credentialType: string;
	itemIndex: number;
	clock: Clock;
	/** Replaces the provider's published submit limit, where an account has another one. */
	submitWindows?: readonly RateWindow[] | undefined;
}

/**
 * Creates the way out for one item: adds the credential, keeps to the Base URL and to the provider's
 * rate, never follows a redirect, and reads what is wrong with an answer. Never sends anything twice.
 *
 * @throws (from `send`) InvalidInput for an unusable Base URL or a file that is not there, Stopped when
 * the execution is stopped, and n8n's own error when no credential is chosen
 */
export function createSender(context: IExecuteFunctions, options: SenderOptions): Sender {
	const { provider, credentialType, itemIndex, clock } = options;
	const credentialId = context.getNode().credentials?.[credentialType]?.id ?? credentialType;
	const flow = context.getContext('flow');
	const submitPacer = createPacer(flow, `${credentialId}.submit`, clock);
	const requestPacer = createPacer(flow, `${credentialId}.request`, clock);

	async function takeTurn({ purpose }: WireRequest): Promise<void> {
		if (purpose === 'submit') {
			await submitPacer.takeTurn(options.submitWindows ?? provider.limits.submits);
		}
		await requestPacer.takeTurn(provider.limits.requests);
	}

	async function exchange<Response>(
		request: WireRequest,
		credential: ICredentialDataDecryptedObject,
		form: Partial<IHttpRequestOptions>,
	): Promise<{ ok: true; url: string; response: Response } | { ok: false; trouble: Trouble }> {
		const url = joinBaseUrl(cleanBaseUrl(provider, credential.baseUrl), request.path);
		const upload = request.upload && (await prepareUpload(context, itemIndex, request.upload));
		const timeout = upload?.timeoutMs ?? TIMEOUT_MS[request.purpose];
		await takeTurn(request);
		try {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				{
					...toHttpOptions(url, request, timeout),
					...(upload && { body: upload.body }),
					...form,
				},
			)) as Response;
			return { ok: true, url, response };
		} catch (error) {
			return { ok: false, trouble: troubleOf(error, provider, url, timeout) };
		} finally {
			upload?.release();
		}
	}

	return {
		async send(request) {
			const { presignedUrl } = request;
			if (presignedUrl !== undefined) {
				return await sendPresigned(context, itemIndex, provider.displayName, presignedUrl, request);
			}
			const credential = await context.getCredentials(credentialType, itemIndex);
			const exchanged = await exchange<RawResponse>(request, credential, {
				// As text, so that a proxy's HTML page is told apart from JSON instead of ending as a parse error.
				encoding: 'text',
			});
			if (!exchanged.ok) return exchanged;
			const answer = readAnswer(exchanged.response, secretsOf(credential));
			const trouble =
				provider.readTrouble(answer, request) ?? httpTrouble(provider.displayName, answer);
			if (!trouble) return { ok: true, answer };
			const retryAfterMs = readRetryAfter(answer.headers['retry-after'], clock.now());
			return {
				ok: false,
				answer,
				trouble: { ...trouble, ...(retryAfterMs !== undefined && { retryAfterMs }) },
			};
		},

		async openFile(request) {
			const credential = await context.getCredentials(credentialType, itemIndex);
			return await exchange<FileResponse>(request, credential, { encoding: 'stream' });
		},
	};
}

function cleanBaseUrl({ cleanBaseUrl }: VideoProvider, baseUrl: unknown): unknown {
	return cleanBaseUrl && typeof baseUrl === 'string' ? cleanBaseUrl(baseUrl.trim()) : baseUrl;
}

/** @throws Stopped when the request ended because the user stopped the execution */
function troubleOf(error: unknown, provider: VideoProvider, url: string, timeout: number): Trouble {
	if (wasStopped(error)) throw new Stopped();
	return transportTrouble(provider.displayName, new URL(url).host, timeout, error);
}

function toHttpOptions(url: string, request: WireRequest, timeout: number): IHttpRequestOptions {
	return {
		url,
		method: request.method,
		headers: {
			Accept: 'application/json',
			...(request.body && { 'Content-Type': 'application/json' }),
			...request.headers,
		},
		...(request.query && { qs: request.query }),
		...(request.body && { body: request.body }),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
}
