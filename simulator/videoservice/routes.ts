import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readByteRange } from '../core/byte-range';
import { hasEnded, type Job } from '../core/job';
import { mediaBytes } from '../core/media-library';
import { RateLimiter } from '../core/rate-limiter';
import { sendPart } from '../core/send-part';
import { sizeOfVideo } from '../core/sized-video';
import type { ServiceJob, VideoServiceContext } from './settings';
import { contentOf, linksTo, shown } from './shown';
import type { Answer, Body, JobRoute, ServiceWire } from './wire';

type Parts = Record<string, string>;

const partsOf = ({ params }: FastifyRequest) => params as Parts;
const queryOf = ({ query }: FastifyRequest) => query as Parts;

/** Adds the routes of one service, relative to its own part of the path. */
export function registerService(
	app: FastifyInstance,
	service: ServiceWire,
	context: VideoServiceContext,
	{ apiKey, newNumber, prefix }: { apiKey: string; newNumber: () => string; prefix: string },
): void {
	const { core, jobs, switches } = context;
	const submits = new RateLimiter(core.clock, () => [
		{ calls: switches.current.submitsPerMinute || Infinity, windowSeconds: 60 },
	]);
	context.onReset(() => submits.reset());
	const send = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);

	app.addHook('preHandler', async (request, reply): Promise<FastifyReply | undefined> => {
		if (service.accepts(request.headers, apiKey)) return undefined;
		return send(reply, service.refusal('key', ''));
	});
	app.setNotFoundHandler((request, reply) => send(reply, service.refusal('path', request.url)));

	for (const path of service.submit.paths)
		app.post(path, async (request, reply) => {
			if (submits.secondsUntilFree('sliding') > 0)
				return send(reply, { ...service.refusal('body', 'patience'), status: 429 });
			const body = request.body as Body | string | undefined;
			if (typeof body !== 'object' || Array.isArray(body))
				return send(reply, service.refusal('body', 'a JSON object'));
			const missing = service.submit.requires.find((name) => body[name] === undefined);
			if (missing !== undefined) return send(reply, service.refusal('body', missing));
			submits.count();
			const url = service.callback?.urlIn(body, queryOf(request));
			const job = jobs.submit({
				jobType: service.id,
				id: service.submit.newId(newNumber(), partsOf(request)),
				request: body,
				details: {
					service,
					body,
					base: `${request.protocol}://${request.host}${prefix}`,
					...(typeof url === 'string' && { callbackUrl: url }),
				},
			});
			return send(reply, service.submit.answer(shown(job, context), request.url));
		});

	const about = (
		{ method, path, jobId }: JobRoute,
		answer: (job: Job<ServiceJob>, request: FastifyRequest, reply: FastifyReply) => FastifyReply,
	) =>
		app.route({
			method,
			url: path,
			handler: async (request, reply) => {
				const id = jobId(partsOf(request), queryOf(request));
				const job = jobs.get(id);
				if (job === undefined || job.state === 'expired' || job.jobType !== service.id)
					return send(reply, service.refusal('unknownJob', id));
				return answer(job, request, reply);
			},
		});

	about(service.status, (job, _request, reply) => {
		jobs.note(job.id, 'queried', job.state);
		return reply.send(service.status.answer(shown(job, context)));
	});
	const { result, file, list, cancel, others = {} } = service;
	if (result)
		about(result, (job, _request, reply) => send(reply, result.answer(shown(job, context))));
	if (file)
		about(file, (job, request, reply) => {
			const [link] = linksTo(job, context);
			if (link === undefined) return send(reply, service.refusal('unknownJob', job.id));
			return service.fileRedirects ? reply.redirect(link) : sendFile(job, request, reply);
		});
	if (list)
		app.get(list.path, async () => {
			const own = jobs.all().filter((job) => job.jobType === service.id && job.state !== 'expired');
			return list.answer(own.reverse().map((job) => shown(job, context)));
		});
	if (cancel)
		about(cancel, (job, _request, reply) => {
			if (hasEnded(job)) return send(reply, cancel.ended ?? cancel.answer);
			jobs.setOutcome(job.id, { kind: 'cancelled' });
			jobs.finish(job.id);
			return send(reply, cancel.answer);
		});
	for (const [path, body] of Object.entries(others)) app.get(path, async () => body);
}

/** The bytes behind the API. */
function sendFile(
	job: Job<ServiceJob>,
	request: FastifyRequest,
	reply: FastifyReply,
): FastifyReply {
	const { video, sizeBytes } = contentOf(job);
	const base = mediaBytes(video.file);
	const size = sizeOfVideo(base, sizeBytes);
	void reply.headers({
		'content-type': 'video/mp4',
		'accept-ranges': 'bytes',
		etag: `"${job.id}"`,
	});
	const range = readByteRange(request.headers.range, size);
	if (range === 'unsatisfiable')
		return reply.code(416).header('content-range', `bytes */${size}`).send();
	return sendPart(reply, base, size, range);
}
