import { ADVICE, kindOfStatus } from '../shared/provider/httpTrouble';
import { providerText } from '../shared/trouble/providerText';
import type { Trouble, TroubleKind } from '../shared/trouble/trouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { namesJob } from '../shared/provider/acceptedJob';
import { isRecord } from '../shared/provider/facts';
import { PUBLISH_PATH, readComplaint } from './wire';

const MEANINGS: Partial<Record<TroubleKind, string>> = {
	credential: 'the API key was not accepted',
	notFound: 'there is no such task',
	rateLimited: 'too many requests, or too many tasks at once',
	quota: 'the account has not enough API units',
	unavailable: 'it cannot serve the request now',
};

const ADVICE_HERE: Partial<Record<TroubleKind, string>> = {
	credential:
		'Create an API key in the API Dashboard of WayinVideo and enter it in the credential. The account needs a package of API units',
	notFound:
		"Check 'Job ID' and 'Job Type', since each type of job is found under its own address; tasks are forgotten after some days, and ids from the website are not known to the API",
	rateLimited:
		'WayinVideo allows 15 requests a minute and 5 running tasks and does not say which limit was met. Wait for a task to end, or send fewer items at a time',
	quota: 'Buy API units in the API Dashboard of WayinVideo, then run this item again',
};

const PLAN_ADVICE =
	'Check the plan of the account: the upload of files needs the Standard plan, more results and the express mode need the Enterprise plan';

const PUBLISH_ADVICE =
	"Check that the job was submitted with 'Render Clips', that it has a clip with this index, and that each account is connected (Social Account: Get Many)";

/** Neither has a documented status, so that only the words distinguish them from other refusals. */
const SHORTAGE = /insufficient|not enough|run out|used up|exhausted|exceeded/i;
const UNITS = /\b(units?|credits?|balance|quota)\b/i;
const ABOUT_THE_PLAN = /\b(plan|upgrade|subscription|enterprise)\b/i;

/**
 * Reads what WayinVideo refuses. HTTP 200 with `data` is success; without it the provider's own tool
 * takes the answer for an error as well.
 *
 * @see https://wayin.ai/api-docs/status-codes/
 */
export function readTrouble(answer: WireAnswer, request: WireRequest): Trouble | undefined {
	if (!isRecord(answer.body)) return undefined;
	const { said: words, reasonPhrase, hasData } = readComplaint(answer.body);
	const said = providerText(words);
	// A submit whose answer has an id, wherever, may have been accepted. What Publish answers is not known.
	const isPost = request.path === PUBLISH_PATH;
	const isTask = request.purpose === 'submit' && (namesJob(answer) || isPost);
	const isAnswered = hasData || said === undefined || isTask;
	const kind = kindOf(answer.httpStatus, request, isAnswered, said);
	if (!kind) return undefined;
	// The gateway's reason phrase only repeats the status; it is shown where nothing better is known.
	const reason = said ?? MEANINGS[kind] ?? providerText(reasonPhrase) ?? 'no reason was given';
	return {
		kind,
		message: `WayinVideo answered HTTP ${answer.httpStatus}: ${reason}`,
		advice: said && isAboutThePlan(kind, said) ? PLAN_ADVICE : adviceFor(kind, request),
		httpStatus: answer.httpStatus,
	};
}

/** Only a question, a render and a post are about a job that exists already. */
function adviceFor(kind: TroubleKind, { purpose, path }: WireRequest): string {
	if (kind === 'refused' && path === PUBLISH_PATH) return PUBLISH_ADVICE;
	const namesJob = purpose === 'read' || path === '/clips/export' || path === PUBLISH_PATH;
	return (kind === 'notFound' && !namesJob ? undefined : ADVICE_HERE[kind]) ?? ADVICE[kind];
}

function kindOf(
	httpStatus: number,
	{ purpose }: WireRequest,
	isAnswered: boolean,
	said: string | undefined,
): TroubleKind | undefined {
	// Redirects are judged where the others are.
	if (httpStatus >= 300 && httpStatus < 400) return undefined;
	// Only HTTP 200 is documented; beside another success a message need not be a complaint.
	if (httpStatus < 300 && (isAnswered || httpStatus !== 200)) return undefined;
	const kind = kindOfStatus(httpStatus) ?? 'refused';
	if (said !== undefined && (kind === 'refused' || kind === 'credential')) {
		if (SHORTAGE.test(said) && UNITS.test(said)) return 'quota';
		if (ABOUT_THE_PLAN.test(said)) return 'refused';
	}
	// Clients see 404 and 400 alike for an id that is unknown, expired or of another kind.
	return purpose === 'read' && httpStatus === 400 ? 'notFound' : kind;
}

function isAboutThePlan(kind: TroubleKind, said: string): boolean {
	return kind === 'refused' && ABOUT_THE_PLAN.test(said);
}
