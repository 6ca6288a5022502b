import type { FastifyInstance } from 'fastify';
import { readBody, type Creation } from './creating';
import { detailsFor, renderPreview, type JobPath, type Sending } from './storyboard-routes';
import {
	storyboardOf,
	storyboardOfRender,
	version1RenderSchema,
	version1Schema,
} from './version1-request';

/** Preview and render as the v1 API had them: other bodies, and two places for the id in the answer. */
export function registerVersion1Routes(app: FastifyInstance, creation: Creation): void {
	app.post('/v1/video/storyboard', async (request, reply) => {
		const body = readBody(version1Schema, request.body, reply);
		if ('refused' in body) return body.refused;
		const storyboard = storyboardOf(body.value);
		const details = detailsFor(storyboard, {
			kind: 'preview',
			storyboard,
			api: 'v1',
			changes: new Map(),
		});
		return sendLikeVersion1('jobId')(creation, reply, details, request.body);
	});

	app.post('/v1/video/render', async (request, reply) => {
		const body = readBody(version1RenderSchema, request.body, reply);
		if ('refused' in body) return body.refused;
		const storyboard = storyboardOfRender(body.value);
		const details = detailsFor(storyboard, { kind: 'render', storyboard, api: 'v1' });
		return sendLikeVersion1('data.job_id')(creation, reply, details, request.body);
	});

	app.put<JobPath>('/v1/video/render/:jobid', async (request, reply) =>
		renderPreview(
			creation,
			{ id: request.params.jobid, body: request.body, api: 'v1' },
			reply,
			sendLikeVersion1('data.job_id'),
		),
	);
}

/** Seen in the provider's old samples: `jobId` at the top, or `data.job_id`. */
function sendLikeVersion1(form: 'jobId' | 'data.job_id'): Sending {
	return ({ jobs }, reply, details, request) => {
		const job = jobs.create(details, request);
		if (job === 'too-few-credits')
			return reply.code(400).send({
				success: false,
				error: { error_message: 'Not enough credits', error_code: 890 },
			});
		return reply.send(
			form === 'jobId'
				? { success: true, jobId: job.id }
				: { success: true, data: { job_id: job.id } },
		);
	};
}
