import type { FastifyInstance, FastifyReply } from 'fastify';
import { createJob, readBody, type Creation } from './creating';
import type { AnyJob } from './job-details';
import { pageOf } from './pages';
import { sendInvalidRequest } from './refusals';
import { imageSchema, videoSchema, type ImageRequest } from './studio-request';

/** Pictory docs, Get Generated Videos: up to 100 a page. */
const PAGE = 100;

/** `POST /v1/aistudio/videos` and `/images`, and their lists. */
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

	const list = (
		kind: 'studioVideo' | 'studioImage',
		key: string | undefined,
		reply: FastifyReply,
	) => {
		const finished = context.jobs
			.all()
			.filter((job) => job.state === 'succeeded' && job.details.work.kind === kind)
			.reverse();
		const page = pageOf(finished, PAGE, key);
		if (page === undefined) return sendInvalidRequest(reply, 'nextPageKey is not valid');
		const { items, nextPageKey } = page;
		return reply.send({
			items: items.map((job) => studioItem(job, jobs.data(job))),
			...(nextPageKey !== undefined && { nextPageKey }),
		});
	};

	app.get<PageQuery>('/v1/aistudio/videos', async (request, reply) =>
		list('studioVideo', request.query.nextPageKey, reply),
	);
	app.get<PageQuery>('/v1/aistudio/images', async (request, reply) =>
		list('studioImage', request.query.nextPageKey, reply),
	);
}

interface PageQuery {
	Querystring: { nextPageKey?: string };
}

/** Ids of this list are no uuids: digits of the time and hex digits. */
function studioIdOf(ordinal: number, { context: { core } }: Creation): string {
	const digits = core.randomness.stream(`pictory/studio-id/${ordinal}`).hex(12);
	return `${core.clock.now()}${digits}`;
}

function studioItem(job: AnyJob, data: Readonly<Record<string, unknown>>) {
	const { work } = job.details;
	if (work.kind === 'studioImage') return imageItem(job, work.request, data);
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

function imageItem(
	job: AnyJob,
	{ prompt, aspectRatio, model, style, referenceImageUrl }: ImageRequest,
	{ url, width, height }: Readonly<Record<string, unknown>>,
) {
	return {
		url,
		id: job.id.split('-').reverse().join('-'),
		prompt,
		aspectRatio,
		createdDate: new Date(job.finishedAt ?? job.submittedAt).toISOString(),
		model,
		width,
		height,
		...(style !== undefined && { style }),
		...(referenceImageUrl !== undefined && { referenceImageUrl }),
	};
}
