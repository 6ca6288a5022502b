import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { PictoryContext, PictoryJob } from './job-details';
import type { Jobs } from './jobs';
import { sendInvalidBody, wrongFields } from './refusals';

/** What the routes that create jobs work with. */
export interface Creation {
	readonly context: PictoryContext;
	readonly jobs: Jobs;
}

/** Reads a body, or answers what is wrong with it. */
export function readBody<T>(
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	body: unknown,
	reply: FastifyReply,
): { readonly value: T } | { readonly refused: FastifyReply } {
	const parsed = schema.safeParse(body);
	return parsed.success
		? { value: parsed.data }
		: { refused: sendInvalidBody(reply, wrongFields(parsed.error)) };
}

/** Takes a job in and answers with its id, or that it cannot be paid. */
export function createJob(
	{ context, jobs }: Creation,
	reply: FastifyReply,
	details: PictoryJob,
	request: unknown,
): FastifyReply {
	const job = jobs.create(details, request);
	if (job !== 'too-few-credits') return reply.send({ success: true, data: { jobId: job.id } });
	const code = 'INSUFFICIENT_CREDITS';
	return context.switches.current.creditsShortage === 'http-402'
		? reply.code(402).send({ message: 'Quota exceeded' })
		: reply.code(400).send({ code, message: 'You do not have enough AI credits.' });
}
