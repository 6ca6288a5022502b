import type { FastifyInstance } from 'fastify';
import { createJob, readBody, type Creation } from './creating';
import type { AnyJob } from './job-details';
import { pageOf } from './pages';
import { sendInvalidRequest } from './refusals';
import { imageSchema, videoSchema } from './studio-request';

/** Pictory docs, Get Generated Videos: up to 100 a page. */
const PAGE = 100;

/** `POST /v1/aistudio/videos` and `/images`, `GET /v1/aistudio/videos`. */
export function registerStudioRoutes(app: FastifyInstance, creation: Creation): void {
	const { context, jobs } = creation;

	app.post('/v1/aistudio/videos', async (request, reply) => {
		const schema = videoSchema(context.switches.current.studioUnknownFields);
		const body = readBody(schema, request.body, reply);
		if ('refused' in body) return body.refused;
		const { credits, webhook, webhookInput } = body.value;
		const studioId = studioIdOf(context.jobs.all().length, creation);
		return createJob(
			creation,
			reply,
			{
				work: { kind: 'studioVideo', request: body.value, studioId },
				credits,
				...(webhook !== undefined && { webhook }),
				webhookInput,
			},
			request.body,
		);
	});

	app.post('/v1/aistudio/images', async (request, reply) => {
		const schema = imageSchema(context.switches.current.studioUnknownFields);
		const body = readBody(schema, request.body, reply);
		if ('refused' in body) return body.refused;
		const { credits, webhook, webhookInput } = body.value;
		return createJob(
			creation,
			reply,
			{
				work: { kind: 'studioImage', request: body.value },
				credits,
				...(webhook !== undefined && { webhook }),
				webhookInput,
			},
			request.body,
		);
	});

	app.get<{ Querystring: { nextPageKey?: string } }>(
		'/v1/aistudio/videos',
		async (request, reply) => {
			const finished = context.jobs
				.all()
				.filter((job) => job.state === 'succeeded' && job.details.work.kind === 'studioVideo')
				.reverse();
			const page = pageOf(finished, PAGE, request.query.nextPageKey);
			if (page === undefined) return sendInvalidRequest(reply, 'nextPageKey is not valid');
			const { items, nextPageKey } = page;
			return reply.send({
				items: items.map((job) => studioItem(job, jobs.data(job))),
				...(nextPageKey !== undefined && { nextPageKey }),
			});
		},
	);
}

/** Ids of this list are no uuids: digits of the time and hex digits. */
function studioIdOf(ordinal: number, { context: { core } }: Creation): string {
	const digits = core.randomness.stream(`pictory/studio-id/${ordinal}`).hex(12);
	return `${core.clock.now()}${digits}`;
}

function studioItem(job: AnyJob, data: Readonly<Record<string, unknown>>) {
	const { work } = job.details;
	if (work.kind !== 'studioVideo') throw new Error(`Job ${job.id} is no AI Studio video`);
	const { request, studioId } = work;
	const { prompt, aspectRatio, model, firstFrameImageUrl, referenceImageUrls, extendVideoUrl } =
		request;
	return {
		url: data.url,
		id: studioId,
		prompt,
		aspectRatio,
		createdDate: new Date(job.finishedAt ?? job.submittedAt).toISOString(),
		model,
		width: data.width,
		height: data.height,
		duration: data.duration,
		previewImageUrl: data.previewImageUrl,
		thumbnailImageUrl: data.thumbnailImageUrl,
		lastFrameImageUrl: data.lastFrameImageUrl,
		...(firstFrameImageUrl !== undefined && { firstFrameImageUrl }),
		...(referenceImageUrls !== undefined && { referenceImageUrls }),
		...(extendVideoUrl !== undefined && { extendVideoUrl }),
	};
}
