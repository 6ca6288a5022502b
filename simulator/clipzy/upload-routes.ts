import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { envelope, failedTo, sendIssues, sendRefusal, type Refusal } from './answer';
import type { Engine } from './engine';
import { sendCrash } from './fastapi';
import type { ClipzyContext, ClipzyJob, UploadedVideo } from './model';
import { originOf } from './origin';
import { uploadUrl } from './output';
import { Float } from './python-json';
import { readUploadForm, stemOf, takenForBytes, type UploadForm } from './upload-form';
import { wireDate } from './wire-date';

const EXTENSIONS = ['.mp4', '.mov', '.avi', '.mkv', '.webm'];
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
		// The engine's handler cannot write down that a text stands where the file must.
		if (file === undefined && fields.file !== undefined && variant !== 'docs')
			return sendCrash(reply, context);
		if (file === undefined)
			return sendIssues(reply, variant, [
				{ type: 'missing', loc: ['body', 'file'], msg: 'Field required', input: null },
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
			storage_url: uploadUrl(switches.current, video),
			...(variant === 'engine-b' && { job_id: job?.id ?? null }),
		};
		return reply.send(envelope(variant, core.clock.now(), message, data));
	});

	app.get<{ Params: { videoId: string } }>('/videos/info/:videoId', async (request, reply) => {
		const { variant } = switches.current;
		const video = engine.video(request.params.videoId);
		if (variant === 'docs') return reply.callNotFound();
		if (!video) return reply.code(404).send({ detail: 'Video not found' });
		const data = videoFields(video, context);
		return reply.send(envelope(variant, core.clock.now(), 'Video info retrieved', data));
	});
}

/** Engines queue a job with the upload; the documentation does not mention it. */
function startJob(engine: Engine, video: UploadedVideo, request: FastifyRequest): ClipzyJob {
	const { id, templateVideoId, webhookUrl, filename } = video;
	const origin = originOf(request);
	const details = { videoId: id, filename, templateVideoId, config: {}, webhookUrl, origin };
	return engine.createJob(details, { file: stemOf(filename), webhook_url: webhookUrl });
}

function fileRefusal(
	file: NonNullable<UploadForm['file']>,
	{ account, switches }: ClipzyContext,
): Refusal | undefined {
	const { maxFileSizeMb } = account.current;
	const invalid = (docsStatus: number, code: string, words: string): Refusal => ({
		docsStatus,
		code,
		engineStatus: 400,
		text: `Invalid video: ${words}`,
	});
	if (takenForBytes(file) > maxFileSizeMb * 1024 * 1024)
		return invalid(413, 'FILE_TOO_LARGE', `File size exceeds maximum of ${maxFileSizeMb}MB`);
	const extension = /.(\.[^.]+)$/.exec(file.filename)?.[1]?.toLowerCase() ?? '';
	if (!EXTENSIONS.includes(extension)) {
		const supported = `Supported formats: ${EXTENSIONS.join(', ')}`;
		const words = `Unsupported video format '${extension}'. ${supported}`;
		return invalid(422, 'UNSUPPORTED_FORMAT', words);
	}
	// Only the engine is known to look for broken files; the documentation has no code for them.
	if (file.bytes < SMALLEST_BYTES && switches.current.variant !== 'docs')
		return invalid(422, '', 'Video file is too small (less than 1KB)');
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
			duration_seconds: new Float(60),
			frame_rate: new Float(30),
			codec: 'h264',
			bitrate_kbps: 5000,
			format: video.filename.split('.').at(-1)?.toLowerCase() ?? 'mp4',
		},
		uploaded_at: wireDate(switches.current.variant, video.uploadedAt),
	};
}
