import type { JobReference } from '../shared/job/jobReference';
import {
	endedBadly,
	type Failure,
	type JobState,
	type JobStatus,
	type StateReading,
} from '../shared/job/videoJob';
import { defined, linkArtifact, unconfirmed, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, ConversationFacts } from '../shared/provider/contract';
import {
	asAmount,
	asCode,
	asDate,
	asId,
	asNumber,
	asPercent,
	asText,
	isFound,
} from '../shared/provider/facts';
import { standingOf } from '../shared/provider/standing';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { providerText } from '../shared/trouble/providerText';
import { isNamed, type Service } from './jobId';
import { isFilled, valuesAt } from './places';
import { resultRequest, statusRequest } from './requests';
import type { Recipe } from './recipe';
import { wordAt, wordsOf } from './status';
import { captionsIn, videosIn } from './videos';

/** Asks for the status of a job and, where that is another request, for the result of a finished one. */
export function* readJob(
	{ recipe }: Service,
	reference: JobReference,
	{ now }: ConversationFacts,
): Conversation<StateReading> {
	const status = yield statusRequest(recipe, reference.jobId);
	const standing = standingIn(recipe, reference, status);
	if (standing.status !== 'completed' || !recipe.result) {
		return readingOf(recipe, standing, { status, result: status, now });
	}
	const result = yield resultOf(recipe, reference, status);
	return readingOf(recipe, standing, { status, result, now });
}

function resultOf(recipe: Recipe, { jobId }: JobReference, status: WireAnswer): WireRequest {
	const request = resultRequest(recipe, jobId, status.body);
	if (request) return request;
	throw new UnexpectedAnswer("the part 'result' of the recipe needs what the answer lacks", status);
}

interface Standing {
	status: JobStatus;
	stage?: string;
}

/**
 * Where the job stands by an answer about its status.
 *
 * @throws UnexpectedAnswer for an answer that says nothing about a job, or is about another one
 */
export function standingIn(
	recipe: Recipe,
	{ jobId }: Pick<JobReference, 'jobId'>,
	answer: WireAnswer,
): Standing {
	const { echo, state, absentIs, failedIf } = recipe.status;
	const { body } = answer;
	const named = valuesAt(body, echo).flatMap((value) => asId(value) ?? []);
	if (named.length > 0 && !named.some((name) => isNamed(jobId, name))) {
		throw new UnexpectedAnswer(`it is about the job '${providerText(named.join("', '"))}'`, answer);
	}
	if (valuesAt(body, failedIf).some(isFilled)) return { status: 'failed' };
	const word = wordAt(recipe, body);
	if (word === undefined && absentIs && named.length > 0) return { status: absentIs };
	if (word === undefined) {
		const what = `the part 'status.state' of the recipe finds nothing at ${state.join(', ')}`;
		throw new UnexpectedAnswer(what, answer);
	}
	return standingOf(wordsOf(recipe), { word, hasReason: false, hasResult: false });
}

interface Answers {
	status: WireAnswer;
	/** The same where there is no request for the result. */
	result: WireAnswer;
	/** Epoch milliseconds. */
	now: number;
}

/** The job as the answers show it. */
export function readingOf(recipe: Recipe, standing: Standing, answers: Answers): StateReading {
	const { times, progress, usage, jobLifetimeSeconds } = recipe;
	const said = answers.status.body;
	const isRefused = recipe.result?.failedHttp.includes(answers.result.httpStatus) ?? false;
	const isTold = !isRefused && answers.result.httpStatus >= 400;
	if (isTold) throw new UnexpectedAnswer(`HTTP ${answers.result.httpStatus}`, answers.result);
	const status = isRefused ? 'failed' : standing.status;
	const submittedAt = dateAt(said, times.created);
	const completedAt = status === 'completed' ? dateAt(said, times.completed) : undefined;
	const ended = completedAt ?? submittedAt;
	const videos = status === 'completed' ? videosIn(recipe, answers.result.body) : [];
	const expiry = linkExpiry(recipe, said, completedAt, answers.now);
	const amount = usage && valuesAt(said, usage.at).map(asAmount).find(isFound);
	const job: JobState = defined({
		status,
		stage: standing.stage,
		progressPercent: progress && percentAt(said, progress),
		submittedAt,
		completedAt,
		videos: videos.map((video) => defined({ ...video, urlExpiresAt: video.url && expiry })),
		...(status === 'completed' &&
			linkArtifact('captions', captionsIn(recipe, answers.result.body))),
		usage: usage && amount !== undefined ? { amount, unit: usage.unit } : undefined,
		resultExpiresAt: status === 'completed' ? later(ended, jobLifetimeSeconds) : undefined,
		failure: endedBadly(status) ? failureOf(recipe, status, answers) : undefined,
	});
	return status === 'completed' && videos.length === 0
		? withoutVideo(recipe, job, answers)
		: { job };
}

/** A job that stays without a video has failed, although it is called completed. */
function withoutVideo(recipe: Recipe, job: JobState, answers: Answers): StateReading {
	const reason = reasonIn(recipe, answers);
	const failure: Failure = {
		message:
			reason ??
			`${recipe.displayName} says that the job is completed, and the part 'videos' of the recipe finds no link to a video`,
		advice: `The job may be billed. Do not submit it again, but ${recipe.whereToLook ?? LOOK_THERE}`,
		retryable: false,
	};
	return unconfirmed({ ...job, status: 'failed', failure }, 'without a video link');
}

export const LOOK_THERE = 'look at your jobs at the service';

function failureOf(recipe: Recipe, status: JobStatus, answers: Answers): Failure {
	const bodies = [answers.result.body, answers.status.body];
	const code = bodies
		.flatMap((body) => valuesAt(body, recipe.failure.code))
		.filter(isFilled)
		.map(asCode)
		.find(isFound);
	const busy = recipe.refusal.kinds?.rateLimited.concat(recipe.refusal.kinds.unavailable) ?? [];
	return defined({
		code,
		message:
			reasonIn(recipe, answers) ??
			`${recipe.displayName} ended the job as ${status} and gave no reason`,
		retryable: code !== undefined && busy.includes(code),
	});
}

function reasonIn(recipe: Recipe, { status, result }: Answers): string | undefined {
	return [result.body, status.body]
		.flatMap((body) => valuesAt(body, recipe.failure.message))
		.map((value) => providerText(asText(value)))
		.find(isFound);
}

function dateAt(body: unknown, places: readonly string[] | undefined): string | undefined {
	return valuesAt(body, places).map(asDate).find(isFound);
}

function percentAt(body: unknown, { at, scale }: NonNullable<Recipe['progress']>) {
	const share = valuesAt(body, at).map(asNumber).find(isFound);
	if (share === undefined) return undefined;
	return asPercent(Math.round(scale === 'fraction' ? share * 100 : share));
}

function linkExpiry(
	{ links }: Recipe,
	body: unknown,
	completedAt: string | undefined,
	now: number,
): string | undefined {
	const told = dateAt(body, links.expiresAt);
	if (told !== undefined) return told;
	const since = links.from === 'asked' ? new Date(now).toISOString() : completedAt;
	return later(since, links.lifetimeSeconds);
}

function later(since: string | undefined, seconds: number | undefined): string | undefined {
	if (since === undefined || seconds === undefined) return undefined;
	return new Date(Date.parse(since) + seconds * 1000).toISOString();
}
