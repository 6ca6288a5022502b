import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { VideoProvider } from '../provider/contract';
import { Stopped, type Clock } from '../time/clock';
import { accessTo, type Access } from './access';
import { parseHttpUrl } from './baseUrl';
import { discard, lowerCaseHeaders, type FileResponse } from './fileResponse';
import { httpTrouble } from '../provider/httpTrouble';
import type { RateWindow } from '../provider/pace';
import { createPacer } from './pacer';
import { sendPresigned } from './presigned';
import { blankedHeaders, readAnswer, type RawResponse } from './readAnswer';
import { withRetryAfter } from '../trouble/retryAfter';
import { requestOptions } from './requestOptions';
import { secretBlanker, secretsOf } from './secrets';
import { executionOf, flowMemory, type SendingContext } from './sendingContext';
import { refusedResponse, tokenTrouble } from './tokenRenewal';
import { transportTrouble, wasStopped } from '../trouble/transportTrouble';
import { NO_TROUBLE, type Trouble } from '../trouble/trouble';
import { prepareUpload } from './upload';
import type { WireAnswer, WireRequest } from '../provider/wire';

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
	/** Opens a file as a stream; a redirect is handed back, not followed, and a refusal is trouble. */
	openFile(request: WireRequest): Promise<OpenedFile>;
	/** The same for a link that points to the API's own host; undefined, without a request, for any other. */
	openOwnLink(url: string, headers: Record<string, string>): Promise<OpenedFile | undefined>;
}

/** What a sender needs to know. */
export interface SenderOptions {
	provider: VideoProvider;
	credentialType: string;
	itemIndex: number;
	clock: Clock;
	/** Replaces the provider's published submit limit, where an account has another one. */
	submitWindows?: readonly RateWindow[] | undefined;
	/** Told of each request as it leaves: from then on it may have been received. */
	onLeave?: (request: WireRequest) => void;
}

/**
 * Creates the way out for one item: adds the credential, keeps to the Base URL and to the provider's
 * rate, never follows a redirect, and reads what is wrong with an answer. Never sends anything twice.
 *
 * @throws (from `send`) InvalidInput for a file that is not there, Stopped when the execution is stopped
 */
export function createSender(context: SendingContext, options: SenderOptions): Sender {
	const { provider, credentialType, itemIndex, clock } = options;
	const tokenIsRenewed = provider.credentials.some(
		(choice) => choice.type === credentialType && choice.tokenIsRenewed,
	);
	const credentialId = context.getNode().credentials?.[credentialType]?.id ?? credentialType;
	const flow = flowMemory(context);
	const submitPacer = createPacer(flow, `${credentialId}.submit`, clock);
	const requestPacer = createPacer(flow, `${credentialId}.request`, clock);

	async function takeTurn({ purpose }: WireRequest): Promise<void> {
		if (purpose === 'submit') {
			await submitPacer.takeTurn(options.submitWindows ?? provider.limits.submits);
		}
		await requestPacer.takeTurn(provider.limits.requests);
	}

	async function accessFor(path: string): Promise<Access> {
		return await accessTo(context, credentialType, itemIndex, provider, path);
	}

	async function exchange<Response>(
		url: string,
		request: WireRequest,
		form: Partial<IHttpRequestOptions>,
	): Promise<{ ok: true; url: string; response: Response } | { ok: false; trouble: Trouble }> {
		const upload =
			request.upload && (await prepareUpload(executionOf(context), itemIndex, request.upload));
		const timeout = upload?.timeoutMs ?? TIMEOUT_MS[request.purpose];
		await takeTurn(request);
		options.onLeave?.(request);
		try {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				{
					...requestOptions(url, request, timeout),
					// n8n fetches a new token for a 401 that is thrown, and sends what was refused again.
					...(tokenIsRenewed && { ignoreHttpStatusErrors: { ignore: true, except: [401] } }),
					...(upload && { body: upload.body }),
					...form,
				},
			)) as Response;
			return { ok: true, url, response };
		} catch (error) {
			const refused = tokenIsRenewed ? refusedResponse(error) : undefined;
			return refused
				? { ok: true, url, response: refused as Response }
				: { ok: false, trouble: troubleOf(error, provider, url, timeout) };
		} finally {
			upload?.release();
		}
	}

	/** What an answer must not repeat; the token that was sent may be newer than the credential that was read. */
	async function sentSecrets(credential: ICredentialDataDecryptedObject): Promise<string[]> {
		const renewed = tokenIsRenewed
			? secretsOf(await context.getCredentials(credentialType, itemIndex))
			: [];
		return [...secretsOf(credential), ...renewed];
	}

	async function open(
		{ url, credential }: Extract<Access, { ok: true }>,
		request: WireRequest,
	): Promise<OpenedFile> {
		const opened = await exchange<FileResponse>(url, request, { encoding: 'stream' });
		if (!opened.ok) return opened;
		const trouble = refusedFile(provider, opened.response, clock.now());
		if (trouble) {
			discard(opened.response);
			return { ok: false, trouble };
		}
		const blank = secretBlanker(await sentSecrets(credential));
		const headers = blankedHeaders(opened.response.headers, blank);
		return { ...opened, response: { ...opened.response, headers } };
	}

	return {
		async send(request) {
			const { presignedUrl } = request;
			if (presignedUrl !== undefined) {
				const execution = executionOf(context);
				return await sendPresigned(
					execution,
					itemIndex,
					provider.displayName,
					presignedUrl,
					request,
				);
			}
			const access = await accessFor(request.path);
			if (!access.ok) return access;
			const exchanged = await exchange<RawResponse>(access.url, request, {
				// As text, so that a proxy's HTML page is told apart from JSON instead of ending as a parse error.
				encoding: 'text',
			});
			if (!exchanged.ok) return exchanged;
			const answer = readAnswer(exchanged.response, await sentSecrets(access.credential));
			const trouble =
				provider.readTrouble(answer, request) ?? httpTrouble(provider.displayName, answer);
			if (!trouble || trouble === NO_TROUBLE) return { ok: true, answer };
			return { ok: false, answer, trouble: withRetryAfter(trouble, answer.headers, clock.now()) };
		},

		async openFile(request) {
			const access = await accessFor(request.path);
			return access.ok ? await open(access, request) : access;
		},

		async openOwnLink(url, headers) {
			const access = await accessFor('');
			if (!access.ok) return access;
			if (parseHttpUrl(url)?.origin !== new URL(access.url).origin) return undefined;
			return await open({ ...access, url }, { purpose: 'read', method: 'GET', path: '', headers });
		},
	};
}

/** A refusal in place of a file; its body is a stream that nobody reads, so the status alone tells. */
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

/** @throws Stopped when the request ended because the user stopped the execution */
function troubleOf(error: unknown, provider: VideoProvider, url: string, timeout: number): Trouble {
	if (wasStopped(error)) throw new Stopped();
	const { host } = new URL(url);
	return tokenTrouble(error) ?? transportTrouble(provider.displayName, host, timeout, error);
}
