import { ADVICE, httpTrouble, kindOfStatus } from '../shared/provider/httpTrouble';
import { providerText } from '../shared/trouble/providerText';
import type { Trouble, TroubleKind } from '../shared/trouble/trouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { isRecord, readFacts, valuesAt } from '../shared/provider/facts';
import { isRefused, refusalKind, refusalOfSubmit, SUCCESS } from './codes';
import { readTask, REFUSED_ASSET, TASK, type WireTask } from './wire';

/** A status of the service's gateway; clients treat it like a 5xx. */
const GATEWAY_FAULT = 433;

/** What the service's web framework says about a path that it does not serve. */
const NO_HANDLER = /no handler|no endpoint|no static resource/i;

/** Of the calls about assets, which have three generations. */
const ASSET_PATH = /^\/(kyyVideo2\/)?asset\//;

const BASE_URL_ADVICE =
	'Check the Base URL in the credential: it ends with /kyyReactApiServer, and /v1 is added by the node';

const ADVICE_HERE: Partial<Record<TroubleKind, string>> = {
	credential:
		'Check the API key in the credential, and use its test. GlobalAI OPC issues keys by hand: ask your contact there for one',
	quota: 'Top up the balance at GlobalAI OPC, then run this item again',
	refused:
		'Correct the prompt, the references or the options that the message names, then run this item again',
};

/** Kinds that would leave it open whether a task that is named and has failed was made. */
const NEVER_AGAIN: readonly TroubleKind[] = ['rateLimited', 'unavailable'];

/**
 * Reads a refusal: a failing HTTP status, a `code` other than 0 under HTTP 200, or, on create, a task that
 * is `failed` from the start. A `failed` task on query is the end of a job and no refusal of the question.
 */
export function readTrouble(answer: WireAnswer, request: WireRequest): Trouble | undefined {
	if (!isRecord(answer.body)) return undefined;
	const task = readTask(answer.body);
	if (kindOfStatus(answer.httpStatus)) return byHttpStatus(answer, request, task);
	if (isAboutAsset(request)) return troubleWithAsset(answer, request, task);
	const failed = plainStatus(task) === 'failed';
	if (request.purpose === 'submit') {
		return isRefused(task) || failed ? refusedSubmit(answer, request, task) : undefined;
	}
	if (isRefused(task)) {
		const kind = kindFor(request, task);
		const isEndOfJob = task.jobId !== undefined && (failed || task.status === undefined);
		return kind === 'refused' && isEndOfJob ? undefined : trouble(answer, request, task, kind);
	}
	return task.status === undefined ? nothingThere(answer, task) : undefined;
}

function isAboutAsset({ path }: WireRequest): boolean {
	return ASSET_PATH.test(path);
}

function troubleWithAsset(
	answer: WireAnswer,
	request: WireRequest,
	task: WireTask,
): Trouble | undefined {
	if (isRefused(task)) return trouble(answer, request, task, kindFor(request, task));
	const refused = refusedAsset(answer, request);
	const mayBeEmpty = request.purpose === 'read' && task.status === undefined;
	return refused ?? (mayBeEmpty ? nothingThere(answer, task) : undefined);
}

/** Calls about assets answer for a list, and say of each entry whether it was taken. */
function refusedAsset(answer: WireAnswer, { purpose }: WireRequest): Trouble | undefined {
	const { asset, reason } = readFacts(REFUSED_ASSET, answer.body);
	if (!asset) return undefined;
	const isRead = purpose === 'read';
	const what = isRead ? 'does not know the asset' : 'refused the asset';
	return {
		kind: isRead ? 'notFound' : 'refused',
		message: `GlobalAI OPC ${what}${reason ? `: ${providerText(reason)}` : ''}`,
		advice: isRead
			? "Check the asset ID and 'For Family': each family has assets of its own"
			: 'Check that the link is public and that the file is an image, a video or a sound',
		httpStatus: answer.httpStatus,
	};
}

function plainStatus({ status }: WireTask): string | undefined {
	return status?.trim().toLowerCase();
}

