import type { FastifyInstance, FastifyReply } from 'fastify';
import { RateLimiter } from '../core/rate-limiter';
import { send, sendError, sendFieldProblem } from './answer';
import { CODE } from './codes';
import { readProjectRequest } from './create-request';
import { FieldProblem } from './field-reader';
import { isJsonObject } from './json-object';
import type { VizardContext } from './project';
import type { Projects } from './projects';
import { wireProjectId } from './query-answer';

/** `POST /project/create` and `GET /project/query/{projectId}`. */
export function registerProjectRoutes(
	app: FastifyInstance,
	context: VizardContext,
	projects: Projects,
): void {
	const { core, jobs, switches, account } = context;
	const limiter = new RateLimiter(core.clock, () => [
		{ calls: account.current.createsPerMinute, windowSeconds: 60 },
		{ calls: account.current.createsPerHour, windowSeconds: 3600 },
	]);
	context.onReset(() => limiter.reset());

	/** Answers 4003 and returns true when the allowance is used up. */
	const isOverLimit = (reply: FastifyReply): boolean => {
		const { rateLimitWindow, rateLimitCounts, retryAfterHeader } = switches.current;
		const wait = limiter.secondsUntilFree(rateLimitWindow);
		if (rateLimitCounts === 'all') limiter.count();
		if (wait === 0) return false;
		if (retryAfterHeader)
			void reply.header('retry-after', Math.ceil(core.clock.toRealSeconds(wait)));
		void sendError(reply, switches.current, CODE.rateLimited);
		return true;
	};

	app.post('/project/create', async (request, reply) => {
		const now = switches.current;
		if (isOverLimit(reply)) return reply;
		const { body } = request;
		if (!isJsonObject(body)) return sendError(reply, now, CODE.invalidRequest);
		try {
			const result = projects.create(readProjectRequest(body, now, account.current), body);
			if ('refusal' in result) return await sendError(reply, now, result.refusal);
			if (now.rateLimitCounts === 'accepted') limiter.count();
			return await send(reply, now, {
				code: CODE.success,
				projectId: wireProjectId(result.id, now),
				...(account.current.plan === 'business' && { shareLink: result.details.shareLink }),
				errMsg: '',
			});
		} catch (problem) {
			if (problem instanceof FieldProblem) return sendFieldProblem(reply, now, problem);
			throw problem;
		}
	});

	app.get<{ Params: { projectId: string } }>(
		'/project/query/:projectId',
		async (request, reply) => {
			const now = switches.current;
			if (now.rateLimitScope === 'create-and-query') {
				if (isOverLimit(reply)) return reply;
				if (now.rateLimitCounts === 'accepted') limiter.count();
			}
			const job = jobs.get(request.params.projectId);
			if (job !== undefined && job.state !== 'expired') {
				const answer = projects.answer(job);
				jobs.note(job.id, 'queried', `code ${answer.code}`);
				return send(reply, now, answer);
			}
			switch (now.unknownProject) {
				case 'http-404':
					return reply.code(404).send({ code: CODE.illegalParameter, errMsg: 'not found' });
				case 'processing':
					return send(reply, now, { code: CODE.processing, videos: [] });
				default:
					return sendError(reply, now, Number(now.unknownProject));
			}
		},
	);
}
