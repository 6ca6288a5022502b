import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { envelope, failedTo, sendIssues, sendRefusal, videoNotFound, type Refusal } from './answer';
import type { Engine } from './engine';
import type { ClipzyContext, ClipzyJob, UploadedVideo } from './model';
import { originOf } from './origin';
import { storageUrl } from './output';
import { readUploadForm, stemOf, takenForBytes, type UploadForm } from './upload-form';
import { wireDate } from './wire-date';

const EXTENSIONS = ['mp4', 'mov', 'avi', 'mkv', 'webm'];
const SMALLEST_BYTES = 1024;
const LARGEST_FORM_BYTES = 100 * 1024 ** 3;

/** `POST /videos/upload` and `GET /videos/info/{video_id}`. */
export async function registerUploadRoutes(
	app: FastifyInstance,
	context: ClipzyContext,
	engine: Engine,
): Promise<void> {
	const { core, switches, account } = context;
	await app.register(multipart, { limits: { fileSize: LARGEST_FORM_BYTES } });

	app.post('/videos/upload', async (request, reply) => {
		const { variant } = switches.current;
		const { fields, file } = await readUploadForm(request);
		if (file === undefined)
			return sendIssues(reply, variant, [
				{ loc: ['body', 'file'], msg: 'Field required', type: 'missing' },
			]);
		const refusal = account.current.brokenStorage
			? failedTo('upload video')
			: fileRefusal(file, context);
		if (refusal) return sendRefusal(reply, variant, refusal);

		const video = engine.addVideo({
			filename: file.filename,
			bytes: file.bytes,
			templateVideoId: fields.template_video_id || null,
			webhookUrl: fields.webhook_url || null,
		});
		const job = variant === 'docs' ? undefined : startJob(engine, video, request);
		const message = `Video uploaded successfully${job ? `. Job created: ${job.id}` : ''}`;
		const data = {
			...videoFields(video, context),
			storage_url: storageUrl(switches.current, `${video.id}/${video.filename}`),
			...(variant === 'engine-b' && { job_id: job?.id ?? null }),
		};
		return reply.send(envelope(variant, core.clock.now(), message, data));
	});

	app.get<{ Params: { videoId: string } }>('/videos/info/:videoId', async (request, reply) => {
		const { variant } = switches.current;
		const video = engine.video(request.params.videoId);
		if (variant === 'docs') return reply.callNotFound();
		if (!video) return sendRefusal(reply, variant, videoNotFound(request.params.videoId));
		const data = videoFields(video, context);
		return reply.send(envelope(variant, core.clock.now(), 'Video info retrieved', data));
	});
}

/** Engines queue a job with the upload; nobody has asked for one in the documentation. */
function startJob(engine: Engine, video: UploadedVideo, request: FastifyRequest): ClipzyJob {
	const { id, templateVideoId, webhookUrl, filename } = video;
	const origin = originOf(request);
	const details = { videoId: id, templateVideoId, config: {}, webhookUrl, origin };
	return engine.createJob(details, { file: stemOf(filename), webhook_url: webhookUrl });
}

function fileRefusal(
	file: NonNullable<UploadForm['file']>,
	{ account, switches }: ClipzyContext,
): Refusal | undefined {
	const { maxFileSizeMb } = account.current;
	const extension = /\.([^.]+)$/.exec(file.filename)?.[1]?.toLowerCase() ?? '';
	if (!EXTENSIONS.includes(extension))
		return {
			docsStatus: 422,
			code: 'UNSUPPORTED_FORMAT',
			engineStatus: 400,
			text: `Unsupported file format: .${extension}. Allowed: ${EXTENSIONS.join(', ')}`,
		};
	if (takenForBytes(file) > maxFileSizeMb * 1024 * 1024)
		return {
			docsStatus: 413,
			code: 'FILE_TOO_LARGE',
			engineStatus: 400,
			text: `File too large. Maximum size: ${maxFileSizeMb}MB`,
		};
	// Only the engine is known to look for broken files; the documentation has no code for them.
	if (file.bytes < SMALLEST_BYTES && switches.current.variant !== 'docs')
		return { docsStatus: 422, code: '', engineStatus: 400, text: 'File too small or corrupted' };
	return undefined;
}

function videoFields(video: UploadedVideo, { switches }: ClipzyContext) {
	return {
		video_id: video.id,
		filename: video.filename,
		file_size_bytes: video.bytes,
		// The engine's source has constants here, whatever was uploaded.
		metadata: {
			width: 1920,
			height: 1080,
			duration_seconds: 60.0,
			frame_rate: 30.0,
			codec: 'h264',
			bitrate_kbps: 5000,
			format: video.filename.split('.').at(-1)?.toLowerCase() ?? 'mp4',
		},
		uploaded_at: wireDate(switches.current.variant, video.uploadedAt),
	};
}
