import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Access } from './access';
import type { Creation } from './creating';
import type { Credits } from './credits';
import { pageOf } from './pages';
import { sendInvalidRequest, sendJobNotFound, sendUnauthorized } from './refusals';

const tokenSchema = z.object({ client_id: z.unknown(), client_secret: z.unknown() });

const usageSchema = z
	.object({
		year: z.coerce.number().int().min(2000).max(2100).optional(),
		month: z.coerce.number().int().min(1).max(12).optional(),
	})
	.refine(({ year, month }) => year === undefined || month !== undefined, {
		message: 'month is required with year',
	});

/** Jobs one by one and as a list, quota, credits, and the token of the old scheme. */
export function registerAccountRoutes(
	app: FastifyInstance,
	{ context, jobs }: Creation,
	credits: Credits,
	access: Access,
): void {
	const { switches, account } = context;

	app.post('/v1/oauth2/token', async (request, reply) => {
		const body = tokenSchema.safeParse(request.body);
		const token = body.success && access.issue(body.data.client_id, body.data.client_secret);
		if (token) return reply.send(token);
		return switches.current.tokenRefusal === 'http-400'
			? sendInvalidRequest(reply, 'Invalid client')
			: sendUnauthorized(reply);
	});

	app.get<{ Params: { jobid: string } }>('/v1/jobs/:jobid', async (request, reply) => {
		const job = jobs.find(request.params.jobid);
		if (job === undefined) return sendJobNotFound(reply, switches.current);
		const answer = jobs.answer(job);
		context.jobs.note(job.id, 'queried', answer.data.status);
		return reply.send(answer);
	});

	app.get<{ Querystring: { nextPageKey?: string } }>('/v1/jobs', async (request, reply) => {
		const all = context.jobs
			.all()
			.filter(({ id }) => jobs.find(id) !== undefined)
			.reverse();
		const page = pageOf(all, switches.current.jobsPageSize, request.query.nextPageKey);
		if (page === undefined) return sendInvalidRequest(reply, 'nextPageKey is not valid');
		const { items, nextPageKey } = page;
		return reply.send({
			items: items.map((job) => {
				const data = jobs.data(job);
				return { success: data.status !== 'failed', data: { jobId: job.id, ...data } };
			}),
			...(nextPageKey !== undefined && { nextPageKey }),
		});
	});

	app.get('/v1/quota', async (_request, reply) => {
		const { videoMinutes, transcriptionMinutes, elevenLabsVoiceOverMinutes, aiCredits } =
			account.current;
		return reply.send({
			videoMinutes,
			transcriptionMinutes,
			elevenLabsVoiceOverMinutes,
			aiCredits,
		});
	});

	app.get('/v1/aicredits/usage', async (request, reply) => {
		const query = usageSchema.safeParse(request.query);
		if (!query.success)
			return sendInvalidRequest(reply, query.error.issues[0]?.message ?? 'Invalid query');
		// Pictory docs, Get AI Credits Usage: what is left out is the current one.
		const now = new Date(context.core.clock.now());
		const { year = now.getUTCFullYear(), month = now.getUTCMonth() + 1 } = query.data;
		return reply.send(credits.history(year, month));
	});
}
