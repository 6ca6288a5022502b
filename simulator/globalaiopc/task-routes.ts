import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readVideosRequest } from './create-request';
import { readFamilyRequest } from './family-request';
import { MODEL_CENTER, OTHER_FAMILIES, VIDEOS, type Family } from './families';
import { QueryLimit } from './query-limit';
import { envelope, Refusal, sendRefusal, sendUnknownId } from './refusal';
import {
	completedFields,
	createdTask,
	resultAnswer,
	resultLink,
	wireStatus,
} from './result-answer';
import { progressOf } from '../core/job';
import type { GlobalAiOpcSwitches } from './switches';
import type { GlobalAiOpcContext, TaskJob, TaskRequest } from './task';
import type { Tasks } from './tasks';

/** Tokens are billed beside the call in the model center; the number means nothing here. */
const TOKENS_PER_SECOND = 2_160;

type Fields = Readonly<Record<string, unknown>>;

function isJsonObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sora's page names a path with the version, its sample one without. */
const SORA_OF_SAMPLE = '/sora/videos';

function pathsOf({ jobType, path }: Family): string[] {
	return jobType === 'sora' ? [path, SORA_OF_SAMPLE] : [path];
}

function isServed(path: string, { jobType }: Family, { soraPath }: GlobalAiOpcSwitches): boolean {
	if (jobType !== 'sora' || soraPath === 'both') return true;
	return soraPath === 'sample' ? path === SORA_OF_SAMPLE : path !== SORA_OF_SAMPLE;
}

/** Create calls of all families, the shared result route, and the newer model center. */
export function registerTaskRoutes(
	app: FastifyInstance,
	context: GlobalAiOpcContext,
	tasks: Tasks,
): void {
	const { core, jobs, switches } = context;
	const queryLimit = new QueryLimit(context);
	context.onReset(() => queryLimit.reset());

	/** Makes a task out of a request, or answers why not. */
	const create = (
		request: FastifyRequest,
		reply: FastifyReply,
		family: Family,
		read: (fields: Fields) => TaskRequest,
		answer: (job: TaskJob) => unknown,
		prefix: string,
	): FastifyReply => {
		const now = switches.current;
		const { body } = request;
		try {
			if (!isJsonObject(body)) throw new Refusal('请求体必须为JSON (the body must be JSON)');
			const key = request.headers['idempotency-key'];
			const idempotencyKey = typeof key === 'string' ? key : undefined;
			const job = tasks.create(family, read(body), body, { prefix, idempotencyKey });
			return reply.code(now.createHttpStatus).send(answer(job));
		} catch (problem) {
			if (problem instanceof Refusal) return sendRefusal(reply, now, problem.message);
			throw problem;
		}
	};

	/** Shows a task, or says that there is none. */
	const query = (
		id: string,
		reply: FastifyReply,
		show: (job: TaskJob) => unknown,
	): FastifyReply => {
		if (queryLimit.isOver(id, reply)) return reply;
		const job = tasks.find(id);
		if (job === undefined) return sendUnknownId(reply, switches.current, id);
		jobs.note(id, 'queried', wireStatus(job));
		return reply.send(show(job));
	};

	for (const family of [VIDEOS, ...OTHER_FAMILIES, MODEL_CENTER])
		for (const path of pathsOf(family))
			app.post(path, async (request, reply) => {
				const now = switches.current;
				if (!isServed(path, family, now))
					return reply.code(404).send({ message: `No handler found for POST ${path}` });
				const isFlat = now.createAnswer === 'flat';
				return create(
					request,
					reply,
					family,
					(fields) =>
						family === VIDEOS
							? readVideosRequest(fields, now)
							: readFamilyRequest(fields, family, now),
					(job) => (isFlat ? createdTask(job, now) : envelope(now, 0, null, { projectId: job.id })),
					isFlat ? family.media : 'proj',
				);
			});

	app.get<{ Params: { id: string } }>('/v1/result/:id', async (request, reply) =>
		query(request.params.id, reply, (job) => {
			const now = switches.current;
			const task = resultAnswer(job, core.files, now);
			return now.resultShape === 'in-data' ? envelope(now, 0, null, task) : task;
		}),
	);

	app.get<{ Params: { id: string } }>(`${MODEL_CENTER.path}/:id`, async (request, reply) =>
		query(request.params.id, reply, (job) => {
			const now = switches.current;
			const task = {
				...resultAnswer(job, core.files, now),
				progress: Math.floor(progressOf(job, core.clock.now()) * 100),
				result_url: resultLink(job, core.files, now),
				amount: job.details.price,
				...(job.state === 'succeeded' && {
					totalTokens: job.details.request.seconds * TOKENS_PER_SECOND,
				}),
				...completedFields(job, now),
			};
			return now.modelCenterShape === 'in-data' ? envelope(now, 0, null, task) : task;
		}),
	);
}
