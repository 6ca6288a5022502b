import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readByteRange } from '../core/byte-range';
import { mediaBytes } from '../core/media-library';
import { sendPart } from '../core/send-part';
import { sizeOfVideo } from '../core/sized-video';
import { jobNotFound, sendRefusal } from './answer';
import type { Engine } from './engine';
import type { ClipzyContext, ClipzyJob } from './model';
import { outputContent, signedLink, STORAGE_PATH } from './output';

type ById = { Params: { jobId: string } };

/** `GET /jobs/{job_id}/download`, which only the later engine has. */
export function registerDownloadRoute(
	app: FastifyInstance,
	context: ClipzyContext,
	engine: Engine,
): void {
	const { core, switches } = context;
	app.get<ById>('/jobs/:jobId/download', async (request, reply) => {
		const { variant, download, downloadLinkSeconds } = switches.current;
		if (variant !== 'engine-b') return reply.callNotFound();
		const { jobId } = request.params;
		const job = engine.job(jobId);
		if (!job) return sendRefusal(reply, variant, jobNotFound(jobId));
		const content = outputContent(job);
		if (content === undefined)
			return reply.code(404).send({ detail: 'Rendered output not available yet' });
		return download === 'redirect'
			? reply.redirect(signedLink(job, core, content, downloadLinkSeconds), 307)
			: sendVideo(context, reply, job);
	});
}

/** The engine's own host, behind the same proxy, for engines whose output_video_url leads there. */
export function registerStorageRoute(
	app: FastifyInstance,
	context: ClipzyContext,
	engine: Engine,
): void {
	app.get<ById>(`${STORAGE_PATH}/:jobId/output.mp4`, async (request, reply) => {
		const job = engine.job(request.params.jobId);
		const isThere = context.switches.current.outputUrl === 'own-host';
		return job && isThere ? sendVideo(context, reply, job) : reply.callNotFound();
	});
}

function sendVideo(
	{ jobs, switches }: ClipzyContext,
	reply: FastifyReply,
	job: ClipzyJob,
): FastifyReply | void {
	const content = outputContent(job);
	if (content === undefined) return reply.callNotFound();
	const base = mediaBytes(content.video.file);
	const size = sizeOfVideo(base, content.sizeBytes);
	reply.raw.on('close', () => {
		const end = reply.raw.writableFinished ? 'complete' : 'broken off';
		jobs.note(job.id, 'download', `GET ${reply.request.url}: ${reply.statusCode}, ${end}`);
	});
	const modified = new Date(job.finishedAt ?? job.submittedAt);
	const digest = createHash('md5').update(`${modified.getTime()}-${size}`).digest('hex');
	void reply.headers({
		'content-type': 'video/mp4',
		'content-disposition': 'attachment; filename="final_output.mp4"',
		'last-modified': modified.toUTCString(),
		etag: `"${digest}"`,
	});
	const { downloadRanges } = switches.current;
	if (downloadRanges) void reply.header('accept-ranges', 'bytes');
	const range = readByteRange(downloadRanges ? reply.request.headers.range : undefined, size);
	if (range === 'unsatisfiable')
		return reply.code(416).header('content-range', `*/${size}`).type('text/plain').send('');
	return sendPart(reply, base, size, range);
}
