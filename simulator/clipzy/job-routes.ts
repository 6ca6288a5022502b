import type { FastifyInstance, FastifyReply } from 'fastify';
import { hasEnded } from '../core/job';
import {
	documentedError,
	envelope,
	failedTo,
	jobNotFound,
	sendIssues,
	sendRefusal,
	videoNotFound,
} from './answer';
import type { Engine } from './engine';
import { sendCrash } from './fastapi';
import { isJsonType, readJobRequest, readPage } from './job-request';
import type { ClipzyContext, ClipzyJob } from './model';
import { originOf } from './origin';

type ById = { Params: { jobId: string } };

/** `POST /jobs`, `GET /jobs`, `GET /jobs/{job_id}` and `GET /jobs/{job_id}/result`. */
export function registerJobRoutes(
	app: FastifyInstance,
	context: ClipzyContext,
	engine: Engine,
): void {
	const { core, jobs, switches, account } = context;
	const succeed = (reply: FastifyReply, message: string, data: unknown) =>
		reply.send(envelope(switches.current.variant, core.clock.now(), message, data));

	app.post('/jobs', async (request, reply) => {
		const { variant, parallelJobs, alreadyProcessingStatus } = switches.current;
		// The engine's handler cannot write down the bytes that it was sent in place of JSON.
		if (variant !== 'docs' && request.body !== undefined && !isJsonType(request))
			return sendCrash(reply, context);
		const read = readJobRequest(request.body);
		if ('issues' in read) return sendIssues(reply, variant, read.issues);
		if (account.current.brokenStorage) return sendRefusal(reply, variant, failedTo('create job'));
		const video = engine.video(read.video_id);
		if (!video) return sendRefusal(reply, variant, videoNotFound(read.video_id));
		if (variant === 'docs' && parallelJobs === 'refused' && engine.isBusyWith(video.id))
			return reply
				.code(alreadyProcessingStatus)
				.send(documentedError('JOB_ALREADY_PROCESSING', `Already processing: ${video.id}`));
		const isDocs = variant === 'docs';
		const job = engine.createJob(
			{
				videoId: video.id,
				filename: video.filename,
				// The documentation lets the upload stand in for both; the engine never looks there.
				templateVideoId: read.template_video_id ?? (isDocs ? video.templateVideoId : null),
				config: read.config ?? {},
				webhookUrl: read.webhook_url ?? (isDocs ? video.webhookUrl : null),
				origin: originOf(request),
			},
			request.body,
		);
		const message = variant === 'docs' ? 'Job created' : `Job created: ${job.id}`;
		return succeed(reply, message, engine.status(job));
	});

	app.get<{ Querystring: Record<string, unknown> }>('/jobs', async (request, reply) => {
		const { variant } = switches.current;
		const page = readPage(request.query);
		if ('issues' in page) return sendIssues(reply, variant, page.issues);
		const all = engine.jobs();
		const first = (page.page - 1) * page.page_size;
		return succeed(reply, 'Jobs retrieved', {
			jobs: all.slice(first, first + page.page_size).map((job) => engine.listed(job)),
			total: all.length,
			...page,
		});
	});

	app.get<ById>('/jobs/:jobId', async (request, reply) => {
		const { jobId } = request.params;
		const job = engine.job(jobId);
		if (account.current.brokenStorage)
			return sendRefusal(reply, switches.current.variant, failedTo('get job'));
		if (!job) return sendRefusal(reply, switches.current.variant, jobNotFound(jobId));
		jobs.note(jobId, 'queried', job.state);
		return succeed(reply, 'Job retrieved', engine.status(job));
	});

	app.get<ById>('/jobs/:jobId/result', async (request, reply) => {
		const { jobId } = request.params;
		const { variant } = switches.current;
		const job = engine.job(jobId);
		if (!job) return sendRefusal(reply, variant, jobNotFound(jobId));
		jobs.note(jobId, 'queried', `result, ${job.state}`);
		if (variant === 'docs' && !hasEnded(job)) return sendTooEarly(reply, job);
		// The stored error object does not fit the schema of the earlier engine's answer.
		if (variant === 'engine-a' && job.state === 'failed')
			return sendRefusal(reply, variant, failedTo('get job result'));
		return succeed(reply, 'Job result retrieved', engine.result(job));
	});

	function sendTooEarly(reply: FastifyReply, { id }: ClipzyJob): FastifyReply {
		const { earlyResultStatus, earlyResultCode } = switches.current;
		const text = `Result not available yet: ${id}`;
		return reply.code(earlyResultStatus).send(documentedError(earlyResultCode, text));
	}
}