function byHttpStatus(
	answer: WireAnswer,
	request: WireRequest,
	task: WireTask,
): Trouble | undefined {
	const said = providerText(task.said);
	if (answer.httpStatus === 404 && NO_HANDLER.test(said ?? '')) {
		return {
			kind: 'refused',
			message: `GlobalAI OPC does not serve this address (HTTP 404: ${said})`,
			advice: BASE_URL_ADVICE,
			httpStatus: 404,
		};
	}
	const found = httpTrouble('GlobalAI OPC', answer, { message: said, code: codeOf(task) });
	if (!found || answer.httpStatus < 400) return found;
	const kind = kindByStatus(answer.httpStatus, found.kind) ?? kindFor(request, task);
	return { ...found, kind, advice: adviceFor(kind, request) };
}

/** Only the submit of a job has a prompt to correct; a question about a job must not lead to another one. */
function adviceFor(kind: TroubleKind, request: WireRequest): string {
	const hasPrompt = request.purpose === 'submit' && !isAboutAsset(request);
	return (kind === 'refused' && !hasPrompt ? undefined : ADVICE_HERE[kind]) ?? ADVICE[kind];
}

/** What the status means by itself; a plain 400 means nothing without its words. */
function kindByStatus(status: number, usual: TroubleKind): TroubleKind | undefined {
	if (status === GATEWAY_FAULT) return 'unavailable';
	return usual === 'refused' ? undefined : usual;
}

/**
 * A refusal with an id in it may stand for a job that exists after all: `failed` means that it does
 * nothing and costs nothing, any other status that its fate is unknown. Neither is ever sent again.
 */
function refusedSubmit(answer: WireAnswer, request: WireRequest, task: WireTask): Trouble {
	const kind = kindFor(request, task);
	if (task.jobId === undefined) return trouble(answer, request, task, kind);
	if (plainStatus(task) === 'failed') {
		return trouble(answer, request, task, NEVER_AGAIN.includes(kind) ? 'refused' : kind);
	}
	return {
		kind: 'unexpectedAnswer',
		message: `GlobalAI OPC answered code ${task.code} together with the job id '${task.jobId}': ${providerText(task.said) ?? 'no reason was given'}`,
		advice: `Use Get Status to see whether the job '${task.jobId}' exists`,
		code: task.code,
		httpStatus: answer.httpStatus,
	};
}

function kindFor({ purpose }: WireRequest, task: WireTask): TroubleKind {
	const kindOf = purpose === 'submit' ? refusalOfSubmit : refusalKind;
	return kindOf(task.said, codeOf(task));
}

function trouble(
	answer: WireAnswer,
	request: WireRequest,
	task: WireTask,
	kind: TroubleKind,
): Trouble {
	const code = codeOf(task);
	const what = refusedWhat(request);
	const label = code === undefined ? '' : ` (code ${code})`;
	return {
		kind,
		message: `GlobalAI OPC ${what}${label}: ${providerText(task.said) ?? 'no reason was given'}`,
		advice: adviceFor(kind, request),
		code,
		httpStatus: answer.httpStatus,
	};
}

function refusedWhat(request: WireRequest): string {
	if (isAboutAsset(request)) return 'refused the asset';
	return request.purpose === 'submit' ? 'refused the job' : 'refused the question';
}

/** A success without any task in it: what an unknown id looks like is on no page. */
function nothingThere(answer: WireAnswer, { said }: WireTask): Trouble | undefined {
	const { data, ...beside } = answer.body as Record<string, unknown>;
	const isEmpty = data === null || (data === undefined && Object.keys(beside).length === 0);
	if (!isEmpty || valuesAt(beside, [...TASK.ids, 'error']).some((value) => value ?? false))
		return undefined;
	return {
		kind: 'notFound',
		message: `GlobalAI OPC has no job under this id${said ? `: ${providerText(said)}` : ''}`,
		advice: ADVICE.notFound,
		httpStatus: answer.httpStatus,
	};
}

function codeOf({ code, errorCode }: WireTask): string | undefined {
	return code === undefined || code === SUCCESS ? errorCode : code;
}
